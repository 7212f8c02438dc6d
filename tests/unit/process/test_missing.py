"""What is still missing, and where to begin: the page's first question, asked of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from izligums.cases.enums import Consent, Outcome, Procedure, Referral, Risk, Role
from izligums.meetings.enums import Form, Mode
from izligums.process.facts import CaseFacts, PersonFacts, SessionFacts, SettlementFacts, StaffFacts
from izligums.process.missing import Goal, Unanswered, expected, foresee, goals, open_act, worth_offering
from izligums.process.steps import TABLE

DAY = date(2026, 3, 2)
VICTIM, OFFENDER, MOTHER, FRIEND = 1, 2, 3, 4
LEAD = StaffFacts(9, declared=True, official=True, certified_from=date(2020, 1, 1))
READY: dict[str, Any] = {
    "safe_way": True,
    "approached": True,
    "reached": True,
    "informed": True,
    "consent": Consent.LIVE,
    "prepared": True,
}


def case(*persons: PersonFacts, **known: object) -> CaseFacts:
    return CaseFacts(DAY, Referral.REQUEST, Procedure.PROCEEDINGS, registered=True, persons=persons).but(**known)


def pair(**known: object) -> CaseFacts:
    offender = PersonFacts(OFFENDER, Role.OFFENDER, acknowledged=True, **READY)
    return case(PersonFacts(VICTIM, Role.VICTIM, **READY), offender, **{"lead": LEAD, "risk": Risk.CLEAR} | known)


def only(facts: CaseFacts) -> Goal:
    [goal] = goals(facts, on=DAY)
    return goal


def begin(goal: Goal) -> list[tuple[str | None, int | None]]:
    return [(way.step, way.person) for way in goal.ways]


def test_case_in_the_inbox_heads_for_registration() -> None:
    goal = only(case(registered=False))
    assert goal.step == "register"
    assert [(way.step, dict(way.preset)) for way in goal.ways] == [
        ("add_person", {"role": Role.VICTIM}),
        ("add_person", {"role": Role.OFFENDER}),
    ]


def test_without_a_mediator_everything_begins_there() -> None:
    goal = only(case(PersonFacts(VICTIM, Role.VICTIM), PersonFacts(OFFENDER, Role.OFFENDER)))
    assert begin(goal) == [("assign_mediator", None)]
    assert len(goal.findings) > 5, "the whole list stays to be seen"


def test_victim_waits_for_the_offender() -> None:
    victim, offender = (
        PersonFacts(VICTIM, Role.VICTIM, safe_way=True),
        PersonFacts(OFFENDER, Role.OFFENDER, safe_way=True),
    )
    facts = case(victim, offender, lead=LEAD)
    assert begin(only(facts)) == [("record_contact", OFFENDER)]
    reached = facts.with_person(OFFENDER, reached=True)
    assert begin(only(reached)) == [("record_acknowledgement", OFFENDER), ("give_information", OFFENDER)]


def test_child_begins_with_the_representative() -> None:
    child = PersonFacts(OFFENDER, Role.OFFENDER, born=date(2012, 1, 1), safe_way=True, reached=True)
    victim = PersonFacts(VICTIM, Role.VICTIM, applicant=True, **READY)
    trained = replace(LEAD, child_rights_until=date(2030, 1, 1))
    alone = case(victim, child, lead=trained)
    asked = next(way for way in only(alone).ways if way.step == "add_person")
    assert dict(asked.preset) == {"role": Role.REPRESENTATIVE, "beside": OFFENDER}
    mother = PersonFacts(MOTHER, Role.REPRESENTATIVE, beside=OFFENDER, safe_way=True)
    assert ("record_contact", MOTHER) in begin(only(case(victim, child, mother, lead=trained)))


def test_risk_review_waits_until_the_talks_are_over() -> None:
    before = pair(risk=Risk.NONE).with_person(VICTIM, prepared=False)
    assert begin(only(before)) == [("record_talk", VICTIM)]
    assert begin(only(pair(risk=Risk.NONE))) == [("review_risk", None)]


def test_ready_case_has_nothing_in_its_way() -> None:
    goal = only(pair())
    assert (goal.step, goal.ready, goal.ways) == ("plan_session", True, ())


def test_who_said_no_is_not_expected_while_others_can_go_on() -> None:
    other = PersonFacts(5, Role.VICTIM, consent=Consent.REFUSED)
    guest = PersonFacts(6, Role.SUPPORTER, beside=5)
    facts = pair()
    facts = facts.but(persons=(*facts.persons, other, guest))
    assert expected(facts) == (VICTIM, OFFENDER)
    assert only(facts).ready


@pytest.mark.parametrize("no", [{"consent": Consent.WITHDRAWN}, {"deceased": True}])
def test_case_without_two_sides_heads_for_its_end(no: dict[str, object]) -> None:
    assert only(pair().with_person(VICTIM, **no)).step == "end_without_settlement"


def test_planned_session_is_judged_on_its_day_with_its_people() -> None:
    session = SessionFacts(7, date(2026, 3, 20), Form.SESSION, Mode.IN_PERSON, frozenset({VICTIM, OFFENDER}))
    goal = only(pair(session=session).with_person(VICTIM, detained=True))
    assert goal.step == "hold_session"
    assert goal.ready, "detention asks for a decision only"
    assert [finding.problem.code for finding in goal.findings] == ["in_detention"]


def test_every_draft_is_a_goal_of_its_own() -> None:
    drafts = tuple(SettlementFacts(id, frozenset({VICTIM, OFFENDER})) for id in (11, 12))
    found = goals(pair(settlements=drafts), on=DAY)
    assert [(goal.step, goal.preset["settlement"]) for goal in found] == [
        ("certify_settlement", 11),
        ("certify_settlement", 12),
    ]
    assert [(way.step, way.person, way.preset["settlement"]) for way in found[1].ways] == [
        ("sign_settlement", VICTIM, 12),
        ("sign_settlement", OFFENDER, 12),
    ]


def test_ended_case_tells_the_leader_then_closes() -> None:
    found = goals(pair(ended=Outcome.WITHDREW, notice_owed=True), on=DAY)
    assert [goal.step for goal in found] == ["send_result_notice", "close"]
    assert goals(pair(closed=Outcome.WITHDREW), on=DAY) == []


def test_answers_not_yet_given_raise_no_problem() -> None:
    act = open_act("plan_session", on=DAY, values={"people": (VICTIM, OFFENDER), "start_day": DAY})
    with pytest.raises(Unanswered):
        act.get("mode")
    assert foresee(pair(), act) == []


def test_only_what_can_come_to_something_is_offered() -> None:
    def offered(facts: CaseFacts, step: str, person: int | None = None) -> bool:
        return worth_offering(facts, TABLE[step], on=DAY, by=9, person=person)

    facts = pair()
    assert offered(facts, "plan_session")
    assert not offered(facts, "cancel_session"), "no session is planned"
    assert not offered(facts, "certify_settlement"), "there is no draft to choose"
    assert not offered(facts, "record_fulfilment"), "there is no condition to choose"
    unasked = facts.with_person(OFFENDER, acknowledged=None, consent=Consent.NONE)
    assert not offered(unasked, "invite", VICTIM), "the offender comes first"
    assert offered(unasked, "record_contact", VICTIM), "what has happened all the same is recorded with deviation"
