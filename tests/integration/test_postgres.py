"""The embedded PostgreSQL: who gets in, who owns what, and what it says when it cannot start."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from izligums.commands import postgres
from izligums.commands.postgres_place import DATABASE, Cluster, PostgresError, prepare_home
from izligums.commands.postgres_place import cluster as cluster_in

QUICK = {"fsync": "off"}


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    """A var folder of its own, in a folder closed to everybody else, as a home directory is."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    yield closed / "var"
    postgres.remove(closed / "var")


@pytest.fixture
def web(cluster: Cluster, db: None) -> Iterator[psycopg.Connection]:
    """A connection to the test database as the web role."""
    from django.db import connection

    with psycopg.connect(cluster.url(postgres.WEB, database=connection.settings_dict["NAME"])) as session:
        yield session


@pytest.mark.parametrize("role", postgres.ROLES)
def test_nobody_enters_without_password(cluster: Cluster, role: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(host=str(cluster.socket), user=role, dbname=DATABASE)


@pytest.mark.parametrize("role", postgres.ROLES)
def test_nobody_enters_with_a_wrong_password(cluster: Cluster, role: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(host=str(cluster.socket), user=role, dbname=DATABASE, password="guess")


def test_passwords_differ_and_are_private(cluster: Cluster) -> None:
    assert len({cluster.password(role) for role in postgres.ROLES}) == len(postgres.ROLES)
    assert stat.S_IMODE(cluster.passwords_file.stat().st_mode) == 0o600


def test_server_listens_on_a_private_socket_only(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url(postgres.OWNER)) as session:
        assert session.execute("SHOW listen_addresses").fetchone() == ("",)
        assert session.execute("SHOW server_encoding").fetchone() == ("UTF8",)
        assert session.execute("SELECT datcollate FROM pg_database WHERE datname = 'izligums'").fetchone() == ("C",)
    assert stat.S_IMODE(cluster.socket.stat().st_mode) == 0o700
    assert stat.S_IMODE(cluster.data.stat().st_mode) == 0o700
    assert (cluster.data / "pg_hba.conf").read_text() == "local all all scram-sha-256\n"


@pytest.mark.parametrize("role", [postgres.OWNER, postgres.WEB])
def test_roles_have_no_power_over_the_server(cluster: Cluster, role: str) -> None:
    with psycopg.connect(cluster.url(role)) as session:
        powers = session.execute(
            "SELECT rolsuper, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert powers == (False, False, False, False)


def test_web_role_owns_nothing(web: psycopg.Connection) -> None:
    owned = web.execute(
        "SELECT count(*) FROM pg_shdepend WHERE refobjid = 'izligums_web'::regrole AND deptype = 'o'"
    ).fetchone()
    assert owned == (0,)
    tables = web.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert tables is not None
    assert tables[0] > 10


def test_web_role_reads_and_writes_rows(web: psycopg.Connection) -> None:
    web.execute("INSERT INTO django_session VALUES ('key', 'data', now())")
    web.execute("UPDATE django_session SET session_data = 'more'")
    assert web.execute("SELECT session_data FROM django_session").fetchone() == ("more",)
    web.execute("DELETE FROM django_session")
    web.rollback()


@pytest.mark.parametrize(
    "forbidden",
    [
        "TRUNCATE django_session",
        "DROP TABLE django_session",
        "ALTER TABLE django_session ADD COLUMN more int",
        "CREATE TABLE mine (id int)",
        "CREATE ROLE friend",
        "SET ROLE izligums_owner",
    ],
)
def test_web_role_cannot_change_the_house(web: psycopg.Connection, forbidden: str) -> None:
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue)):
        web.execute(forbidden)
    web.rollback()


def test_closed_folder_keeps_its_modes(var: Path) -> None:
    before = {folder: folder.stat().st_mode for folder in var.parents}
    here = postgres.start(var, settings=QUICK)
    with psycopg.connect(here.url(postgres.WEB)) as session:
        assert session.execute("SELECT current_user").fetchone() == (postgres.WEB,)
    assert {folder: folder.stat().st_mode for folder in var.parents} == before
    assert stat.S_IMODE(here.home.stat().st_mode) == 0o700


def test_data_survives_a_restart_and_not_a_removal(var: Path) -> None:
    here = postgres.start(var, settings=QUICK)
    with psycopg.connect(here.url(postgres.OWNER)) as session:
        session.execute("CREATE TABLE kept (id int)")
    postgres.stop(var)
    assert not postgres.is_running(here)

    postgres.start(var, settings=QUICK)
    with psycopg.connect(here.url(postgres.WEB)) as session:
        assert session.execute("SELECT count(*) FROM kept").fetchone() == (0,)

    home = here.home
    postgres.remove(var)
    assert not home.exists()
    assert not here.passwords_file.exists()


def test_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    here = cluster_in(tmp_path / ("long" * 30))
    assert len(os.fsencode(here.socket / ".s.PGSQL.5432")) <= 107


@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[Cluster]:
    """A data directory that looks like PostgreSQL's and was not made by us."""
    here = cluster_in(tmp_path / "var")
    here.var.mkdir()
    prepare_home(here)
    here.data.mkdir()
    (here.data / "PG_VERSION").write_text("18")
    yield here
    shutil.rmtree(here.home)


def test_data_of_another_version_is_not_touched(foreign: Cluster) -> None:
    (foreign.data / "PG_VERSION").write_text("15")
    with pytest.raises(PostgresError, match="holds a database of PostgreSQL 15, not 18: move it away"):
        postgres.start(foreign.var)
    assert (foreign.data / "PG_VERSION").read_text() == "15"


@pytest.mark.parametrize("act", [postgres.start, postgres.remove])
def test_data_of_somebody_else_is_not_touched(foreign: Cluster, act: Callable[[Path], object]) -> None:
    with pytest.raises(PostgresError, match="this program did not make: move it away"):
        act(foreign.var)
    assert (foreign.data / "PG_VERSION").exists()


def test_data_directory_in_the_place_of_ours_is_not_touched(tmp_path: Path) -> None:
    theirs = tmp_path / "var" / "postgres" / "PG_VERSION"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("18")
    with pytest.raises(PostgresError, match="did not make: move it away"):
        postgres.start(tmp_path / "var")
    assert list(theirs.parent.iterdir()) == [theirs]


def test_lost_passwords_are_named(var: Path) -> None:
    here = postgres.start(var, settings=QUICK)
    postgres.stop(var)
    here.passwords_file.unlink()
    with pytest.raises(PostgresError, match=r"database\.json is missing"):
        postgres.start(var)


def test_full_disk_is_named(var: Path) -> None:
    with pytest.raises(PostgresError, match="The disk is full: make room"):
        postgres.start(var, room=2**62)
    assert not cluster_in(var).data.exists()


def test_disk_that_fills_while_working_is_named(tmp_path: Path) -> None:
    told = 'initdb: error: could not write to file "pg_wal/xlogtemp.1": No space left on device'
    assert postgres.sentence(told, cluster_in(tmp_path)).startswith("The disk is full")
