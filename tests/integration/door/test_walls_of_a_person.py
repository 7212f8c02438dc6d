"""What the database shows a person of a case, asked in plain SQL as the role that pages use, in real transactions."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.accounts.walls import open_tables
from izligums.cases import reading
from izligums.cases.enums import ReadingOutcome, Stage
from izligums.cases.models import Access, Case
from izligums.core.codes import digest
from izligums.messages.enums import Way
from izligums.messages.models import Letter
from izligums.people.models import Person
from izligums.process import door
from izligums.process.own import drafts
from tests.support.cases import Office
from tests.support.cast import FAMILY
from tests.support.door import invited, visit

pytestmark = pytest.mark.django_db(transaction=True)
#: Tables of which a person sees rows, and how many in `the_case`.
OWN = {
    "cases_participation": 1,
    "people_person": 1,
    "meetings_session": 1,
    "meetings_sessionperson": 1,
    "cases_access": 1,
    "messages_letter": 1,
    "documents_issueddocument": 2,  # with the consent form
    "cases_fact": 2,  # informed, and consented
}


def the_case() -> tuple[Case, Access, str]:
    """A session is planned, its letters are out, another case has the same people, and Anna is inside."""
    office = Office()
    other = office.case_at(Stage.SESSION_PLANNED)
    case = office.case_at(Stage.SESSION_PLANNED)
    for letter in Letter.objects.filter(case=case, recipient=office.id_of(case, "Anna")).order_by("-pk")[:1]:
        office.act(case, "record_dispatch", letter=letter.pk, way=Way.POST, on=office.last_day(case))
    for name in ("Anna", "Jānis"):
        invited(office, name, case=other)
    access = invited(office, "Anna", case=case)
    invited(office, "Jānis", case=case)
    return case, access, digest(visit(access))


def enter(web: psycopg.Connection[Any], key: str) -> None:
    web.execute("SELECT walls.enter_participant(%s)", [key])


def counts(web: psycopg.Connection[Any]) -> dict[str, int]:
    tables = web.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
    names = sorted(name for (name,) in tables.fetchall() if name not in open_tables())
    found = {}
    for name in names:
        row = web.execute(f"SELECT count(*) FROM {name}").fetchone()
        found[name] = row[0] if row else 0
    return found


def test_person_sees_their_own_rows_and_nothing_else(web: psycopg.Connection[Any]) -> None:
    case, access, key = the_case()
    own, person = access.participation_id, access.participation.person_id
    enter(web, key)
    seen = {table: count for table, count in counts(web).items() if count}
    keys = Person.objects.get(pk=person).keys.count()
    assert seen == {**OWN, "people_personkey": keys}
    for table, column, value in (
        ("cases_participation", "id", own),
        ("people_person", "id", person),
        ("meetings_session", "case_id", case.pk),
        ("meetings_sessionperson", "participation_id", own),
        ("cases_access", "id", access.pk),
        ("messages_letter", "recipient_id", own),
        ("documents_issueddocument", "recipient_id", own),
        ("cases_fact", "person_id", own),
    ):
        assert web.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall() == [(value,)], table


def test_person_sees_of_facts_what_was_said_about_taking_part(web: psycopg.Connection[Any]) -> None:
    _case, _access, key = the_case()
    enter(web, key)
    kinds = web.execute("SELECT kind FROM cases_fact ORDER BY kind").fetchall()
    assert kinds == [("consent",), ("information",)]


def test_person_learns_the_names_of_their_mediators_by_one_door(web: psycopg.Connection[Any]) -> None:
    case, _access, key = the_case()
    assert web.execute("SELECT * FROM walls.own_mediators()").fetchall() == []
    enter(web, key)
    mediators = web.execute("SELECT * FROM walls.own_mediators()").fetchall()
    lead = case.assignments.get(ended_on=None).mediator.user
    assert mediators == [(lead.display_name, True, case.unit_id)]
    assert web.execute("SELECT count(*) FROM cases_case").fetchone() == (0,)


def test_person_writes_nothing(web: psycopg.Connection[Any]) -> None:
    _case, _access, key = the_case()
    for statement in (
        "UPDATE cases_participation SET phone = ''",
        "UPDATE cases_access SET used_at = NULL",
        "DELETE FROM cases_access",
        "UPDATE people_person SET born = NULL",
        "DELETE FROM meetings_sessionperson",
        "INSERT INTO cases_stopwish (case_id, participation_id, made_at) VALUES (1, 1, now())",
        "SET transaction_read_only = off",
    ):
        enter(web, key)
        with pytest.raises((psycopg.errors.ReadOnlySqlTransaction, psycopg.errors.ActiveSqlTransaction)):
            web.execute(statement)
        web.rollback()


def test_nobody_becomes_a_person_without_the_key_of_a_visit(web: psycopg.Connection[Any]) -> None:
    _case, access, key = the_case()
    for wrong in ("", "x", access.seed, access.invitation, access.returning or "", digest(key)):
        enter(web, wrong)
        assert not any(counts(web).values())
        web.rollback()
    assert not any(counts(web).values())


def test_visit_begins_through_the_one_door_alone(web: psycopg.Connection[Any]) -> None:
    """Whoever can say anything to the database, but has no code, begins no visit and changes no access."""
    _case, access, key = the_case()
    web.execute("SELECT walls.present('mine')")
    web.execute("INSERT INTO cases_knock (key, code, seed, made_at) VALUES ('mine', %s, '', now())", ["0" * 64])
    assert web.execute("SELECT walls.let_in('visit', 'returning', now())").fetchone() == (False,)
    begin = "INSERT INTO cases_visit (access_id, key, started_at, ended_at) VALUES (%s, 'mine', now(), %s)"
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        web.execute(begin, [access.pk, None])
    web.rollback()
    web.execute("SELECT walls.present(%s)", [key])
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        web.execute("UPDATE cases_access SET ended_on = NULL")
    web.rollback()
    web.execute("SELECT walls.present(%s)", [key])
    web.execute("UPDATE cases_visit SET ended_at = now()")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        web.execute("UPDATE cases_visit SET ended_at = NULL")


def test_person_learns_who_of_the_service_opened_their_case_and_nothing_of_the_other_side(
    web: psycopg.Connection[Any],
) -> None:
    case, access, key = the_case()
    office = User.objects.filter(unit=case.unit, role=Role.COORDINATOR)[0]
    other = Access.objects.exclude(pk=access.pk).get(case=case)
    for user, person, outcome in (
        (office, None, ReadingOutcome.READ),
        (office, None, ReadingOutcome.READ),
        (office, other.participation_id, ReadingOutcome.READ),
        (case.assignments.get(ended_on=None).mediator.user, None, ReadingOutcome.REFUSED),
    ):
        reading.record(
            reading.Notes({case.pk: None}), user=user.pk, page="case", outcome=outcome, at=timezone.now(), person=person
        )
    door.record_reading(visit(other), page="space:home", outcome=ReadingOutcome.READ, at=timezone.now())
    enter(web, key)
    found = web.execute("SELECT name, role FROM walls.own_readers('Europe/Riga', 200)").fetchall()
    assert found == [(office.display_name, "coordinator")]
    assert web.execute("SELECT count(*) FROM cases_reading").fetchone() == (0,)


def test_withheld_openings_are_kept_back_by_the_database(web: psycopg.Connection[Any]) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    key = digest(visit(invited(office, "Anna", case=case)))
    for user in (office.coordinator, office.head):
        notes, when = reading.Notes({case.pk: None}), timezone.now()
        reading.record(notes, user=user.pk, page="case", outcome=ReadingOutcome.READ, at=when)
    second, id = office.user("otra", Role.COORDINATOR), office.withhold(case, "Anna")
    office.act(case, "review_withholding", by=second, withholding=id, agrees=True, reason="Citādi nevar.")
    enter(web, key)
    found = web.execute("SELECT name FROM walls.own_readers('Europe/Riga', 200)").fetchall()
    assert found == [(office.head.display_name,)]
    assert web.execute("SELECT count(*) FROM cases_withholding").fetchone() == (0,)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("SELECT * FROM walls.withheld_now()")


def test_ended_visit_opens_nothing(web: psycopg.Connection[Any]) -> None:
    _case, _access, key = the_case()
    for ends in ("ended_at = now()", "ended_at = NULL, started_at = now() - interval '9 hours'"):
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE cases_visit SET {ends}")
        enter(web, key)
        assert not any(counts(web).values()), ends
        web.rollback()


def test_who_typed_one_code_sees_at_most_the_row_that_it_opens(web: psycopg.Connection[Any]) -> None:
    _case, access, _key = the_case()
    for typed, sees in ((access.invitation, 1), ("0" * 64, 0)):
        web.execute("SELECT walls.present('key')")
        web.execute(
            "INSERT INTO cases_knock (key, code, seed, made_at) VALUES ('key', %s, '', now())",
            [typed],
        )
        seen = {table: count for table, count in counts(web).items() if count}
        assert seen == ({"cases_knock": 1, "cases_access": 1} if sees else {"cases_knock": 1})
        web.rollback()


def test_what_a_person_says_is_seen_by_them_and_what_they_begin_by_nobody_else(web: psycopg.Connection[Any]) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    keys = {}
    for name in ("Anna", "Jānis"):
        key = visit(invited(office, name, case=case))
        keys[name] = digest(key)
        drafts.keep(key, "/mana-lieta/jautajumi/", {"question_text": name}, at=timezone.now())
        office.wish(case, name, safety=name)
        office.ask(case, name, name)
    spoken = ("dialogue_wishes", "dialogue_question", "dialogue_draft")
    enter(web, keys["Anna"])
    own = office.id_of(case, "Anna")
    for table in spoken:
        assert web.execute(f"SELECT participation_id FROM {table}").fetchall() == [(own,)], table
    web.rollback()
    web.execute("SELECT walls.enter(%s)", [office.lead.user.pk])
    assert [web.execute(f"SELECT count(*) FROM {table}").fetchone() for table in spoken] == [(2,), (2,), (0,)]
    web.rollback()
    web.execute("SELECT * FROM walls.act_for_oneself(%s)", [keys["Anna"]])
    assert web.execute("SELECT participation_id FROM dialogue_draft").fetchall() == [(own,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        web.execute(
            "INSERT INTO dialogue_draft (case_id, participation_id, page, said, saved_at)"
            " VALUES (%s, %s, '/x/', '', now())",
            [case.pk, office.id_of(case, "Jānis")],
        )


def test_person_learns_how_far_they_have_come_and_nothing_of_anybody_else(web: psycopg.Connection[Any]) -> None:
    _case, access, key = the_case()
    assert web.execute("SELECT * FROM walls.own_way()").fetchall() == []
    enter(web, key)
    before = web.execute("SELECT * FROM walls.own_way()").fetchall()
    ((informed, agreed, prepared, *ahead),) = before
    assert None not in (informed, agreed, prepared)
    assert ahead == [None] * 4
    web.rollback()
    with connection.cursor() as cursor:  # the other side is never informed, never agreed, never talked
        cursor.execute("UPDATE cases_fact SET superseded = true WHERE person_id <> %s", [access.participation_id])
    enter(web, key)
    assert web.execute("SELECT * FROM walls.own_way()").fetchall() == before


ASKS = """
    INSERT INTO documents_owndata (case_id, participation_id, number, unit_id, asked_by_id, asked_at, reason, language)
    SELECT case_id, %(whose)s, 'x', %(unit)s, %(by)s, now(), '', 'lv' FROM cases_participation WHERE id = %(own)s
"""


def test_nobody_asks_for_the_data_of_somebody_else(web: psycopg.Connection[Any]) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING, FAMILY)
    anna, dace = (invited(office, name, case=case) for name in ("Anna", "Dace"))
    key = digest(visit(anna))
    own = {"own": anna.participation_id, "unit": case.unit_id}
    web.execute("SELECT walls.act_for_oneself(%s)", [key])
    web.execute(ASKS, {**own, "whose": anna.participation_id, "by": None})
    for refused in (
        {"whose": dace.participation_id, "by": None},
        {"whose": anna.participation_id, "by": office.head.pk},
    ):
        web.execute("SAVEPOINT tried")
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            web.execute(ASKS, own | refused)
        web.execute("ROLLBACK TO tried")
    web.execute("SELECT walls.act_for_oneself(%s)", [digest(visit(dace))])
    assert web.execute("SELECT id FROM documents_owndata").fetchall() == []
