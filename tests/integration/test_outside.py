"""A case of another unit, opened for a stated reason: by its whole number, to read, for a short time, never unseen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import InternalError, connection, transaction
from django.utils import timezone

from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.accounts.walls import reading_as
from izligums.cases.enums import ReadingOutcome, Stage
from izligums.cases.models import Case, Opening, Reading
from izligums.core.enums import Language
from tests.support.breaking import refused_by
from tests.support.cases import Office
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db
REASON = "Policija lūdz atbildi vēl šodien"
ADDRESS = "/cases/outside/"


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture(scope="module")
def kept_case(made_once: None) -> int:
    return Office().case_at(Stage.PREPARING).pk


@pytest.fixture
def case(kept_case: int) -> Case:
    return Case.objects.get(pk=kept_case)


def far_head(office: Office) -> User:
    return office.user("laura", Role.HEAD, unit=office.other_unit)


def ask(user: User, number: str, **changed: str) -> Any:
    """`told` is the tick below the form."""
    return Desk(user).client.post(ADDRESS, {"number": number, "reason": REASON, "told": "on"} | changed)


def opened(user: User, case: Case) -> Desk:
    assert ask(user, case.number).status_code == 302
    return Desk(user)


def age(opening: Opening, **columns: str) -> None:
    """As somebody who could take the walls down."""
    words = ", ".join(f"{name} = {value}" for name, value in columns.items())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE cases_opening DISABLE TRIGGER cases_opening_never_changes")
        cursor.execute(f"UPDATE cases_opening SET {words} WHERE id = %s", [opening.pk])
        cursor.execute("ALTER TABLE cases_opening ENABLE TRIGGER cases_opening_never_changes")


def test_case_opens_to_read_until_the_end_of_tomorrow(office: Office, case: Case) -> None:
    far = office.far_coordinator
    assert Desk(far).case(case).status_code == 404
    page = opened(far, case).case(case)
    assert page.status_code == 200
    opening = Opening.objects.get()
    assert (opening.case_id, opening.holder_id, opening.unit_id) == (case.pk, far.pk, case.unit_id)
    assert opening.from_unit_id == far.unit_id
    assert opening.reason == REASON
    end = timezone.localtime(opening.until)
    assert (end.date() - timezone.localdate(), end.hour, end.minute) == (timedelta(days=1), 23, 59)
    assert "desk/case/show.html" in [each.name for each in page.templates]


def test_nothing_can_be_done_in_it(office: Office, case: Case) -> None:
    desk, before = opened(far_head(office), case), case.acts.count()
    assert desk.client.get(f"/cases/{case.pk}/acts/review_risk/").status_code == 403
    assert desk.client.post(f"/cases/{case.pk}/acts/review_risk/").status_code == 404
    assert desk.client.get(f"/cases/{case.pk}/grants/").status_code == 404
    assert case.acts.count() == before


def test_lists_and_search_do_not_show_it(office: Office, case: Case) -> None:
    desk = opened(office.far_coordinator, case)
    for page in ("/cases/", f"/search/?q={case.number}", "/office/", "/journal/", "/letters/"):
        assert f"/cases/{case.pk}/" not in desk.client.get(page).content.decode()


def test_papers_open_and_letters_do_not(office: Office, case: Case) -> None:
    office.act(case, "invite", "Anna", language=Language.LATVIAN)
    letter = case.letters.get()
    desk = opened(office.far_coordinator, case)
    assert desk.client.get(f"/documents/{letter.document_id}/").status_code == 200
    assert desk.client.get(f"/letters/{letter.pk}/").status_code == 404


def test_reason_stands_sealed(office: Office, case: Case) -> None:
    opened(office.far_coordinator, case)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM cases_opening")
        assert REASON.encode() not in bytes(cursor.fetchone()[0])


def test_what_is_not_there_and_what_may_not_be_opened_look_alike(office: Office, case: Case) -> None:
    """Same words, and each on record; a number with another year is not the number."""
    far = office.far_coordinator
    wrong_year = case.number.replace(str(case.received_on.year), "1999")
    answers = [ask(far, "IZL-2026-999999"), ask(far, wrong_year)]
    said = {answer.content.decode().split("<main")[1].split("<form")[0] for answer in answers}
    errors = {str(answer.context["form"].errors["number"]) for answer in answers}
    assert ({answer.status_code for answer in answers}, len(said), len(errors)) == ({404}, 1, 1)
    rows = list(Reading.objects.filter(user_id=far.pk, page="open_outside").order_by("pk"))
    assert [row.outcome for row in rows] == [ReadingOutcome.REFUSED] * 2
    assert [row.case_id for row in rows] == [999999, case.pk]
    assert not Opening.objects.exists()


def test_whoever_declared_a_conflict_never_opens_it(office: Office) -> None:
    case = office.case_at(Stage.REGISTERED)
    office.act(case, "assign_mediator", mediator=office.lead.pk)
    former = office.lead.user
    office.act(case, "declare_conflict", by=former, conflict=True)
    former.role, former.unit = Role.COORDINATOR, office.far_coordinator.unit
    former.save()
    assert ask(former, case.number).status_code == 404
    assert not Opening.objects.exists()


def test_sixth_try_of_a_day_waits(office: Office, case: Case) -> None:
    far = office.far_coordinator
    assert [ask(far, f"IZL-2026-99999{each}").status_code for each in range(5)] == [404] * 5
    assert ask(far, case.number).status_code == 429
    assert not Opening.objects.exists()


@pytest.mark.parametrize("missing", ["number", "reason", "told"])
def test_number_reason_and_confirmation_are_needed(office: Office, case: Case, missing: str) -> None:
    assert ask(office.far_coordinator, **{"number": case.number, missing: ""}).status_code == 200
    assert not Opening.objects.exists()


def test_case_of_the_own_unit_simply_opens(office: Office, case: Case) -> None:
    assert ask(office.coordinator, case.number).headers["Location"] == f"/cases/{case.pk}/"
    assert not Opening.objects.exists()


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.ANALYST, Role.ADMINISTRATOR, Role.AUDITOR])
def test_other_roles_may_not(office: Office, case: Case, role: Role) -> None:
    somebody = office.user("somebody", role)
    assert ask(somebody, case.number).status_code == 403
    with reading_as(somebody), connection.cursor() as cursor:
        cursor.execute("SELECT walls.open_from_outside(%s, %s, '\\x00')", [case.pk, case.received_on.year])
        assert cursor.fetchone() == (None,)


def test_it_closes_by_itself(office: Office, case: Case) -> None:
    """In the database, whatever Python says."""
    far = office.far_coordinator
    desk = opened(far, case)
    age(Opening.objects.get(), at="now() - interval '2 days'", until="now() - interval '1 minute'")
    assert desk.case(case).status_code == 404
    with reading_as(far, looks=True):
        assert not Case.objects.filter(pk=case.pk).exists()


def test_database_shows_it_only_where_nothing_can_be_written(office: Office, case: Case) -> None:
    far = office.far_coordinator
    opened(far, case)
    with reading_as(far):
        assert not Case.objects.filter(pk=case.pk).exists()
    with reading_as(far, looks=True):
        assert Case.objects.filter(pk=case.pk).exists()
    with pytest.raises(InternalError, match="read-only"), transaction.atomic(), reading_as(far, looks=True):
        Case.objects.filter(pk=case.pk).update(version=0)


def test_head_of_the_unit_is_told_until_marked_seen(office: Office, case: Case) -> None:
    far = office.far_coordinator
    opened(far, case)
    head = Desk(office.head)
    page = head.client.get("/office/").content.decode()
    assert REASON in page
    assert far.display_name in page
    assert case.number in page
    assert REASON not in Desk(office.coordinator).client.get("/office/").content.decode()
    opening = Opening.objects.get()
    assert head.client.post(f"/readings/openings/{opening.pk}/seen/").status_code == 302
    assert REASON not in head.client.get("/office/").content.decode()
    opening.refresh_from_db()
    assert opening.seen_by_id == office.head.pk


def test_only_the_head_of_that_unit_marks_it_seen(office: Office, case: Case) -> None:
    opened(office.far_coordinator, case)
    opening = Opening.objects.get()
    for somebody, status in ((far_head(office), 302), (office.coordinator, 403)):
        assert Desk(somebody).client.post(f"/readings/openings/{opening.pk}/seen/").status_code == status
    with reading_as(office.coordinator), connection.cursor() as cursor:
        cursor.execute("SELECT walls.see_opening(%s)", [opening.pk])
    opening.refresh_from_db()
    assert opening.seen_at is None


def test_readings_say_that_it_was_from_outside(office: Office, case: Case) -> None:
    opened(office.far_coordinator, case).case(case)
    page = Desk(office.head).client.get(f"/readings/?case={case.number}")
    assert {line.outside for line in page.context["lines"] if line.reading.user_id == office.far_coordinator.pk} == {
        True
    }


def test_those_who_watch_over_every_unit_see_who_and_when_and_never_why(office: Office, case: Case) -> None:
    opened(office.far_coordinator, case)
    for name, role in (("vineta", Role.DATA_OFFICER), ("auditor", Role.AUDITOR)):
        client = Desk(office.user(name, role)).client
        page = client.get("/readings/outside/").content.decode()
        for words in (case.number, office.far_coordinator.display_name, office.unit.name, office.other_unit.name):
            assert words in page
        assert REASON not in page
        lines = client.get(f"/readings/?case={case.number}").context["lines"]
        assert {each.outside for each in lines if each.reading.user_id == office.far_coordinator.pk} == {True}
    assert Desk(office.head).client.get("/readings/outside/").status_code == 403


def test_row_stays_as_it_is(office: Office, case: Case) -> None:
    opened(office.far_coordinator, case)
    for words in ("UPDATE cases_opening SET until = until + interval '1 day'", "DELETE FROM cases_opening"):
        assert refused_by(words) == "cases_opening_never_changes"


def test_grants_of_a_case_are_shown_to_whom_it_concerns(office: Office, case: Case) -> None:
    opened(office.far_coordinator, case)
    auditor = office.user("auditor", Role.AUDITOR)
    for user, status in (
        (office.lead.user, 200),
        (office.coordinator, 200),
        (office.head, 200),
        (auditor, 200),
        (office.far_coordinator, 404),
        (office.stranger, 404),
    ):
        page = Desk(user).client.get(f"/cases/{case.pk}/grants/")
        assert page.status_code == status, user
        if status == 200:
            assert office.lead.user.display_name in page.content.decode()
            assert REASON in page.content.decode()


def test_ended_grant_stays_on_the_page_with_its_reason_for_those_who_read_the_case(office: Office, case: Case) -> None:
    office.act(case, "end_assignment", mediator=office.lead.pk, reason="Ilga slimība")
    address = f"/cases/{case.pk}/grants/"
    assert "Ilga slimība" in Desk(office.head).client.get(address).content.decode()
    assert "Ilga slimība" not in Desk(office.user("auditor", Role.AUDITOR)).client.get(address).content.decode()
    assert Desk(office.lead.user).client.get(address).status_code == 403


def test_everybody_sees_what_they_may_open_themselves(office: Office, case: Case) -> None:
    page = Desk(office.lead.user).client.get("/settings/grants/")
    assert case.number in page.content.decode()
    assert Desk(office.user("analyst", Role.ANALYST)).client.get("/settings/grants/").status_code == 200
    desk = opened(office.far_coordinator, case)
    assert REASON in desk.client.get("/settings/grants/").content.decode()
