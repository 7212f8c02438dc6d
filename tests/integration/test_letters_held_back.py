"""Letters that were overtaken while they waited leave the tray in the transaction that overtook them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from izligums.cases.enums import Channel, ContactResult, Initiative, Outcome, Stage
from izligums.cases.models import Act, Case
from izligums.core.enums import Language
from izligums.core.values import ValueProblem
from izligums.documents.enums import Document
from izligums.meetings.enums import CancelReason
from izligums.messages import queries
from izligums.messages.enums import LetterState, Way
from izligums.messages.models import Letter
from izligums.process.perform import perform
from tests.support.cases import Office
from tests.support.cast import FAMILY
from tests.support.office import at_noon

pytestmark = pytest.mark.django_db

LATER = timedelta(days=3)


@pytest.fixture
def office() -> Office:
    return Office()


def invited(office: Office, after: timedelta = timedelta()) -> tuple[Case, Letter]:
    """An invitation to Anna lies in the tray; Jānis has agreed already."""
    case = office.case_at(Stage.APPROACHING_VICTIM)
    office.act(case, "record_safe_way", "Anna", channel=Channel.POST, address="Klusā 7", language=Language.LATVIAN)
    office.act(case, "invite", "Anna", on=office.last_day(case) + after, language=Language.LATVIAN)
    return case, case.letters.get()


@pytest.fixture(scope="module")
def kept_letter(made_once: None) -> int:
    _case, letter = invited(Office())
    return letter.pk


def states(case: Case, kind: Document = Document.SESSION_INVITATION) -> dict[str, LetterState]:
    letters = case.letters.filter(document__kind=kind).select_related("recipient__person").order_by("pk")
    return {each.recipient.person.given_name: each.state for each in letters if each.recipient is not None}


def asks_for_peace(office: Office, case: Case) -> Act:
    return office.act(
        case,
        "record_contact",
        "Anna",
        initiative=Initiative.PERSON,
        channel=Channel.PHONE,
        result=ContactResult.NO_MORE_CONTACT,
    )


def takes_back(office: Office, case: Case) -> Act:
    return office.act(case, "record_acknowledgement", "Jānis", acknowledged=False)


def ends(office: Office, case: Case) -> Act:
    return office.act(case, "end_without_settlement", reason=Outcome.NOT_SUITABLE)


@pytest.mark.parametrize(
    "happens",
    [
        lambda office, case: office.act(case, "record_withdrawal", "Anna", channel=Channel.PHONE),
        lambda office, case: office.act(case, "record_withdrawal", "Jānis", channel=Channel.PHONE),
        lambda office, case: office.act(case, "stop_for_safety", "Anna"),
        lambda office, case: office.act(case, "stop_for_safety"),
        lambda office, case: office.act(case, "record_death", "Anna"),
        lambda office, case: office.act(case, "recall"),
        asks_for_peace,
        takes_back,
        ends,
    ],
)
def test_invitation_is_held_back_by_the_act_that_overtakes_it(
    office: Office, kept_letter: int, happens: Callable[[Office, Case], Act]
) -> None:
    letter = Letter.objects.get(pk=kept_letter)
    case = letter.case
    act = happens(office, case)
    letter.refresh_from_db()
    assert (letter.state, letter.held_back_by) == (LetterState.HELD_BACK, act)
    assert not queries.waiting(Case.objects.all()).items
    assert queries.held_back(Case.objects.all(), since=act.recorded_at) == [letter]
    assert not queries.held_back(Case.objects.all(), since=act.recorded_at + LATER)
    assert not queries.held_back(Case.objects.none(), since=act.recorded_at)


def test_other_acts_leave_the_invitation_in_the_tray(office: Office, kept_letter: int) -> None:
    letter = Letter.objects.get(pk=kept_letter)
    case = letter.case
    office.act(case, "record_talk", "Jānis", channel=Channel.PHONE)
    office.act(case, "stop_for_safety", "Jānis")
    office.act(case, "record_ban", "Jānis", victim=office.id_of(case, "Anna"))
    assert queries.waiting(Case.objects.all()).items == [letter]


def test_session_that_is_cancelled_or_held_takes_its_invitations_along(office: Office) -> None:
    cancelled = office.case_at(Stage.SESSION_PLANNED)
    office.act(cancelled, "cancel_session", reason=CancelReason.OTHER)
    assert set(states(cancelled).values()) == {LetterState.HELD_BACK}
    office.plan(cancelled)
    assert [each.state for each in cancelled.letters.order_by("pk")] == [
        *(LetterState.HELD_BACK, LetterState.HELD_BACK),
        *(LetterState.WAITING, LetterState.WAITING),
    ]
    assert set(states(office.case_at(Stage.SESSION_HELD)).values()) == {LetterState.HELD_BACK}


def test_guest_who_stays_away_is_not_invited_and_the_others_are(office: Office) -> None:
    case = office.case_at(Stage.SESSION_PLANNED, FAMILY)
    office.withdraw(case, "Rūta")
    found = states(case)
    assert found.pop("Rūta") is LetterState.HELD_BACK
    assert set(found.values()) == {LetterState.WAITING}


def test_letter_held_back_is_not_sent(office: Office) -> None:
    case = office.case_at(Stage.SESSION_PLANNED)
    office.withdraw(case, "Anna")
    for letter in case.letters.filter(document__kind=Document.SESSION_INVITATION):
        for on in (None, office.last_day(case) + LATER):
            with pytest.raises(ValueProblem, match="letter_overtaken"):
                office.act(case, "record_dispatch", on=on, letter=letter.pk, way=Way.POST)
        letter.refresh_from_db()
        assert letter.state is LetterState.HELD_BACK


def test_letter_that_had_left_before_is_recorded_late(office: Office) -> None:
    case, letter = invited(office, LATER)
    written = office.last_day(case)
    withdrawn = office.act(case, "record_withdrawal", "Anna", on=written + LATER, channel=Channel.PHONE)
    letter.refresh_from_db()
    assert letter.may_have_left
    with pytest.raises(ValueProblem, match="letter_not_written"):
        office.act(case, "record_dispatch", on=written - timedelta(days=1), letter=letter.pk, way=Way.POST)
    left = withdrawn.happened_on - timedelta(days=1)
    office.act(case, "record_dispatch", on=left, letter=letter.pk, way=Way.POST)
    letter.refresh_from_db()
    assert (letter.state, letter.held_back_by, letter.dispatched_on) == (LetterState.DISPATCHED, None, left)
    assert not queries.held_back(Case.objects.all(), since=withdrawn.recorded_at)


def test_mistake_taken_back_brings_no_letter_back(office: Office) -> None:
    """What it had stopped stays stopped; somebody writes a new invitation."""
    case, letter = invited(office)
    mistaken = office.act(case, "record_withdrawal", "Anna", channel=Channel.PHONE)
    office.act(case, "correct", act=mistaken.pk, reason="It was another Anna.")
    letter.refresh_from_db()
    assert letter.state is LetterState.HELD_BACK
    office.act(case, "invite", "Anna", language=Language.LATVIAN)
    assert [each.state for each in case.letters.order_by("pk")] == [LetterState.HELD_BACK, LetterState.WAITING]


def test_invitation_recorded_late_does_not_go_to_who_said_no_meanwhile(office: Office) -> None:
    case, _letter = invited(office)
    invited_on = office.last_day(case)
    today = invited_on + LATER
    office.act(case, "record_withdrawal", "Anna", on=today, channel=Channel.PHONE)
    late = perform(
        case=case.pk,
        step="invite",
        on=invited_on,
        by=office.lead.user,
        at=at_noon(today),
        person=office.id_of(case, "Anna"),
        values={"language": Language.LATVIAN},
    )
    letter = case.letters.get(act=late)
    assert (letter.state, letter.held_back_by) == (LetterState.HELD_BACK, late)


def test_act_looks_at_the_tray_once(office: Office) -> None:
    case, _letter = invited(office)

    def asked(step: str, who: str) -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            office.act(case, step, who, channel=Channel.PHONE)
        return [each["sql"].split()[0] for each in captured if "messages_letter" in each["sql"]]

    assert asked("record_talk", "Jānis") == ["SELECT"]
    assert asked("record_withdrawal", "Jānis") == ["SELECT", "UPDATE"]
