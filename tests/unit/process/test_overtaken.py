"""Which letters that wait are overtaken, by what is known of the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from izligums.cases.enums import Consent, Outcome, Procedure, Referral, Role
from izligums.documents.enums import Document
from izligums.meetings.enums import Form, Mode
from izligums.process.facts import WHOLE_CASE, CaseFacts, PersonFacts, SessionFacts
from izligums.process.letters import Waiting, overtaken

DAY = date(2026, 3, 2)
VICTIM, OFFENDER, FRIEND, SESSION = 1, 2, 3, 9
WILLING = PersonFacts(OFFENDER, Role.OFFENDER, acknowledged=True, consent=Consent.LIVE)
PLANNED = SessionFacts(SESSION, DAY, Form.SESSION, Mode.IN_PERSON, frozenset({VICTIM, OFFENDER, FRIEND}))
CASE = CaseFacts(
    DAY,
    Referral.REQUEST,
    Procedure.PROCEEDINGS,
    registered=True,
    persons=(PersonFacts(VICTIM, Role.VICTIM), WILLING, PersonFacts(FRIEND, Role.SUPPORTER, beside=VICTIM)),
    session=PLANNED,
)


def invitation(facts: CaseFacts, recipient: int = VICTIM) -> bool:
    return overtaken(Waiting(1, Document.INVITATION, recipient, None), facts, on=DAY)


def to_session(facts: CaseFacts, recipient: int = FRIEND) -> bool:
    return overtaken(Waiting(1, Document.SESSION_INVITATION, recipient, SESSION), facts, on=DAY)


def test_letters_that_hold_go_on_waiting() -> None:
    assert not invitation(CASE)
    assert not invitation(CASE, OFFENDER)
    assert not to_session(CASE)


@pytest.mark.parametrize(
    "facts",
    [
        CASE.with_person(VICTIM, consent=Consent.REFUSED),
        CASE.with_person(VICTIM, consent=Consent.WITHDRAWN),
        CASE.with_person(VICTIM, no_contact=True),
        CASE.with_person(VICTIM, left=True),
        CASE.with_person(VICTIM, deceased=True),
        CASE.but(stopped=frozenset({VICTIM})),
        CASE.but(stopped=frozenset({WHOLE_CASE})),
        CASE.but(ended=Outcome.RECALLED),
        CASE.but(closed=Outcome.FULFILLED),
    ],
)
def test_invitation_that_nobody_could_write_now_is_overtaken(facts: CaseFacts) -> None:
    assert invitation(facts)


@pytest.mark.parametrize("changed", [{"acknowledged": False}, {"consent": Consent.WITHDRAWN}])
def test_victim_is_not_invited_when_the_offender_turned_back_meanwhile(changed: dict[str, object]) -> None:
    assert invitation(CASE.with_person(OFFENDER, **changed))


def test_what_stops_one_person_leaves_the_invitation_of_another() -> None:
    assert not invitation(CASE.but(stopped=frozenset({FRIEND})).with_person(FRIEND, consent=Consent.REFUSED))
    assert not invitation(CASE.with_person(VICTIM, no_contact=True), OFFENDER)


def test_session_invitation_holds_while_its_session_counts_on_the_person() -> None:
    assert to_session(CASE.but(session=None))
    assert to_session(CASE.but(session=replace(PLANNED, id=SESSION + 1)))
    rest = CASE.but(session=replace(PLANNED, people=PLANNED.people - {FRIEND}))
    assert to_session(rest)
    assert not to_session(rest, VICTIM)


@pytest.mark.parametrize("kind", [Document.SETTLEMENT, Document.RESULT_NOTICE, Document.FULFILMENT_REPORT])
def test_what_tells_a_result_is_never_overtaken(kind: Document) -> None:
    facts = CASE.but(session=None, ended=Outcome.WITHDREW, closed=Outcome.WITHDREW, stopped=frozenset({WHOLE_CASE}))
    assert not overtaken(Waiting(1, kind, None, None), facts, on=DAY)
    assert not overtaken(Waiting(1, kind, VICTIM, None), facts.with_person(VICTIM, no_contact=True), on=DAY)
