"""What plain SQL finds behind the walls, compared with what it should find.

Whose each row is, is worked out here from the foreign keys, and who may see a case stands in `town`: nothing of
`walls.toml` is used, so that a wall that is wrong cannot agree with itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import psycopg
from django.apps import apps
from django.db.models import Field, Model

from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.accounts.walls import open_tables
from izligums.commands import postgres
from izligums.process.matrix import Relation
from tests.walls.town import Town

#: Whose rows an auditor reads: who may open a case, who did and why. The rest in codes, through views.
AUDITED = frozenset({"cases_grant", "cases_leaderaccess", "cases_opening", "cases_reading", "cases_withholding"})

#: Seen by nobody of the service; `tests/integration/door` tries them.
DOOR = frozenset({"cases_knock", "cases_visit", "dialogue_draft"})

_OFFICE = (Role.COORDINATOR, Role.HEAD)
#: An authority of its own, of the process leader who is in the account.
_ACCOUNT = "authority_id IN (SELECT id FROM accounts_authority WHERE user_id = {user})"
#: An application is no case: it waits for the office of its unit.
_WAITS = "SELECT id FROM process_application WHERE sent_at IS NOT NULL AND unit_id ="
OWN: dict[str, Callable[[User], str]] = {  # tables whose rows belong to a member of the service, not to a case alone
    "process_checkedfile": lambda user: f"by_id = {user.pk}",
    **dict.fromkeys(
        ("cases_grant", "cases_opening"),
        lambda user: (
            f"{user.role is Role.AUDITOR} OR holder_id = {user.pk}"
            f" OR {user.role in _OFFICE} AND unit_id = {user.unit_id or 0}"
        ),
    ),
    "documents_owndata": lambda user: (
        f"asked_by_id = {user.pk} OR {user.role in _OFFICE} AND unit_id = {user.unit_id or 0}"
    ),
    "accounts_verification": lambda user: (
        f"{user.role in (Role.AUDITOR, Role.DATA_OFFICER, *_OFFICE)} OR {_ACCOUNT.format(user=user.pk)}"
    ),
    "process_application": lambda user: f"{user.role in _OFFICE} AND id IN ({_WAITS} {user.unit_id or 0})",
    "process_applicationfile": lambda user: (
        f"{user.role in _OFFICE} AND application_id IN ({_WAITS} {user.unit_id or 0})"
    ),
    "cases_reading": lambda user: (
        f"{user.role in (Role.AUDITOR, Role.DATA_OFFICER)} OR {user.role in _OFFICE} AND unit_id = {user.unit_id or 0}"
        f" OR user_id = {user.pk} AND outcome = 'read'"
    ),
}


@dataclass
class Found:
    """By user name and table: rows that should not have been there, and rows that were missing."""

    foreign: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def walled_tables(link: psycopg.Connection[Any]) -> list[str]:
    """Every table but those that stand open with a reason."""
    rows = link.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
    return sorted(table for (table,) in rows if table not in open_tables())


@cache
def case_of(table: str) -> str:
    """SQL over a row of `table`: the identifiers of the cases it belongs to, as an array."""
    if table == "cases_case":
        return "ARRAY[cases_case.id]"
    if table in ("cases_knock", "accounts_verification", "process_application", "process_applicationfile"):
        return "ARRAY[]::bigint[]"
    if table == "people_person":
        return "ARRAY(SELECT case_id FROM cases_participation part WHERE part.person_id = people_person.id)"
    keys = {each.column: each for each in _model(table)._meta.concrete_fields if each.many_to_one}
    if "case_id" in keys:
        return f"ARRAY[{table}.case_id]"
    for column in ("session_id", "settlement_id", "person_id", "participation_id", "access_id"):
        if column in keys:
            above = _table_of(keys[column])
            return f"(SELECT {case_of(above)} FROM {above} WHERE {above}.id = {table}.{column})"
    raise LookupError(f"{table}: say in tests/walls/raw.py to which case its rows belong")


def look(link: psycopg.Connection[Any], town: Town, users: Iterable[User] = ()) -> Found:
    """As a superuser's connection: what each user finds as the web role, in the transaction as it stands."""
    found = Found()
    for user in users or town.users.values():
        for table in walled_tables(link):
            rightful, seen = _rightful(link, town, user, table), _seen(link, user, table)
            if seen - rightful:
                found.foreign.append(f"{user.username}: {table}")
            if rightful - seen:
                found.missing.append(f"{user.username}: {table}")
    return found


def _rightful(link: psycopg.Connection[Any], town: Town, user: User, table: str) -> set[int]:
    return ids(link, f"SELECT id FROM {table} WHERE {_rule(town, user, table)}")


def _rule(town: Town, user: User, table: str) -> str:
    if not user.is_active:
        return "false"
    if table in DOOR:
        return "false"
    if user.role is Role.PROCESS_LEADER:
        return _rule_of_leader(town, user, table)
    if table in OWN:
        return OWN[table](user)
    if user.role is Role.AUDITOR:
        return str(table in AUDITED)
    if user.role is Role.DATA_OFFICER:
        return str(table == "cases_withholding")
    cases = [case.pk for name, case in town.cases.items() if town.opens(user, name)]
    if user.username == "ilze":  # she received it for the other unit, which has not registered it yet
        cases.append(town.cases["waiting"].pk)
    return f"{case_of(table)} && ARRAY{cases}::bigint[]"


def _rule_of_leader(town: Town, user: User, table: str) -> str:
    """What was said of their account, and that a case is connected to it: of no table anything else."""
    own = _ACCOUNT.format(user=user.pk)
    if table == "accounts_verification":
        return own
    led = [case.pk for name, case in town.cases.items() if town.relation(user, name) is Relation.LED]
    live = f"{own} AND ended_on IS NULL AND case_id = ANY(ARRAY{led}::bigint[])"
    return live if table == "cases_leaderaccess" else "false"


def _seen(link: psycopg.Connection[Any], user: User, table: str) -> set[int]:
    link.execute(f"SET LOCAL ROLE {postgres.WEB}")
    link.execute("SELECT walls.look(%s)", [user.pk])
    seen = ids(link, f"SELECT id FROM {table}")
    link.execute("RESET ROLE")
    return seen


def ids(link: psycopg.Connection[Any], query: str) -> set[int]:
    return {row[0] for row in link.execute(query)}


@cache
def _model(table: str) -> type[Model]:
    return next(model for model in apps.get_models() if model._meta.db_table == table)


def _table_of(key: Field[Any, Any]) -> str:
    above = key.related_model
    assert isinstance(above, type)
    return above._meta.db_table
