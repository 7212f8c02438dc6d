"""Which rows about supporters the database shows to whom, asked in plain SQL, in real transactions."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from izligums.cases.enums import Stage, Told
from izligums.cases.models import Access
from izligums.core.codes import digest
from tests.integration.door.test_supporters import PEOPLE, ask_janis, take_on
from tests.support.cases import Office
from tests.support.door import invited, visit

pytestmark = pytest.mark.django_db(transaction=True)


def test_rows_that_the_asked_and_the_proposer_reach(web: psycopg.Connection[Any]) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING, PEOPLE)
    keys: dict[str, tuple[Access, str]] = {}
    for name in ("Anna", "Jānis", "Zane"):
        access = invited(office, name, case=case)
        keys[name] = access, digest(visit(access))
    take_on(office, case, (Told.NAME,))
    ruta, janis = office.id_of(case, "Rūta"), keys["Jānis"][0].participation_id
    seen = "SELECT person_id, other_id FROM cases_fact WHERE kind = 'guest_question'"
    for name, (_access, key) in keys.items():
        web.execute("SELECT walls.enter_participant(%s)", [key])
        assert web.execute(seen).fetchall() == []
        assert len(web.execute("SELECT id FROM dialogue_proposal").fetchall()) == (name == "Anna")
        web.rollback()
    ask_janis(office, case, (Told.NAME,))
    for name, (_access, key) in keys.items():
        web.execute("SELECT walls.enter_participant(%s)", [key])
        assert web.execute(seen).fetchall() == ([(ruta, janis)] if name == "Jānis" else [])
        people = web.execute("SELECT id FROM cases_participation").fetchall()
        assert people == [(keys[name][0].participation_id,)]
        web.rollback()
    office.plan(case)  # with everybody
    company = "SELECT walls.own_company()"
    for name, (_access, key) in keys.items():
        web.execute("SELECT walls.enter_participant(%s)", [key])
        assert web.execute(company).fetchone() == ([] if name == "Zane" else [ruta],)
        web.rollback()
    assert web.execute(company).fetchone() == (None,)
