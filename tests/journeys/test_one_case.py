"""The program's main job, in the browser: a referral comes in, and the process leader is told how it ended."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from izligums.cases.enums import Capacity, Channel, ContactResult, Initiative, Outcome, Role, Stage
from izligums.cases.models import Case
from izligums.documents.rendering import pdf
from izligums.meetings.enums import CancelReason, Form, Mode, SessionState
from izligums.messages.enums import LetterState, Way
from izligums.process.gather import gather
from izligums.settlements.enums import ConditionKind, Fulfilment
from tests.journeys.conftest import Window
from tests.journeys.staff import Staff
from tests.support.cases import Office

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = timezone.localdate
PLACE = "Dzirnavu iela 10, 2. stāvs"


@pytest.fixture
def office() -> Office:
    """The people at the desk; cases come in by themselves."""
    office = Office()
    _ = office.coordinator, office.lead
    return office


def days_ago(days: int) -> date:
    return TODAY() - timedelta(days=days)


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour))


def referral(office: Office) -> bytes:
    municipality = office.unit.municipalities.order_by("pk").first()
    return json.dumps(
        {
            "cases": [
                {
                    "external_id": "R-1",
                    "referral": "request",
                    "procedure": "proceedings",
                    "received_on": days_ago(40).isoformat(),
                    "offence": "Velosipēda zādzība",
                    "proceedings_no": "11087000126",
                    "leader_kind": "prosecutor",
                    "leader_name": "A. Ozols",
                    "leader_office": "Parauga prokuratūra",
                    "municipality": str(municipality),
                    "persons": [
                        {"role": "victim", "given_name": "Anna", "family_name": "Bērziņa", "born": "1990-02-03"},
                        {"role": "offender", "given_name": "Jānis", "family_name": "Kalniņš", "born": "1991-04-05"},
                    ],
                }
            ]
        }
    ).encode()


def import_case(coordinator: Staff, office: Office) -> Case:
    page = coordinator.page
    page.goto("/cases/import/")
    page.set_input_files("[name=file]", {"name": "r.json", "mimeType": "application/json", "buffer": referral(office)})
    coordinator.save()
    assert not Case.objects.exists(), "checking a file writes nothing"
    with page.expect_navigation():
        page.locator("main form button").first.click()
    return Case.objects.get()


def people_of(case: Case) -> tuple[int, int]:
    facts = gather(case, on=TODAY())
    return next(facts.of_role(Role.VICTIM)).id, next(facts.of_role(Role.OFFENDER)).id


def win_over(mediator: Staff, case: Case, person: int, *, offender: bool, on: date) -> None:
    """Reached safely, asked, informed, consenting."""
    mediator.act(case.pk, "record_safe_way", person, channel=Channel.PHONE, phone="+371 20000000", happened_on=on)
    mediator.act(
        case.pk,
        "record_contact",
        person,
        initiative=Initiative.SERVICE,
        channel=Channel.PHONE,
        result=ContactResult.REACHED,
        happened_on=on,
    )
    if offender:
        mediator.act(case.pk, "record_acknowledgement", person, acknowledged=True, happened_on=on)
    mediator.act(case.pk, "give_information", person, channel=Channel.IN_PERSON, happened_on=on)
    mediator.act(case.pk, "record_consent", person, happened_on=on)


def to_the_session(coordinator: Staff, mediator: Staff, office: Office, *, session_on: date) -> Case:
    """From the imported file to a planned session."""
    case = import_case(coordinator, office)
    coordinator.act(case.pk, "register", happened_on=days_ago(39))
    coordinator.act(case.pk, "assign_mediator", mediator=office.lead.pk, happened_on=days_ago(38))
    mediator.act(case.pk, "declare_conflict", conflict=False, happened_on=days_ago(38))
    victim, offender = people_of(case)
    win_over(mediator, case, offender, offender=True, on=days_ago(30))
    win_over(mediator, case, victim, offender=False, on=days_ago(25))
    for person in (offender, victim):
        mediator.act(case.pk, "record_talk", person, channel=Channel.IN_PERSON, happened_on=days_ago(20))
    mediator.act(case.pk, "review_risk", happened_on=days_ago(19))
    mediator.act(
        case.pk,
        "plan_session",
        form=Form.SESSION,
        mode=Mode.IN_PERSON,
        start=at(session_on, 10),
        end=at(session_on, 12),
        place=PLACE,
        people=[victim, offender],
        happened_on=days_ago(18),
    )
    return case


def desks(window: Window, office: Office, *, width: int, scripts: bool) -> tuple[Staff, Staff]:
    """Of the coordinator and of the mediator."""
    coordinator, mediator = (window(width=width, scripts=scripts).new_page() for _ in range(2))
    return Staff(coordinator, office.coordinator.username), Staff(mediator, office.lead.user.username)


def test_one_case_from_imported_referral_to_closing_notice(window: Window, office: Office) -> None:
    coordinator, mediator = desks(window, office, width=1280, scripts=True)
    held = days_ago(10)
    case = to_the_session(coordinator, mediator, office, session_on=held)
    victim, offender = people_of(case)
    mediator.act(case.pk, "open_client_file", offender, number="K-2026-17", happened_on=days_ago(12))
    mediator.act(case.pk, "hold_session", people=[victim, offender], day_check=True, happened_on=held)
    mediator.act(case.pk, "draft_settlement", signatories=[victim, offender], happened_on=held)
    mediator.act(
        case.pk,
        "add_condition",
        kind=ConditionKind.PAYMENT,
        text="Samaksā par velosipēda remontu",
        owed_by=offender,
        owed_to=victim,
        amount="120,00",
        due=TODAY() + timedelta(days=20),
        happened_on=held,
    )
    for person in (victim, offender):
        mediator.act(case.pk, "sign_settlement", person, time_to_think=True, happened_on=held)
    mediator.act(case.pk, "certify_settlement", voluntary=True, happened_on=held)
    mediator.act(case.pk, "send_result_notice", happened_on=days_ago(9))
    mediator.act(case.pk, "record_fulfilment", fulfilment=Fulfilment.FULFILLED, happened_on=days_ago(2))
    mediator.act(case.pk, "report_fulfilment", happened_on=days_ago(1))
    mediator.act(case.pk, "close", happened_on=TODAY())
    case.refresh_from_db()
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.FULFILLED)
    notice = case.documents.get(kind="result_notice")
    assert pdf(notice).startswith(b"%PDF")
    assert notice.letter.state is LetterState.WAITING
    send_letters(coordinator, case)
    assert not case.letters.filter(state=LetterState.WAITING).exists()


def send_letters(coordinator: Staff, case: Case) -> None:
    for letter in case.letters.filter(state=LetterState.WAITING):
        coordinator.page.goto(f"/letters/{letter.pk}/")
        coordinator.fill(way=Way.POST)
        coordinator.save()


def test_withdrawal_the_evening_before_stops_the_session_at_once(window: Window, office: Office) -> None:
    """On a telephone, without scripts."""
    coordinator, mediator = desks(window, office, width=360, scripts=False)
    case = to_the_session(coordinator, mediator, office, session_on=TODAY() + timedelta(days=1))
    victim, _offender = people_of(case)
    mediator.act(case.pk, "record_withdrawal", victim, channel=Channel.PHONE)
    session = case.sessions.get()
    assert (session.state, session.cancel_reason) == (SessionState.CANCELLED, CancelReason.STOPPED)
    assert PLACE not in mediator.page.locator("#next").inner_text()
    mediator.act(case.pk, "end_without_settlement", reason=Outcome.WITHDREW)
    mediator.act(case.pk, "send_result_notice")
    mediator.act(case.pk, "close")
    case.refresh_from_db()
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.WITHDREW)
    told = case.documents.get(kind="result_notice").data
    assert (told["held"], told["settlement"]) == (False, False)
    assert Capacity.MEDIATOR not in told
    assert "Anna" not in json.dumps(told), "nobody outside learns who withdrew"
