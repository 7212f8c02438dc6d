"""What must hold when a case comes in, moves between units or changes its process leader."""

from __future__ import annotations

from izligums.cases.enums import Procedure, Referral, Role
from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.law import CM_REC_53, DIRECTIVE_12_E, MK347_1_2, MK347_2, ORDER_OF_RECORDS
from izligums.process.problems import Blocker, NeedsDecision, Notice, Problems, rule


@rule(MK347_1_2)
def both_sides_named(facts: CaseFacts, act: Act) -> Problems:
    """A case is registered when at least one victim and one offender are named, even if one of them has died since."""
    roles = {person.role for person in facts.persons}
    if Role.VICTIM not in roles:
        yield Blocker("no_victim_named")
    if Role.OFFENDER not in roles:
        yield Blocker("no_offender_named")


@rule(MK347_1_2)
def application_names_applicant(facts: CaseFacts, act: Act) -> Problems:
    """An application comes from a victim, an offender or a legal representative of either; who applied is marked."""
    applied = any(person.applicant for person in facts.persons)
    if facts.referral is Referral.APPLICATION and not applied:
        yield Blocker("applicant_unknown")


@rule(MK347_2)
def proposal_is_for_child_measure(facts: CaseFacts, act: Act) -> Problems:
    """A proposal is the paper of a judge who decides on a compulsory measure for a child."""
    if facts.referral is Referral.PROPOSAL and facts.procedure is not Procedure.COMPULSORY_MEASURE:
        yield Blocker("proposal_without_child_measure")


@rule(ORDER_OF_RECORDS)
def not_yet_registered(facts: CaseFacts, act: Act) -> Problems:
    """A case is registered once in a unit."""
    if facts.registered:
        yield Blocker("already_registered")


@rule(ORDER_OF_RECORDS)
def day_is_possible(facts: CaseFacts, act: Act) -> Problems:
    """Nothing of a case happened before the case came in, and nothing of a person before they were in the case."""
    if act.on < facts.received_on:
        yield Blocker("before_the_case", day=facts.received_on)
    person = facts.find(act.person)
    if person is not None and person.joined_on is not None and act.on < person.joined_on:
        yield Blocker("before_the_person", about=person.id, day=person.joined_on)


@rule(ORDER_OF_RECORDS)
def not_in_the_future(facts: CaseFacts, act: Act) -> Problems:
    """What is recorded has happened."""
    if act.recorded_on is not None and act.on > act.recorded_on:
        yield Blocker("in_the_future", day=act.recorded_on)


@rule(ORDER_OF_RECORDS)
def no_session_is_planned(facts: CaseFacts, act: Act) -> Problems:
    """A planned session is held or cancelled before the case moves on, so that nobody waits in vain."""
    if facts.session is not None:
        yield Blocker("session_still_planned", day=facts.session.on)


@rule(MK347_2)
def due_day_lies_ahead(facts: CaseFacts, act: Act) -> Problems:
    """A due day that has already passed is probably a slip of the pen."""
    due = act.get("due_on")
    if due is not None and due < act.on:
        yield Notice("due_day_has_passed", day=due)


@rule(MK347_2)
def leader_is_named(facts: CaseFacts, act: Act) -> Problems:
    """An account is connected to a case in which somebody directs proceedings."""
    if not facts.has_leader:
        yield Blocker("no_leader_to_connect")


@rule(ORDER_OF_RECORDS)
def nobody_is_connected(facts: CaseFacts, act: Act) -> Problems:
    """A case is connected to one account at a time."""
    if facts.leader_account is not None:
        yield Blocker("leader_is_connected")


@rule(ORDER_OF_RECORDS)
def somebody_is_connected(facts: CaseFacts, act: Act) -> Problems:
    """Only a connection that exists can end."""
    if facts.leader_account is None:
        yield Blocker("no_leader_is_connected")


@rule(DIRECTIVE_12_E)
def account_is_verified(facts: CaseFacts, act: Act) -> Problems:
    """Nothing is shown for a number of proceedings and a code: somebody has checked whose account it is."""
    if not act["known"].verified:
        yield Blocker("account_is_not_verified")


@rule(CM_REC_53)
def account_is_of_leader(facts: CaseFacts, act: Act) -> Problems:
    """The account is that of the official who directs the proceedings: of the same kind, and, unless it is known why
    not, of the name and office that stand in the case."""
    if not act["known"].same_kind:
        yield Blocker("account_of_another_kind")
    elif not act["known"].same_name:
        yield NeedsDecision("account_of_another_name")
