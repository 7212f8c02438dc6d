"""Plain SQL, as a page without any filter would send it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import psycopg
import pytest

from izligums.accounts import walls
from izligums.commands.postgres import OWNER, WEB
from tests.walls.raw import DOOR, OWN, case_of, ids, look, walled_tables
from tests.walls.town import Town

pytestmark = pytest.mark.xdist_group("walls")


def test_every_table_is_walled_or_open_with_a_reason(town: Town, superuser: psycopg.Connection[Any]) -> None:
    assert walls.gaps() == []
    assert set(walled_tables(superuser)) == walls.walls().keys()
    assert walls.open_tables()


def test_every_walled_table_has_rows(town: Town, superuser: psycopg.Connection[Any]) -> None:
    """Else the tests below would prove nothing about it."""
    assert [table for table in walled_tables(superuser) if not ids(superuser, f"SELECT id FROM {table}")] == []


def test_everybody_finds_their_own_rows_and_no_others(town: Town, superuser: psycopg.Connection[Any]) -> None:
    found = look(superuser, town)
    assert found.foreign == []
    assert found.missing == []


def test_counts_count_what_is_seen(town: Town, web: psycopg.Connection[Any]) -> None:
    for user in town.users.values():
        web.execute("SELECT walls.enter(%s)", [user.pk])
        for table in walls.walls():
            (counted,) = web.execute(f"SELECT count(*) FROM {table}").fetchone() or (None,)
            assert counted == len(ids(web, f"SELECT id FROM {table}")), f"{user.username} {table}"


@pytest.mark.parametrize("who", [None, -1, 10**12])
def test_nobody_finds_nothing(town: Town, web: psycopg.Connection[Any], who: int | None) -> None:
    web.execute("SELECT walls.enter(%s)", [who])
    assert [table for table in walls.walls() if web.execute(f"SELECT 1 FROM {table}").fetchone()] == []


def test_without_a_reader_nothing_is_found(town: Town, web: psycopg.Connection[Any]) -> None:
    assert [table for table in walls.walls() if web.execute(f"SELECT 1 FROM {table}").fetchone()] == []


def test_reader_is_forgotten_with_the_transaction(town: Town, web: psycopg.Connection[Any]) -> None:
    web.execute("SELECT walls.enter(%s)", [town.users["ilze"].pk])
    assert web.execute("SELECT 1 FROM cases_case").fetchone()
    web.commit()
    assert web.execute("SELECT 1 FROM cases_case").fetchone() is None


def test_owner_of_the_tables_sees_nothing_either(town: Town, superuser: psycopg.Connection[Any]) -> None:
    """Row security is forced; only upkeep, said aloud, opens it."""
    superuser.execute(f"SET LOCAL ROLE {OWNER}")
    assert [table for table in walls.walls() if superuser.execute(f"SELECT 1 FROM {table}").fetchone()] == []


#: Nobody writes these rows but a function of the database.
BY_DOOR_ALONE = frozenset({"cases_opening"})

#: A row of each table can be touched by these; what belongs to others must neither change nor appear.
TOUCHING = ("UPDATE {table} SET id = id WHERE id = {id}", "DELETE FROM {table} WHERE id = {id}")


def test_rows_of_others_cannot_be_changed(town: Town, superuser: psycopg.Connection[Any]) -> None:
    nobody = town.users["berta"]
    for table in walled_tables(superuser):
        some = min(ids(superuser, f"SELECT id FROM {table}"))
        for words in TOUCHING:
            superuser.execute("SAVEPOINT try")
            superuser.execute(f"SET LOCAL ROLE {WEB}")
            superuser.execute("SELECT walls.enter(%s)", [nobody.pk])
            with suppress(psycopg.errors.InsufficientPrivilege):  # what was read: the web role may only add to it
                assert superuser.execute(words.format(table=table, id=some)).rowcount == 0, (table, words)
            superuser.execute("ROLLBACK TO try")


def test_nothing_can_be_added_to_a_case_of_others(town: Town, superuser: psycopg.Connection[Any]) -> None:
    """By somebody without any case; but a person can be entered, who is then in nobody's case."""
    nobody = town.users["berta"]
    tables = walled_tables(superuser)
    assert [table for table in tables if takes_copy(superuser, table, nobody.pk, "true")] == ["people_person"]


def test_rows_can_be_added_to_ones_own_case(town: Town, superuser: psycopg.Connection[Any]) -> None:
    here = town.users["ilze"]
    ours = [town.cases[name].pk for name in ("mine", "zanes")]
    for table in sorted({*walled_tables(superuser)} - DOOR):
        who = town.users["data_officer"] if table == "documents_owndata" else here
        by_member = OWN.get(table)
        where = by_member(who) if by_member else f"{case_of(table)} && ARRAY{ours}::bigint[]"
        assert takes_copy(superuser, table, who.pk, where) is (table not in BY_DOOR_ALONE), table


def takes_copy(link: psycopg.Connection[Any], table: str, user: int, where: str) -> bool:
    """Whether the wall takes a copy of a row from that user. Triggers and foreign keys are put aside."""
    link.execute("SET LOCAL session_replication_role = replica")
    link.execute(f"CREATE TEMP TABLE copied AS SELECT * FROM {table} WHERE {where} ORDER BY id LIMIT 1")
    rows = link.execute("SELECT attname FROM pg_attribute WHERE attrelid = 'copied'::regclass AND attnum > 0")
    names = [name for (name,) in rows]
    hostile = {"id": "-1", "holder_id": str(user)}
    link.execute("UPDATE copied SET " + ", ".join(f"{name} = {hostile[name]}" for name in hostile.keys() & set(names)))
    columns = ", ".join(f'"{name}"' for name in names if name != "entered_at")  # the moment, which the database says
    link.execute(f"GRANT SELECT ON copied TO {WEB}")
    link.execute(f"SET LOCAL ROLE {WEB}")
    link.execute("SELECT walls.enter(%s)", [user])
    try:
        link.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM copied")
    except psycopg.IntegrityError:  # looked at after the wall
        return True
    except psycopg.errors.InsufficientPrivilege:
        return False
    else:
        return True
    finally:
        link.rollback()


def test_grant_that_ended_cannot_be_revived(town: Town, web: psycopg.Connection[Any]) -> None:
    former = town.users["vija"]
    web.execute("SELECT walls.enter(%s)", [former.pk])
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        web.execute("UPDATE cases_grant SET ended_on = NULL, ended_by_id = NULL")
