"""Each wall taken down in turn: the tests of plain SQL must notice, else they prove nothing."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from izligums.accounts.walls import walls
from izligums.commands.postgres import OWNER
from tests.walls.raw import DOOR, Found, ids, look
from tests.walls.town import Town

pytestmark = pytest.mark.xdist_group("walls")

TABLES = sorted(walls())


def under(link: psycopg.Connection[Any], town: Town, mutation: str) -> Found:
    """What somebody without a case and the office of a unit find while the mutation holds; then it is taken back."""
    link.execute(mutation)
    try:
        return look(link, town, [town.users["berta"], town.users["ilze"]])
    finally:
        link.rollback()


@pytest.mark.parametrize("table", TABLES)
def test_wall_that_lets_everything_through_is_found(town: Town, superuser: psycopg.Connection[Any], table: str) -> None:
    found = under(superuser, town, f"ALTER POLICY wall ON {table} USING (true)")
    assert f"berta: {table}" in found.foreign


@pytest.mark.parametrize("table", TABLES)
def test_row_security_switched_off_is_found(town: Town, superuser: psycopg.Connection[Any], table: str) -> None:
    found = under(superuser, town, f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    assert f"berta: {table}" in found.foreign


@pytest.mark.parametrize("table", sorted(walls().keys() - DOOR))
def test_missing_wall_shuts_rightful_readers_out(town: Town, superuser: psycopg.Connection[Any], table: str) -> None:
    found = under(superuser, town, f"DROP POLICY wall ON {table}")
    assert f"ilze: {table}" in found.missing


@pytest.mark.parametrize("table", TABLES)
def test_wall_that_is_not_forced_opens_to_the_owner(town: Town, superuser: psycopg.Connection[Any], table: str) -> None:
    """Which `test_owner_of_the_tables_sees_nothing_either` looks for."""
    superuser.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    superuser.execute(f"SET LOCAL ROLE {OWNER}")
    assert ids(superuser, f"SELECT id FROM {table}")
