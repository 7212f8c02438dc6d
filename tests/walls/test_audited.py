"""Columns for those who watch over cases: through views alone, these columns alone, to these roles alone."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from izligums.accounts.enums import Role
from izligums.accounts.walls import Audited, audited
from izligums.commands.postgres import AUDIT, OWNER, SUPERUSER, WEB, WORKER
from tests.walls.raw import ids
from tests.walls.town import Town

pytestmark = pytest.mark.xdist_group("walls")
VIEWS = {each.view: each for each in audited()}
#: Said by hand, once: who sees the rows of each view, which are those of the whole table.
SEEN_BY = {
    "audited_case": {Role.AUDITOR, Role.DATA_OFFICER},
    "audited_opening": {Role.AUDITOR, Role.DATA_OFFICER},
    "audited_act": {Role.AUDITOR},
}
#: What nobody may find in a view: words, and answers.
NEVER = {"offence", "leader_name", "reason", "values", "person_id", "created", "seal", "source", "proceedings_no"}


def seen(link: psycopg.Connection[Any], view: str, user: int | None) -> set[int]:
    """As the role of pages, on a superuser's connection."""
    link.execute(f"SET LOCAL ROLE {WEB}")
    link.execute("SELECT walls.enter(%s)", [user])
    found = ids(link, f"SELECT id FROM {view}")
    link.execute("RESET ROLE")
    return found


def wrong(link: psycopg.Connection[Any], town: Town, each: Audited) -> list[str]:
    """Who sees what they should not, or not what they should."""
    everything = ids(link, f"SELECT id FROM {each.table}")
    assert everything
    return [
        user.username
        for user in town.users.values()
        if seen(link, each.view, user.pk) != (everything if user.role in SEEN_BY[each.view] else set())
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_view_shows_its_rows_to_whom_policy_says(town: Town, superuser: psycopg.Connection[Any], view: str) -> None:
    assert wrong(superuser, town, VIEWS[view]) == []
    assert seen(superuser, view, None) == set()


@pytest.mark.parametrize("view", VIEWS)
def test_view_has_the_columns_of_policy_and_none_of_words(
    town: Town, superuser: psycopg.Connection[Any], view: str
) -> None:
    named = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 ORDER BY attnum"
    columns = [name for (name,) in superuser.execute(named, [view])]
    assert columns == list(VIEWS[view].columns)
    assert NEVER.isdisjoint(columns)


@pytest.mark.parametrize("view", VIEWS)
def test_policy_that_lets_everything_through_is_found(
    town: Town, superuser: psycopg.Connection[Any], view: str
) -> None:
    superuser.execute(f"ALTER POLICY audited ON {VIEWS[view].table} USING (true)")
    assert "berta" in wrong(superuser, town, VIEWS[view])


@pytest.mark.parametrize("view", VIEWS)
def test_missing_policy_shuts_watchers_out(town: Town, superuser: psycopg.Connection[Any], view: str) -> None:
    superuser.execute(f"DROP POLICY audited ON {VIEWS[view].table}")
    assert "auditor" in wrong(superuser, town, VIEWS[view])


@pytest.mark.parametrize("view", VIEWS)
def test_view_of_the_superuser_is_found(town: Town, superuser: psycopg.Connection[Any], view: str) -> None:
    """As a dump would make it that is restored without its owners."""
    superuser.execute(f"ALTER VIEW {view} OWNER TO {SUPERUSER}")
    assert "berta" in wrong(superuser, town, VIEWS[view])


HIDDEN = ("offence FROM cases_case", "leader_name FROM cases_case", "reason FROM cases_act", "values FROM cases_act")


@pytest.mark.parametrize("who", ["auditor", "data_officer"])
@pytest.mark.parametrize("what", [*HIDDEN, "id FROM cases_assignment"])
def test_watchers_reach_no_word_by_plain_sql(town: Town, web: psycopg.Connection[Any], who: str, what: str) -> None:
    web.execute("SELECT walls.enter(%s)", [town.users[who].pk])
    assert web.execute(f"SELECT {what}").fetchall() == []
    assert web.execute("SELECT id FROM audited_case").fetchall()


@pytest.mark.parametrize("table", ["cases_case", "cases_act", "cases_assignment"])
def test_wall_that_shows_auditors_the_row_is_found(town: Town, superuser: psycopg.Connection[Any], table: str) -> None:
    auditor = town.users["auditor"].pk
    assert seen(superuser, table, auditor) == set()
    superuser.execute(f"ALTER POLICY wall ON {table} USING (walls.reaches_all())")
    assert seen(superuser, table, auditor) != set()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("words", ["UPDATE {0} SET id = id", "DELETE FROM {0}", "INSERT INTO {0} (id) VALUES (-1)"])
def test_nothing_is_written_through_a_view(town: Town, web: psycopg.Connection[Any], view: str, words: str) -> None:
    web.execute("SELECT walls.enter(%s)", [town.users["auditor"].pk])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute(words.format(view))


def test_role_of_the_views_is_nobody(
    town: Town, superuser: psycopg.Connection[Any], web: psycopg.Connection[Any]
) -> None:
    """Nobody signs in as it or has its rights at all times; of the tables it reads the columns of its views alone."""
    rights = "SELECT rolcanlogin OR rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s"
    assert superuser.execute(rights, [AUDIT]).fetchall() == [(False,)]
    for role in (OWNER, WEB, WORKER):
        has = superuser.execute("SELECT pg_has_role(%s, %s, 'USAGE')", [role, AUDIT]).fetchall()
        assert has == [(False,)], role
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute(f"SET ROLE {AUDIT}")
    superuser.execute(f"SET LOCAL ROLE {AUDIT}")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        superuser.execute("SELECT offence FROM cases_case")
