"""The second wall: row security in the database (`policy/walls.sql`, `policy/walls.toml`), and who reads through it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import BigIntegerField, Func, Value

from izligums.accounts.access import role_policies
from izligums.accounts.models import User
from izligums.policy import Sentences, read_text, read_toml

#: The database roles: pages, which own nothing; jobs; the owner of the tables.
WEB_ROLE, WORKER_ROLE, OWNER_ROLE = "izligums_web", "izligums_worker", "izligums_owner"
#: To whom the views of `Audited` belong; nobody signs in as it.
AUDIT_ROLE = "izligums_audit"
#: The digest of the visitor's key and their place in the case, while they read (`visiting`).
_VISITOR: ContextVar[tuple[str, int] | None] = ContextVar("visitor", default=None)
_SAID = ("user", "leader", "reach", "unit", "case", "job", "key", "participant")


@dataclass(frozen=True)
class Wall:
    """The rule of one table: `shows` is SQL over one of its rows, `words` the same for a lawyer. `takes` is what a row
    that is written must fulfil, when that is something else; `job` the one that works with every row, or with the rows
    of `job_shows`."""

    table: str
    shows: str
    takes: str
    job: str | None
    job_shows: str
    words: Sentences


@cache
def walls() -> dict[str, Wall]:
    """By table."""
    return {
        table: Wall(
            table=table,
            shows=each["shows"].strip(),
            takes=each.get("takes", each["shows"]).strip(),
            job=each.get("job"),
            job_shows=each.get("job_shows", "").strip(),
            words=_words(each["words"]),
        )
        for each in read_toml("walls.toml")["wall"]
        for table in each["tables"]
    }


@dataclass(frozen=True)
class Audited:
    """Some columns of a table, for those who do not see its rows: a view, and to whom it `shows` which rows."""

    view: str
    table: str
    columns: tuple[str, ...]
    words: Sentences
    shows: str


@cache
def audited() -> tuple[Audited, ...]:
    return tuple(
        Audited(**{**each, "columns": tuple(each["columns"]), "words": _words(each["words"])})
        for each in read_toml("walls.toml")["audited"]
    )


@cache
def open_tables() -> dict[str, Sentences]:
    """Tables without a wall, each with the reason."""
    return {table: _words(reason) for table, reason in read_toml("walls.toml")["open"].items()}


def _words(written: dict[str, str]) -> Sentences:
    return Sentences(**{language: " ".join(words.split()) for language, words in written.items()})


# -- who reads ---------------------------------------------------------------------------------------------------------


@contextmanager
def reading_as(user: User | AnonymousUser, *, looks: bool = False) -> Iterator[None]:
    """One transaction in which the database shows what `user` may see; a stranger sees nothing of any case.

    For somebody who only `looks`, nothing is written; then a case opened from outside its unit is in sight too.
    """
    with _transaction():
        _run("SELECT walls.look(%s)" if looks else "SELECT walls.enter(%s)", user.pk)
        yield


@contextmanager
def signing_as(user: User) -> Iterator[Func]:
    """As `reading_as`, for one row that names who reads: the value of that column, with which the reader enters."""
    with _transaction():
        yield Func(Value(user.pk), function="walls.entered", output_field=BigIntegerField())


@contextmanager
def presenting(key: str) -> Iterator[None]:
    """One transaction of somebody at the door of the people of a case; `key` is the digest of the one they hold."""
    with _transaction():
        _run("SELECT walls.present(%s)", key)
        yield


@contextmanager
def visiting(key: str) -> Iterator[int]:
    """One transaction of a person of a case in their own space, by the digest of their visit's key: their place in the
    case. It only reads, and shows nothing (of 0) when the visit or the access has ended.

    A page that asks much opens one around all its questions: inside, the same visitor is not asked for again.
    """
    inside = _VISITOR.get()
    if inside is not None and inside[0] == key:
        yield inside[1]
        return
    with _transaction(), connection.cursor() as cursor:
        cursor.execute("SELECT walls.enter_participant(%s)", [key])
        cursor.execute("SELECT walls.participant()")
        own = cursor.fetchone()[0] or 0
        with _reads(key, own):
            yield own


@contextmanager
def acting_for_oneself(key: str) -> Iterator[tuple[int, int] | None]:
    """One transaction in which a person of a case does something in their own space, by the digest of their visit's
    key: their place in the case, and the case, which is in sight; None when the visit or the access has ended.

    Draw no page in it: the other side's data are in sight too, for the rules.
    """
    with _transaction(), connection.cursor() as cursor:
        cursor.execute("SELECT own, of_case FROM walls.act_for_oneself(%s)", [key])
        yield cursor.fetchone()


@contextmanager
def working_as(job: str) -> Iterator[None]:
    """One transaction of a job or command, which sees what walls.toml grants its name. `upkeep` is for the owner."""
    with _transaction():
        _run("SELECT walls.enter_job(%s)", job)
        yield


@contextmanager
def drawing_own_data(request: int) -> Iterator[None]:
    """One transaction of the job that draws a person's own data: it sees the case of that request and no other."""
    with _transaction():
        _run("SELECT walls.enter_own_data(%s)", request)
        yield


def stay_in_upkeep() -> None:
    """For commands of the database's owner: this connection sees everything until it ends."""
    _run("SELECT set_config('izligums.job', %s, false)", "upkeep")


