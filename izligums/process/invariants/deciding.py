"""What must be true when somebody says whether they take part, and whom they want beside them."""

from __future__ import annotations

from dataclasses import replace

from izligums.cases.enums import Consent, Role, Signing, Told
from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.invariants import reading
from izligums.process.invariants.base import Breaches, after_acts, in_states
from izligums.process.invariants.reading import who


@after_acts("Directive 2012/29/EU 12(1)(a)", "record_consent", "record_withdrawal")
def answers_are_kept(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A consent is live after it was given, and gone after it was taken back."""
    now = reading.by_id(after, act.person)
    if now is None or (now.consent is Consent.LIVE) is not (act.step == "record_consent"):
        yield "the answer was not kept"


@after_acts("MK noteikumu Nr. 347 3. punkts", "decide")
def a_click_is_no_signature(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A yes becomes a live consent only by the person's own hand on the screen, and only where policy counts the screen
    as writing; nobody is offered a way to sign that does not count."""
    was, now = reading.by_id(before, act.person), reading.by_id(after, act.person)
    if was is None or now is None or not act["takes_part"]:
        return
    counts = act.get("signing") in before.policy.in_writing
    by_own_hand = act.by == 0 and act.get("signing") is Signing.SCREEN and counts
    if now.consent is not was.consent and not by_own_hand:
        yield f"the consent of {who(was.id)} came about without writing"
    if by_own_hand and now.consent is not Consent.LIVE:
        yield f"{who(was.id)} signed, and it was not kept"
    if act.get("signing") is not None and not counts:
        yield "a way to sign was offered that does not count"
    if now.willing is (now.consent is Consent.LIVE):
        yield f"it was not kept that {who(was.id)} said yes"


@after_acts("Directive 2012/29/EU 12(1)(a)", "decide")
def a_no_counts_at_once(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Whoever says no no longer takes part, from that moment; and is not said to have said it twice."""
    was, now = reading.by_id(before, act.person), reading.by_id(after, act.person)
    if was is None or now is None or act["takes_part"]:
        return
    if now.consent not in reading.NO or now.willing:
        yield f"the no of {who(was.id)} was not kept"
    if was.consent in reading.NO:
        yield f"{who(was.id)} had said no already"


@after_acts("Directive 2012/29/EU 12(1)(b); MK noteikumu Nr. 825 4.1. apakšpunkts", "decide")
def a_yes_is_an_informed_one(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A yes follows the information, a first contact, and, of a minor or a person under trusteeship, a contact with a
    representative."""
    person = reading.by_id(before, act.person)
    if person is None or not act["takes_part"]:
        return
    by_others = any(one.reached for one in reading.representatives(before, person.id))
    if not person.informed and not act.get("information"):
        yield f"{who(person.id)} has not been informed"
    if not person.reached and not by_others:
        yield f"{who(person.id)} has not been reached"
    if (person.trusteeship or reading.child(person, act.on)) and not by_others:
        yield f"no representative of {who(person.id)} has been reached"


@after_acts("mediators' practice", "decide", "answer_proposal", "ask_about_guest")
def mediators_write_down_after_the_conflict_question(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """No mediator records what people want before all assigned declared that there is no conflict; a person in their
    own space can always speak."""
    themselves = act.step == "decide" and act.by == 0
    declared = before.lead is not None and all(one.declared is True for one in reading.staff(before))
    if not themselves and not declared:
        yield "a mediator has not declared that there is no conflict"


@in_states("Directive 2012/29/EU 12(1)(a)")
def nobody_is_willing_and_has_signed_or_refused(facts: CaseFacts) -> Breaches:
    """Somebody whose yes waits for writing has not consented already."""
    for one in facts.persons:
        if one.willing and one.consent is Consent.LIVE:
            yield f"{who(one.id)} is waited for, and has consented"


# -- supporters --------------------------------------------------------------------------------------------------------


@after_acts("our promise", "propose_supporter", "answer_proposal")
def a_proposal_changes_nothing_else(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Naming somebody, and the mediator's answer, arrange nothing and ask nobody."""
    if replace(before, proposals=()) != replace(after, proposals=()):
        yield "something else of the case changed"


@after_acts("our promise", "answer_proposal")
def a_proposal_is_answered_once_and_truly(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A proposal is answered once; whoever was taken on is a guest in the case beside the proposer's party."""
    was = [one for one in before.proposals if one.id == act["proposal"]]
    if len(was) != 1 or was[0].answered:
        yield "the proposal did not wait"
        return
    proposer, guest = reading.by_id(before, was[0].person), reading.by_id(before, act.get("guest"))
    if not act["taken_on"]:
        if guest is not None:
            yield "somebody was named although nobody was taken on"
        return
    if guest is None or guest.role not in reading.GUESTS or not reading.here(guest):
        yield "whoever was taken on is no guest of this case"
    elif proposer is None or guest.beside not in (proposer.id, proposer.beside):
        yield f"{who(guest.id)} stands beside somebody else"


@after_acts("MK noteikumu Nr. 825 4.2. apakšpunkts; our promise", "ask_about_guest")
def asked_with_care(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A party is asked in their own space about a guest of somebody else, when they act alone, have access, and have
    neither said no nor pressed stop; and learns no more than was allowed."""
    guest, party = reading.by_id(before, act.person), reading.by_id(before, act["party"])
    if guest is None or party is None or not reading.is_party(party) or guest.beside == party.id:
        yield "nobody has to be asked"
        return
    if not reading.here(party) or party.id not in before.access or reading.not_alone(party, act.on):
        yield f"{who(party.id)} cannot be asked there"
    if party.consent in reading.NO or party.id in before.asks_to_stop:
        yield f"{who(party.id)} wants to be left alone"
    allowed = [one.told for one in before.proposals if one.guest == guest.id] or [frozenset({Told.NAME})]
    if not set(act["told"]) <= set(allowed[0]):
        yield "more was told than was allowed"


@after_acts("MK noteikumu Nr. 825 4.2. apakšpunkts; our promise", "answer_guest")
def only_the_asked_answer(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Only a party who was asked about a guest answers, for themselves alone; the answer is kept."""
    was, now = reading.by_id(before, act["guest"]), reading.by_id(after, act["guest"])
    party = reading.by_id(before, act.person)
    if was is None or now is None or party is None or party.role not in (Role.VICTIM, Role.OFFENDER):
        yield "nobody was asked"
        return
    if act.person not in was.asked:
        yield f"{who(party.id)} was not asked about {who(was.id)}"
    if (act.person in now.agreed_by) is not act["agrees"]:
        yield "the answer was not kept"
    if now.agreed_by - {act.person} != was.agreed_by - {act.person}:
        yield "the answer of somebody else changed"
