"""Which periods an act starts and ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from izligums.cases.enums import Outcome, Procedure, Referral, Risk, Role
from izligums.core.enums import PeriodUnit
from izligums.core.periods import PeriodLength, named_periods
from izligums.process.act import Act
from izligums.process.facts import CaseFacts, ConditionFacts, PersonFacts, Policy, SettlementFacts, StaffFacts
from izligums.process.periods import ended, standing, started
from izligums.process.steps import TABLE
from izligums.settlements.enums import Fulfilment

DAY = date(2026, 3, 2)
VICTIM, OFFENDER, MOTHER = 1, 2, 3
CASE = CaseFacts(
    received_on=DAY,
    referral=Referral.REQUEST,
    procedure=Procedure.PROCEEDINGS,
    registered=True,
    persons=(
        PersonFacts(VICTIM, Role.VICTIM),
        PersonFacts(OFFENDER, Role.OFFENDER),
        PersonFacts(MOTHER, Role.REPRESENTATIVE, beside=OFFENDER),
    ),
    lead=StaffFacts(7, declared=True),
    co=StaffFacts(8, declared=True),
)
#: Not run by an act: read where they are needed, or not started by anything that is recorded.
NOT_RUN = {"child_settlement_fulfilment", "leader_due", "child_rights_training", "own_data_kept"}


def test_every_period_of_the_table_is_named_started_and_ended() -> None:
    begun = {name for step in TABLE.values() for name in step.starts}
    over = {name for step in TABLE.values() for name in step.ends}
    assert begun | over <= named_periods().keys()
    assert begun <= over, "it would run until the case is closed"
    assert over - begun <= NOT_RUN
    assert named_periods().keys() - begun == NOT_RUN


@pytest.mark.parametrize(
    ("person", "names"),
    [(OFFENDER, {"draw_up_client_file", "first_contact_victim"}), (MOTHER, set()), (VICTIM, set())],
)
def test_only_an_offenders_consent_starts_the_client_file_and_the_way_to_the_victim(
    person: int, names: set[str]
) -> None:
    assert set(started(CASE, Act("record_consent", DAY, person=person))) == names


def test_a_victim_who_was_reached_already_is_not_waited_for() -> None:
    facts = CASE.with_person(VICTIM, reached=True)
    assert started(facts, Act("record_consent", DAY, person=OFFENDER)) == ("draw_up_client_file",)


def test_a_client_file_is_drawn_up_once() -> None:
    facts = CASE.with_person(OFFENDER, client_file=True)
    assert started(facts, Act("record_consent", DAY, person=OFFENDER)) == ("first_contact_victim",)


@pytest.mark.parametrize("step", ["record_contact", "invite"])
@pytest.mark.parametrize(
    ("person", "name"),
    [(VICTIM, "first_contact_victim"), (OFFENDER, "first_contact_offender"), (MOTHER, "first_contact_offender")],
)
def test_a_contact_ends_the_period_of_its_own_side(step: str, person: int, name: str) -> None:
    assert ended(CASE, Act(step, DAY, person=person)) == (name,)


def test_the_end_of_the_talks_ends_what_nobody_waits_for() -> None:
    over = ended(CASE, Act("end_without_settlement", DAY))
    assert {"first_contact_offender", "first_contact_victim", "hold_session"} <= set(over)


@pytest.mark.parametrize(("mediator", "waits"), [(7, True), (8, False)])
def test_a_case_waits_for_a_new_lead_only(mediator: int, waits: bool) -> None:
    for step, answers in (("end_assignment", {}), ("declare_conflict", {"conflict": True})):
        act = Act(step, DAY, values={"mediator": mediator, **answers})
        assert ("assign_mediator" in started(CASE, act)) is waits
    clean = Act("declare_conflict", DAY, values={"mediator": mediator, "conflict": False})
    assert started(CASE, clean) == ()


def test_nobody_is_told_where_nobody_directs_the_proceedings() -> None:
    act = Act("end_without_settlement", DAY)
    assert set(started(CASE, act)) == {"report_to_leader", "answer_on_refusal"}
    assert started(replace(CASE, has_leader=False), act) == ()
    assert started(CASE.but(held=frozenset({frozenset({VICTIM, OFFENDER})})), act) == ("report_to_leader",)


def test_a_case_waits_to_be_closed_only_after_the_last_notice() -> None:
    both = frozenset({VICTIM, OFFENDER})
    plain = SettlementFacts(30, both, certified_on=DAY)
    with_terms = replace(plain, id=31, conditions=(ConditionFacts(40, DAY),))
    result, report = Act("send_result_notice", DAY), Act("report_fulfilment", DAY, values={"settlement": 31})
    assert started(CASE, result) == ("close_file",)
    assert started(CASE.but(settlements=(plain,)), result) == ("close_file",)
    assert started(CASE.but(settlements=(plain, with_terms)), result) == ()
    assert started(CASE.but(settlements=(plain, with_terms)), report) == ("close_file",)
    assert started(CASE.but(settlements=(with_terms,), notice_owed=True), report) == ()
    assert started(CASE.but(settlements=(with_terms, replace(with_terms, id=32))), report) == ()


WEEK = Policy(risk_review=PeriodLength(7, PeriodUnit.CALENDAR_DAYS))


def test_risk_review_runs_out_only_where_a_period_is_set() -> None:
    reviewed = CASE.but(risk=Risk.CLEAR, risk_on=DAY)
    assert standing(reviewed) == {}
    assert standing(reviewed.but(policy=WEEK)) == {"risk_review_valid": DAY}


@pytest.mark.parametrize("risk", [Risk.NONE, Risk.STALE, Risk.REFUSED])
def test_review_that_does_not_count_cannot_run_out(risk: Risk) -> None:
    assert standing(CASE.but(risk=risk, risk_on=DAY, policy=WEEK)) == {}


def test_nothing_runs_out_after_the_end() -> None:
    reviewed = CASE.but(risk=Risk.CONFIRMED, risk_on=DAY, policy=WEEK)
    assert standing(reviewed.but(ended=Outcome.RECALLED)) == {}
    assert standing(reviewed.but(closed=Outcome.RECALLED)) == {}


JUNE, AUGUST = date(2026, 6, 1), date(2026, 8, 1)
CHILDS = CASE.but(procedure=Procedure.COMPULSORY_MEASURE).with_person(OFFENDER, born=date(2010, 5, 5))


def agreed(*conditions: ConditionFacts, **known: Any) -> CaseFacts:
    settlement = SettlementFacts(30, frozenset({VICTIM, OFFENDER}), certified_on=DAY, conditions=conditions)
    return CHILDS.but(settlements=(replace(settlement, **known),))


def test_court_waits_from_the_last_day_of_fulfilment() -> None:
    both = ConditionFacts(40, JUNE), ConditionFacts(41, AUGUST)
    assert standing(agreed(*both)) == {"child_report_to_court": AUGUST}
    assert standing(agreed(*both, certified_on=None)) == {}
    assert standing(agreed(*both, reported=True)) == {}
    assert standing(agreed()) == {}, "there is nothing to fulfil"


def test_court_waits_from_the_last_assessment_when_that_comes_first() -> None:
    done = ConditionFacts(40, JUNE, Fulfilment.FULFILLED, date(2026, 4, 1))
    half = agreed(done, ConditionFacts(41, AUGUST))
    assert standing(half) == {"child_report_to_court": AUGUST}, "one is still open"
    early = agreed(done, ConditionFacts(41, AUGUST, Fulfilment.NOT_FULFILLED, date(2026, 5, 1)))
    assert standing(early) == {"child_report_to_court": date(2026, 5, 1)}
    late = agreed(ConditionFacts(40, JUNE, Fulfilment.FULFILLED, AUGUST))
    assert standing(late) == {"child_report_to_court": JUNE}


def test_longest_time_of_the_law_stands_for_a_missing_day() -> None:
    assert standing(agreed(ConditionFacts(40, None))) == {"child_report_to_court": date(2026, 9, 2)}
    assert standing(agreed(ConditionFacts(40, None)).but(policy=Policy(child_term_months=None))) == {}


def test_court_waits_only_for_a_child_in_a_compulsory_measure_case() -> None:
    facts = agreed(ConditionFacts(40, JUNE))
    assert standing(facts.but(procedure=Procedure.PROCEEDINGS)) == {}
    assert standing(facts.but(has_leader=False)) == {}
    assert standing(facts.with_person(OFFENDER, born=date(2000, 1, 1))) == {}


def test_earliest_of_several_settlements_counts() -> None:
    facts = agreed(ConditionFacts(40, AUGUST))
    other = replace(facts.settlements[0], id=31, conditions=(ConditionFacts(41, JUNE),))
    assert standing(facts.but(settlements=(*facts.settlements, other))) == {"child_report_to_court": JUNE}