def take_in_hand(case_id: int) -> None:
    """Keep a case in sight to the end of the transaction, whatever the act does to it. Without effect on a case that
    is out of sight."""
    _run("SELECT walls.take_in_hand(%s)", case_id)


@contextmanager
def _reads(key: str | None, own: int = 0) -> Iterator[None]:
    """That the visitor of that key reads in this transaction; or, with None, that somebody else does."""
    before = _VISITOR.set(None if key is None else (key, own))
    try:
        yield
    finally:
        _VISITOR.reset(before)


@contextmanager
def _transaction() -> Iterator[None]:
    """Inside another transaction, what was said before holds again afterwards."""
    before = _said() if connection.in_atomic_block else None
    with transaction.atomic(), _reads(None):
        yield
        if before is not None:
            words = ", ".join(f"set_config('izligums.{name}', %s, true)" for name in _SAID)
            _run(f"SELECT {words}", *before)


def _said() -> list[str]:
    words = ", ".join(f"coalesce(current_setting('izligums.{name}', true), '')" for name in _SAID)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {words}")
        return list(cursor.fetchone())


def _run(statement: str, *values: int | str | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# -- raising the walls -------------------------------------------------------------------------------------------------


def raise_walls() -> None:
    """Bring functions and policies into the database, as its owner; nothing is done when they stand as written."""
    policies = (*map(_policy, walls().values()), *_own_data(), *map(_view, audited()))
    may_make = f"GRANT CREATE ON SCHEMA public TO {AUDIT_ROLE};"
    statements = _functions() + may_make + "".join(policies)
    digest = hashlib.sha256(statements.encode()).hexdigest()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regnamespace('walls'), 'pg_namespace')")
        (standing,) = cursor.fetchone()
        if standing != digest:
            cursor.execute(statements.replace("%", "%%"))
            cursor.execute(f"COMMENT ON SCHEMA walls IS '{digest}'")


def gaps() -> list[str]:
    """Tables that stand open without a reason, or whose wall is not as written; empty when all is well."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity"
            " AND count(polname) FILTER (WHERE polname IN ('wall', 'without_wall')) = 2"
            " FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
            " LEFT JOIN pg_policy ON polrelid = pg_class.oid"
            " WHERE nspname = 'public' AND relkind IN ('r', 'p') GROUP BY 1, relrowsecurity, relforcerowsecurity"
        )
        walled = dict(cursor.fetchall())
    without = [table for table, stands in walled.items() if not stands and table not in open_tables()]
    return sorted({*without, *(walls().keys() - walled.keys())})


def _functions() -> str:
    reaches = " ".join(f"WHEN '{role.value}' THEN '{policy.reach.value}'" for role, policy in role_policies().items())
    allowed = " ".join(
        f"WHEN '{role.value}' THEN '{{{','.join(sorted(policy.permissions))}}}'"
        for role, policy in role_policies().items()
    )
    words = {"{reaches}": reaches, "{permissions}": allowed, "{days_after}": str(_days_after())}
    written = read_text("walls.sql")
    for placeholder, word in words.items():
        written = written.replace(placeholder, word)
    return written


def _days_after() -> int:
    days: int = read_toml("rules.toml")["open_from_outside"]["days_after"]
    return days


def _policy(wall: Wall) -> str:
    """What pages may see is a policy of its own: the fewer conditions, the faster PostgreSQL plans every statement. A
    job sees what its name is granted, and not what hangs on it. PostgreSQL asks the policies from the last name to the
    first, so that the owner in upkeep is never asked for grants.
    """
    upkeep = "(SELECT walls.upkeep())"
    if wall.job:
        upkeep += f" OR (SELECT walls.job('{wall.job}'))" + (f" AND {wall.job_shows}" if wall.job_shows else "")
    return f"""
ALTER TABLE {wall.table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS wall ON {wall.table};
CREATE POLICY wall ON {wall.table} TO {OWNER_ROLE}, {WEB_ROLE} USING ({wall.shows}) WITH CHECK ({wall.takes});
DROP POLICY IF EXISTS without_wall ON {wall.table};
CREATE POLICY without_wall ON {wall.table} TO {OWNER_ROLE}, {WORKER_ROLE} USING ({upkeep});
"""


def _own_data() -> Iterator[str]:
    """For the worker alone, and only to read."""
    for table, shows in read_toml("walls.toml")["own_data"].items():
        yield f"""
DROP POLICY IF EXISTS own_data ON {table};
CREATE POLICY own_data ON {table} FOR SELECT TO {WORKER_ROLE} USING ((SELECT walls.job('own_data')) AND ({shows}));
"""


def _view(each: Audited) -> str:
    """The view belongs to a role of its own that may read these columns alone, and whose policy nobody else has; it is
    dropped and made as that role. Pages only read it. The planner dissolves it: indexes serve as for the table."""
    columns = ", ".join(each.columns)
    return f"""
GRANT SELECT ({columns}) ON {each.table} TO {AUDIT_ROLE};
DROP POLICY IF EXISTS audited ON {each.table};
CREATE POLICY audited ON {each.table} FOR SELECT TO {AUDIT_ROLE} USING ((SELECT {each.shows}));
SET LOCAL ROLE {AUDIT_ROLE};
DROP VIEW IF EXISTS {each.view};
CREATE VIEW {each.view} AS SELECT {columns} FROM {each.table};
GRANT SELECT ON {each.view} TO {WEB_ROLE}, {OWNER_ROLE};
RESET ROLE;
"""  # noqa: S608 -- of our own file
