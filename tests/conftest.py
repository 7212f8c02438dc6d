"""What every test runs under.

- The database is the embedded PostgreSQL in `var/test/`, started by the first test that needs it and stopped by the
  last process that used it; each worker has a database of its own.
- Tests connect as the owner of the database in upkeep; a page answers behind the walls all the same, because it says
  by itself who reads. The web role's rights are tested by name.
- The network is closed but for loopback, warnings are errors, and a template variable that does not exist fails
  (all three in pyproject.toml). Rows that nobody ordered come backwards. `tests/unit` has no database.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.db.models import QuerySet
from django.utils import translation

from izligums.accounts import walls
from izligums.commands import postgres, translations
from izligums.commands.postgres_place import DATABASE, Cluster
from izligums.core import keys

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "test"
UNCHANGED = ("documents_issueddocument", "accounts_signin")  # tables whose rows a trigger keeps
QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "autovacuum": "off",  # else plans hang on whether it has just looked: at rows of a test that is undone, or at none
}


def pytest_sessionstart() -> None:
    translations.compile_all()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The tests' own server. Everyone who uses it holds a shared lock; whoever can take it alone was the last."""
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "users.lock").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        yield postgres.start(VAR, settings=QUICK)
        connections.close_all()
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        postgres.stop(VAR)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster: Cluster, worker_id: str) -> None:
    """Point Django at the tests' server, with one database per worker and per run."""
    test_name = f"test_{worker_id}_{os.environ.get('PYTEST_XDIST_TESTRUNUID', str(os.getpid()))[:12]}"
    database = connections["default"].settings_dict
    database.update(
        NAME=DATABASE,
        USER=postgres.OWNER,
        PASSWORD=cluster.password(postgres.OWNER),
        HOST=str(cluster.socket),
        CONN_MAX_AGE=0,
        OPTIONS={"options": "-c izligums.job=upkeep"},  # what tests prepare; pages say by themselves who reads
    )
    database["TEST"]["NAME"] = test_name


@pytest.fixture(scope="session", autouse=True)
def _keys_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keys last as long as the run; case numbers that come again find the key that is there."""
    settings.KEYS = tmp_path_factory.mktemp("keys")
    settings.MASTER_KEY_FILE = settings.KEYS.parent / "master-key"
    keys.first_start()


@pytest.fixture(scope="session", autouse=True)
def _unordered_rows_come_backwards() -> Iterator[None]:
    """Rows nobody ordered come last first, so that no test passes because PostgreSQL happened to keep their order."""
    fetch = QuerySet._fetch_all

    def fetch_backwards(rows: Any) -> None:
        asked_now = rows._result_cache is None
        fetch(rows)
        if asked_now and not rows.ordered:
            rows._result_cache.reverse()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuerySet, "_fetch_all", fetch_backwards)
        yield


@pytest.fixture(autouse=True)
def _what_never_changes_goes_with_the_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test with real commits the database is emptied; issued papers refuse that and are taken out before."""
    marker = request.node.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")) and "transactional_db" not in request.fixturenames:
        yield
        return
    assert not connection.in_atomic_block, "What was made once for this module is not committed: move the test."
    request.getfixturevalue("_django_db_helper")  # so that this fixture ends first
    yield
    with transaction.atomic(), connection.cursor() as cursor:
        for table in UNCHANGED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"TRUNCATE {table} CASCADE")
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.fixture(scope="session")
def django_db_setup(
    cluster: Cluster, _keys_of_their_own: None, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """Raise the walls. Before the test database is dropped, end sessions that a live server's thread left behind."""
    with django_db_blocker.unblock():
        walls.raise_walls()
    yield
    with psycopg.connect(cluster.url(postgres.SUPERUSER, database=postgres.SUPERUSER), autocommit=True) as server:
        name = connections["default"].settings_dict["NAME"]
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


@pytest.fixture(scope="module")
def made_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What fixtures of a module make under this one is there for all its tests: each undoes what it did itself, and
    after the last of them nothing is left. Not for tests with real commits."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session", autouse=True)
def _own_anchors(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Real commits of tests anchor their journals here."""
    settings.JOURNAL_HEADS = tmp_path_factory.mktemp("journal") / "heads"


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A request leaves its language behind in the thread."""
    yield
    translation.deactivate()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that find something made together run on one worker, so that it is made once."""
    for item in items:
        if "made_once" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def pytest_runtest_setup(item: pytest.Item) -> None:
    in_unit = (ROOT / "tests" / "unit") in item.path.parents
    if in_unit and ("db" in getattr(item, "fixturenames", ()) or item.get_closest_marker("django_db")):
        pytest.fail(f"{item.nodeid} asks for a database: move it to tests/integration.")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests/walls has tried."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, [])]
    tried = [each for report in reports for name, each in report.user_properties if name == "walls"]
    if tried:
        combinations, leaks = (sum(column) for column in zip(*tried, strict=True))
        terminalreporter.write_line(f"walls: {combinations:,} combinations, {leaks} leaks")
