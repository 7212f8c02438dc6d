"""The embedded PostgreSQL: one private server per checkout, from the wheel's own programs.

Meant for the demo, the tests and small offices; a real server is named by `DATABASE_URL` and then nothing here runs.

Where things lie, below the folder `var` (`postgres_place` has the exceptions for root and closed folders):

- `var/postgres/` the server's home, open to nobody else: `data/`, `socket/`, `log`
- `var/database.json` the passwords of the roles (mode 0600)

The wheel's own start-up code is not used: it trusts every local user and opens the folders above.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import secrets
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from izligums.commands.postgres_place import (
    DATABASE,
    MAJOR,
    Cluster,
    PostgresError,
    cluster,
    own,
    prepare_home,
    private_folder,
    programs_of,
    system_user,
)

SUPERUSER = "postgres"
OWNER = "izligums_owner"  # owns the database and everything in it; runs the migrations
WEB = "izligums_web"  # owns nothing; the web server
#: A statement that fails would stand in the server's log with the words in it.
RESERVED = {"log_min_messages": "fatal", "log_min_error_statement": "panic", "log_error_verbosity": "terse"}
WORKER = "izligums_worker"  # owns nothing; jobs, which the walls show what their name is granted
AUDIT = "izligums_audit"  # owns the views for those who watch over cases; nobody signs in as it
ROLES = (SUPERUSER, OWNER, WEB, WORKER)
ROOM = 300 * 1024 * 1024  # bytes that must be free for a new cluster

_MARK = "izligums"  # a file that says the data is ours
_HBA = "local all all scram-sha-256\n"


def start(var: Path, *, settings: Mapping[str, str] | None = None, room: int = ROOM) -> Cluster:
    """Start the server unless it runs already, making the cluster, roles and database first when they are missing.

    `settings` are passed to the server (tests trade safety for speed). Raises PostgresError.
    """
    here = cluster(var)
    try:
        here.var.mkdir(mode=0o711, parents=True, exist_ok=True)
        with _alone(here):
            prepare_home(here)
            if not _is_ours(here):
                _initialise(here, room)
            if not is_running(here):
                private_folder(here.socket)
                _launch(here, settings or {})
            _make_roles_and_database(here)
    except OSError as error:
        raise PostgresError(sentence(str(error), here)) from error
    return here


def stop(var: Path) -> None:
    """Stop the server if it runs; open sessions are ended, what was committed is kept."""
    here = cluster(var)
    if not (here.data / _MARK).exists():
        return
    with _alone(here):
        if is_running(here):
            _run(here, "pg_ctl", "stop", "-D", str(here.data), "-m", "fast", "-w")


def remove(var: Path) -> None:
    """Stop the server and delete its data and passwords; data that is not ours stays."""
    stop(var)
    here = cluster(var)
    if here.data.exists() and not (here.data / _MARK).exists():
        raise PostgresError(f"{here.data} holds data that this program did not make: move it away.")
    for place in (here.socket, here.home):
        if place.exists():
            shutil.rmtree(place)
    (here.var / "postgres").unlink(missing_ok=True)  # the link, where the home lies elsewhere
    here.passwords_file.unlink(missing_ok=True)


def is_running(here: Cluster) -> bool:
    return _run(here, "pg_ctl", "status", "-D", str(here.data), check=False).returncode == 0


@contextmanager
def _alone(here: Cluster) -> Iterator[None]:
    """One starter at a time: test workers and a second terminal wait here."""
    with (here.var / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(here: Cluster, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    user = system_user()
    command = [str(programs_of(here) / program), *arguments]
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
    with tempfile.TemporaryFile("w+") as output:  # a pipe would stay open for as long as the server lives
        result = subprocess.run(  # noqa: S603 - our own programs, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd="/",
            start_new_session=True,  # Ctrl-C is for us; the server is stopped in its turn
            check=False,
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
        )
        output.seek(0)
        told = output.read()
    if check and result.returncode:
        if here.log.exists():
            told += here.log.read_text(errors="replace")[-4000:]
        raise PostgresError(sentence(told, here))
    return subprocess.CompletedProcess(command, result.returncode, told)


def sentence(told: str, here: Cluster) -> str:
    """What `told`, the words of a program or of the system, means for the person who started it."""
    if "No space left on device" in told or os.strerror(errno.ENOSPC) in told:
        return f"The disk is full: make room on the disk of {here.home} and start again."
    if os.strerror(errno.EACCES) in told:
        return f"The folder {here.var} cannot be written: choose a checkout that you own."
    lines = [line for line in told.strip().splitlines() if "FATAL" in line or "error" in line] or told.splitlines()
    return f"The database could not start (log: {here.log}): {lines[-1].strip() if lines else 'no reason given'}"


def _is_ours(here: Cluster) -> bool:
    """Whether a cluster of ours is there; refuses to touch one that is not ours."""
    if not here.data.exists():
        return False
    found = here.data / "PG_VERSION"
    made_by = found.read_text().strip() if found.exists() else MAJOR
    if made_by != MAJOR:
        raise PostgresError(f"{here.data} holds a database of PostgreSQL {made_by}, not {MAJOR}: move it away.")
    if not (here.data / _MARK).exists():
        raise PostgresError(f"{here.data} holds data that this program did not make: move it away.")
    if not here.passwords_file.exists():
        raise PostgresError(f"{here.passwords_file} is missing: bring it back, or start anew with `make demo FRESH=1`.")
    if not here.knows(ROLES):
        raise PostgresError(f"{here.data} was made by an earlier version: start anew with `make demo FRESH=1`.")
    return True


def _initialise(here: Cluster, room: int) -> None:
    if shutil.disk_usage(here.home).free < room:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    passwords = {role: secrets.token_urlsafe(24) for role in ROLES}
    unfinished = here.home / "data.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    first_password = here.home / "password"
    first_password.unlink(missing_ok=True)
    first_password.touch(mode=0o600)
    first_password.write_text(passwords[SUPERUSER])
    own(first_password)
    try:
        _run(
            here,
            "initdb",
            f"--pgdata={unfinished}",
            f"--username={SUPERUSER}",
            f"--pwfile={first_password}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-instructions",
        )
    finally:
        first_password.unlink()
    (unfinished / "pg_hba.conf").write_text(_HBA)
    (unfinished / _MARK).write_text("Made by izligums: `make demo FRESH=1` deletes this folder.\n")
    here.passwords_file.unlink(missing_ok=True)
    here.passwords_file.touch(mode=0o600)
    here.passwords_file.write_text(json.dumps(passwords))
    unfinished.rename(here.data)


def _launch(here: Cluster, settings: Mapping[str, str]) -> None:
    options = ["-k", str(here.socket), "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700"]
    for name, value in {**RESERVED, **settings}.items():
        options += ["-c", f"{name}={value}"]
    here.log.unlink(missing_ok=True)
    _run(
        here, "pg_ctl", "start", "-D", str(here.data), "-l", str(here.log), "-w", "-t", "30", "-o", shlex.join(options)
    )


def _make_roles_and_database(here: Cluster) -> None:
    """Bring roles, their rights and the database about, the database last: where it stands, all is done."""
    try:
        with psycopg.connect(here.url(SUPERUSER, database=SUPERUSER), autocommit=True) as server:
            if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                _let_the_walls_be_built(server)  # in a database of an earlier version
                return
            known = {name for (name,) in server.execute("SELECT rolname FROM pg_roles")}
            for role, rights in ((OWNER, "LOGIN CREATEDB"), (WEB, "LOGIN"), (WORKER, "LOGIN")):
                if role not in known:
                    words = sql.SQL("CREATE ROLE {} {} PASSWORD {}")
                    server.execute(
                        words.format(sql.Identifier(role), sql.SQL(rights), sql.Literal(here.password(role)))
                    )
            _let_the_walls_be_built(server)
        # Said in template1, so that every database made from it, a test's too, begins with these rights.
        with psycopg.connect(here.url(SUPERUSER, database="template1"), autocommit=True) as template:
            for kind, given in (("TABLES", "SELECT, INSERT, UPDATE, DELETE"), ("SEQUENCES", "USAGE, SELECT")):
                words = sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} GRANT {} ON {} TO {}, {}")
                roles = (sql.Identifier(role) for role in (WEB, WORKER))
                template.execute(words.format(sql.Identifier(OWNER), sql.SQL(given), sql.SQL(kind), *roles))
        with psycopg.connect(here.url(SUPERUSER, database=SUPERUSER), autocommit=True) as server:
            server.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
            )
    except psycopg.OperationalError as error:
        raise PostgresError(sentence(str(error), here)) from error


def _let_the_walls_be_built(server: psycopg.Connection[Any]) -> None:
    """What the walls need of a superuser. Functions of `policy/walls.sql` write down as what they run, in a word that
    PostgreSQL does not know; and views belong to a role that the owner can act as without having its rights otherwise.
    """
    owner, audit = sql.Identifier(OWNER), sql.Identifier(AUDIT)
    if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [AUDIT]).fetchone():
        server.execute(sql.SQL("CREATE ROLE {}").format(audit))
    server.execute(sql.SQL("GRANT {} TO {} WITH INHERIT FALSE, SET TRUE").format(audit, owner))
    server.execute(sql.SQL("GRANT SET ON PARAMETER izligums.job TO {}").format(owner))
