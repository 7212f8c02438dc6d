"""Where a case stands and how it ended: derived from its facts, never decided by hand."""

from __future__ import annotations

from izligums.cases.enums import Consent, Outcome, Role, Side, Stage
from izligums.process.facts import CaseFacts, PersonFacts
from izligums.settlements.enums import Fulfilment


def stage_of(facts: CaseFacts) -> Stage:
    if facts.closed is not None:
        return Stage.CLOSED
    if not facts.registered:
        return Stage.RECEIVED
    if facts.ended is not None:
        return Stage.FOLLOWING_UP
    if facts.session is not None:
        return Stage.SESSION_PLANNED
    if facts.settlements:
        return Stage.FOLLOWING_UP if all(each.certified for each in facts.settlements) else Stage.SETTLEMENT
    if facts.held:
        return Stage.SESSION_HELD
    return _stage_before_meeting(facts)


def _stage_before_meeting(facts: CaseFacts) -> Stage:
    if _some_pair_consents(facts):
        return Stage.PREPARING
    if _contacted(facts, Side.VICTIM) and _contacted(facts, Side.OFFENDER):
        return Stage.APPROACHING_VICTIM
    if any(consents(facts, each) and each.acknowledged for each in facts.of_role(Role.OFFENDER)):
        return Stage.APPROACHING_VICTIM
    if _contacted(facts, Side.OFFENDER):
        return Stage.APPROACHING_OFFENDER
    return Stage.REGISTERED


def consents(facts: CaseFacts, party: PersonFacts) -> bool:
    """The party's own live consent, or the representative's for a party that acts only through one."""
    if not party.acts_through_representative:
        return party.consent is Consent.LIVE
    return any(each.consent is Consent.LIVE for each in facts.representatives_of(party.id))


def _some_pair_consents(facts: CaseFacts) -> bool:
    return any(
        consents(facts, offender) and consents(facts, victim)
        for victim in facts.of_role(Role.VICTIM)
        for offender in facts.offenders_concerning(victim.id)
    )


def _contacted(facts: CaseFacts, side: Side) -> bool:
    return any((each.approached or each.reached) and facts.side_of(each) is side for each in facts.persons)


def outcome_of(facts: CaseFacts) -> Outcome:
    """The outcome of a case that may be closed. Raises ValueError when there is no result."""
    if facts.ended is not None:
        return facts.ended
    certified = [each for each in facts.settlements if each.certified]
    if not certified:
        raise ValueError("a case without a result has no outcome")
    states = [condition.fulfilment for each in certified for condition in each.conditions]
    if all(state is Fulfilment.FULFILLED for state in states):
        return Outcome.FULFILLED
    if all(state is Fulfilment.NOT_FULFILLED for state in states):
        return Outcome.NOT_FULFILLED
    return Outcome.PARTLY_FULFILLED
