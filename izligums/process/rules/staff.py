"""Who may mediate: trained, certified on the day, without a conflict of interest."""

from __future__ import annotations

from datetime import date

from izligums.cases.enums import Risk
from izligums.process.act import Act
from izligums.process.facts import CaseFacts, StaffFacts
from izligums.process.law import MK241, MK346, ORDER_OF_RECORDS, PRACTICE
from izligums.process.problems import Blocker, NeedsDecision, Problems, rule


@rule(ORDER_OF_RECORDS)
def lead_is_free(facts: CaseFacts, act: Act) -> Problems:
    """A case has one leading mediator at a time, who is not the co-mediator."""
    if facts.lead is not None:
        yield Blocker("lead_assigned_already")
    if facts.co is not None and facts.co.id == act["mediator"]:
        yield Blocker("same_mediator_twice")


@rule(ORDER_OF_RECORDS)
def co_is_free(facts: CaseFacts, act: Act) -> Problems:
    """A case has at most one co-mediator at a time, who is not the leading mediator."""
    if facts.co is not None:
        yield Blocker("co_assigned_already")
    if facts.lead is not None and facts.lead.id == act["mediator"]:
        yield Blocker("same_mediator_twice")


@rule(ORDER_OF_RECORDS)
def somebody_is_assigned(facts: CaseFacts, act: Act) -> Problems:
    """Only an assignment that exists can end or be answered for."""
    if act["mediator"] not in {staff.id for staff in (facts.lead, facts.co) if staff is not None}:
        yield Blocker("not_assigned")


@rule(ORDER_OF_RECORDS)
def declaration_is_open(facts: CaseFacts, act: Act) -> Problems:
    """A mediator answers the question of conflict once for each assignment."""
    for staff in (facts.lead, facts.co):
        if staff is not None and staff.id == act["mediator"] and staff.declared is not None:
            yield Blocker("declared_already")


@rule(PRACTICE)
def no_conflict(facts: CaseFacts, act: Act) -> Problems:
    """The leading mediator, and the co-mediator if there is one, have declared that there is no conflict of interest
    before anybody works with people."""
    if facts.lead is None:
        yield Blocker("no_mediator")
    if any(staff is not None and staff.declared is not True for staff in (facts.lead, facts.co)):
        yield Blocker("conflict_not_declared")


@rule(MK346)
def mediators_qualified(facts: CaseFacts, act: Act) -> Problems:
    """Who leads a session has valid training and certificate on that day; with children, child-rights training too."""
    day = facts.session.on if facts.session is not None and act.step == "hold_session" else act.get("start_day", act.on)
    for staff in (facts.lead, facts.co):
        if staff is not None:
            yield from unqualified(facts, staff, day)


@rule(PRACTICE)
def two_for_sensitive_cases(facts: CaseFacts, act: Act) -> Problems:
    """A sensitive case is led by two mediators, or by one with advanced training."""
    sensitive = facts.risk in (Risk.NEEDS_SECOND, Risk.CONFIRMED, Risk.REFUSED)
    if sensitive and facts.co is None and not (facts.lead is not None and facts.lead.advanced):
        yield NeedsDecision("sensitive_case_one_mediator")


def unqualified(facts: CaseFacts, staff: StaffFacts, day: date) -> Problems:
    """Why `staff` may not lead on `day`; child-rights training matters when a minor takes part (MK 241/2024)."""
    if not staff.qualified_on(day):
        yield Blocker("mediator_not_qualified", day=day)
    children = any(person.minor_on(day) for person in facts.persons if person.present)
    if children and not staff.may_work_with_children_on(day):
        yield Blocker("no_child_rights_training", day=day)


@rule(MK241)
def assigned_is_qualified(facts: CaseFacts, act: Act) -> Problems:
    """Nobody is assigned whose certificate, or child-rights training in a child's case, is not valid on that day."""
    staff = act.get("qualification")
    if staff is not None:
        yield from unqualified(facts, staff, act.on)
