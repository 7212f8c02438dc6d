"""Whom the own space of the people of a case is open to, and what pressing "stop" there does."""

from __future__ import annotations

from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.invariants import reading
from izligums.process.invariants.base import Breaches, after_acts, in_states
from izligums.process.invariants.reading import who


@in_states("our promise")
def only_the_welcome_have_access(facts: CaseFacts) -> Breaches:
    """Only somebody who is alive and part of an open case, wants contact and is under no safety stop has a way into
    their own space."""
    for id in facts.access:
        one = reading.by_id(facts, id)
        if one is None or not reading.here(one) or one.no_contact:
            yield f"{who(id)} has access but is gone, or wants no contact"
        if facts.closed is not None or facts.stopped & {0, id}:
            yield f"{who(id)} has access, but the case is closed or stopped"


@after_acts("our promise", "give_access")
def codes_reach_the_person_alone(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A way into the own space is given once, after the person or a representative was reached and a safe way is known;
    its two codes go two ways, neither over a medium that the safe way does not name; an e-identity is asked instead of
    the second only of somebody whom one can prove."""
    one = reading.by_id(before, act.person)
    reached = one is not None and (one.reached or any(each.reached for each in reading.representatives(before, one.id)))
    if one is None or not one.safe_way or not reached:
        yield f"{who(act.person or 0)} was not reached, or no safe way is known"
    if act.person in before.access:
        yield f"{who(act.person or 0)} has access already"
    media = [word for word in (str(act["way"]), str(act["second"])) if word in ("email", "sms")]
    if len(media) != len(set(media)):
        yield "both codes go the same way"
    if not set(media) <= {str(each) for each in act["reachable"]}:
        yield "a code goes a way that is not safe"
    if str(act["second"]) == "e_identity" and not act["recognisable"]:
        yield f"an e-identity is asked that cannot prove {who(act.person or 0)}"


@after_acts("Directive 2012/29/EU 12(1)(a)", "invite", "plan_session", "hold_session")
def who_pressed_stop_is_left_alone(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Nobody who pressed "stop" in their own space is invited, counted on, met or spoken for until it has been
    recorded."""
    if act.step == "invite" and act.person in before.asks_to_stop:
        yield f"{who(act.person or 0)} pressed stop"
    for one in reading.meant(before, act.get("people") or ()):
        if one.id in before.asks_to_stop:
            yield f"{who(one.id)} pressed stop"
    for id in act.get("people") or ():
        if id in before.asks_to_stop:
            yield f"{who(id)} pressed stop"
