from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from izligums.cases.enums import Channel, ContactResult, Initiative, Stage
from izligums.cases.models import Case
from izligums.core.actions import set_period
from izligums.core.enums import Language, PeriodUnit
from izligums.meetings.enums import Form, Mode
from izligums.process.deviations import propose
from tests.support.cases import Office
from tests.support.office import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def page(client: Client, user: object, where: str = "/") -> str:
    client.force_login(user)  # type: ignore[arg-type]
    client.cookies["language"] = "en"
    return " ".join(client.get(where, follow=True).text.split())


def card(text: str, name: str) -> str:
    """The part of a page below the heading with this id."""
    start = text.index(f'aria-labelledby="{name}"')
    return text[start : text.index("</section>", start)]


def test_mediator_sees_the_open_question_of_conflict(client: Client, office: Office) -> None:
    case = office.case_at(Stage.REGISTERED)
    office.act(case, "assign_mediator", mediator=office.lead.pk)
    text = page(client, office.lead.user)
    assert case.number in card(text, "waiting")
    assert case.number in card(text, "new") or office.last_day(case) < timezone.localdate() - timedelta(days=14)


def planned_today(office: Office) -> Case:
    office.start = timezone.localdate() - timedelta(days=1)
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    today = timezone.localdate()
    people = tuple(sorted(each.id for each in office.people(case)))
    office.act(
        case,
        "plan_session",
        form=Form.SESSION,
        mode=Mode.IN_PERSON,
        start=at(today, 10),
        end=at(today, 12),
        place="Dzirnavu iela 10",
        people=people,
    )
    return case


def test_mediator_sees_todays_session_with_both_sides(client: Client, office: Office) -> None:
    planned_today(office)
    text = card(page(client, office.lead.user), "today")
    assert "Anna Bērziņa – Jānis Kalniņš" in text
    assert "10:00–12:00" in text


def test_mediator_who_has_not_declared_sees_the_question_and_nothing_of_the_session(
    client: Client, office: Office
) -> None:
    over, case = office.case_at(Stage.FOLLOWING_UP), planned_today(office)
    for each in (over, case):
        office.act(each, "assign_co_mediator", mediator=office.co.pk)
    text = page(client, office.co.user)
    assert "Dzirnavu iela" not in text
    assert "10:00" not in text
    assert "A condition of the settlement" not in text
    for each in (case, over):
        assert each.number in card(text, "waiting")
    office.act(case, "declare_conflict", by=office.co.user, conflict=False)
    assert "Dzirnavu iela" in card(page(client, office.co.user), "today")


def test_session_that_is_over_asks_how_it_went(client: Client, office: Office) -> None:
    case = office.case_at(Stage.SESSION_PLANNED)
    assert case.number in card(page(client, office.lead.user), "waiting")
    assert "Record how the session went" in page(client, office.lead.user)


def test_condition_that_is_due_is_shown_to_its_mediator_alone(client: Client, office: Office) -> None:
    case = office.case_at(Stage.FOLLOWING_UP)
    assert "A condition of the settlement" in card(page(client, office.lead.user), "due")
    assert case.number not in page(client, office.stranger)


def test_period_without_a_length_waits_without_a_day(client: Client, office: Office) -> None:
    case = office.case_at(Stage.SETTLEMENT)
    office.certify(case)
    assert "no day is set" in card(page(client, office.lead.user), "waiting")


def test_period_that_ran_out_is_late(client: Client, office: Office) -> None:
    set_period(
        name="first_contact_offender",
        value=5,
        unit=PeriodUnit.CALENDAR_DAYS,
        valid_from=office.start - timedelta(days=10),
        note="Order of the head",
        by="1",
        at=timezone.now(),
    )
    case = office.case_at(Stage.REGISTERED)
    office.take_on(case)
    with translation.override("en"):
        assert "days late" in card(page(client, office.lead.user), "due")
        assert case.number in card(page(client, office.coordinator), "late")
        assert case.number not in page(client, office.far_coordinator)


def test_coordinator_sees_inbox_and_cases_without_mediator(client: Client, office: Office) -> None:
    received, registered = office.receive(), office.case_at(Stage.REGISTERED)
    text = page(client, office.coordinator)
    assert received.number in card(text, "inbox")
    assert registered.number in card(text, "unassigned")
    office.take_on(registered)
    assert registered.number not in card(page(client, office.coordinator), "unassigned")


def test_workload_counts_open_cases_of_the_unit(client: Client, office: Office) -> None:
    office.case_at(Stage.APPROACHING_OFFENDER)
    office.case_at(Stage.CLOSED)
    client.force_login(office.coordinator)
    (row,) = client.get("/office/").context["loads"]
    assert (row.name, row.approaching, row.leads, row.beside) == ("Mara", 1, 1, 0)


def test_deviation_waits_for_somebody_else(client: Client, office: Office) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    office.act(case, "record_safe_way", "Anna", channel=Channel.PHONE, phone="+371 20000000", language=Language.LATVIAN)
    propose(
        case=case.pk,
        step="record_contact",
        person=office.id_of(case, "Anna"),
        on=office.last_day(case),
        by=office.lead.user,
        at=timezone.now(),
        reason="She rang us herself and nobody wrote it down",
        values={
            "initiative": Initiative.SERVICE,
            "channel": Channel.PHONE,
            "result": ContactResult.REACHED,
        },
    )
    assert case.number in card(page(client, office.head), "second")
    assert case.number in card(page(client, office.coordinator), "second")
    assert case.number not in page(client, office.far_coordinator)
    assert "She rang us" not in page(client, office.head)


def test_head_sees_the_periods_that_are_not_set(client: Client, office: Office) -> None:
    assert "Hold the session" in card(page(client, office.head), "unset")
    assert 'aria-labelledby="unset"' not in page(client, office.coordinator)
