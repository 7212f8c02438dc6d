"""Whether somebody takes part, and whom they want beside them: said by themselves or told to the mediator.

What a person does in their own space is judged by what is known of them and of their own side alone: a "not now" must
not tell how the other side stands.
"""

from __future__ import annotations

from izligums.cases.enums import Consent, Told
from izligums.process.act import Act
from izligums.process.facts import ADMITTED_BY_OTHERS, CaseFacts
from izligums.process.law import DIRECTIVE_12_A, DIRECTIVE_12_B, MK347_3, MK825_4_2, ORDER_OF_RECORDS, PRACTICE
from izligums.process.problems import Blocker, Problems, rule
from izligums.process.rules import people, staff


@rule(PRACTICE)
def recorded_without_conflict(facts: CaseFacts, act: Act) -> Problems:
    """A mediator records what somebody said only once it is clear that no mediator has a conflict of interest; a person
    in their own space need not wait for that."""
    if act.by:
        yield from staff.no_conflict(facts, act)


@rule(PRACTICE)
def yes_after_first_talk(facts: CaseFacts, act: Act) -> Problems:
    """A yes is heard once the person has been reached; of a minor or a person under trusteeship, once the
    representative has. A no is heard always."""
    if act["takes_part"]:
        yield from people.person_reached(facts, act)
        yield from people.representative_before_talk(facts, act)


@rule(DIRECTIVE_12_B)
def informed_before_yes(facts: CaseFacts, act: Act) -> Problems:
    """A yes follows the information, given before or shown with the question."""
    if act["takes_part"] and not act.get("information"):
        yield from people.informed_before_consent(facts, act)


@rule(MK347_3)
def no_is_said_once(facts: CaseFacts, act: Act) -> Problems:
    """A person who already said no need not say it again; a yes is always possible afterwards."""
    if not act["takes_part"]:
        yield from people.not_already_withdrawn(facts, act)


@rule(MK347_3)
def signing_counts(facts: CaseFacts, act: Act) -> Problems:
    """Nobody is offered a way to sign that does not count as writing."""
    if act["takes_part"] and act.get("signing") is not None and act["signing"] not in facts.policy.in_writing:
        yield Blocker("signing_does_not_count", about=act.person)


# -- supporters --------------------------------------------------------------------------------------------------------


@rule(ORDER_OF_RECORDS)
def proposal_waits(facts: CaseFacts, act: Act) -> Problems:
    """A mediator answers once about somebody who was proposed."""
    proposal = facts.proposal(act["proposal"])
    if proposal is None or proposal.answered:
        yield Blocker("proposal_does_not_wait")


@rule(MK825_4_2)
def guest_of_the_proposer(facts: CaseFacts, act: Act) -> Problems:
    """Whoever is taken on has been added to the case, and stands beside the party of whoever proposed them; where it is
    not possible, nobody is named."""
    proposal, guest = facts.proposal(act["proposal"]), facts.find(act.get("guest"))
    if not act["taken_on"]:
        if guest is not None:
            yield Blocker("nobody_is_taken_on")
        return
    proposer = None if proposal is None else facts.find(proposal.person)
    if guest is None or guest.role not in ADMITTED_BY_OTHERS or not guest.present:
        yield Blocker("guest_not_added_yet")
    elif proposer is None or guest.beside != (proposer.beside or proposer.id):
        yield Blocker("guest_of_another_side", about=guest.id)


@rule(DIRECTIVE_12_A)
def party_can_be_asked(facts: CaseFacts, act: Act) -> Problems:
    """Only a party who acts alone, has a way into their own space, and has neither said no nor pressed stop is asked
    there; anybody else is asked in a talk."""
    party = facts.find(act["party"])
    if party is None:
        return
    if party.id not in facts.access or party.needs_representative_on(act.on):
        yield Blocker("party_has_no_space", about=party.id)
    elif party.consent in (Consent.REFUSED, Consent.WITHDRAWN):
        yield Blocker("said_no", about=party.id)
    elif party.id in facts.asks_to_stop:
        yield Blocker("asks_to_stop", about=party.id)


@rule(PRACTICE)
def no_more_than_allowed(facts: CaseFacts, act: Act) -> Problems:
    """The other side learns no more of a guest than whoever proposed them allowed; how they know each other, only
    where somebody said it."""
    proposal = next((each for each in facts.proposals if each.guest == act.person), None)
    allowed = frozenset({Told.NAME}) if proposal is None else proposal.told
    if not allowed.issuperset(act.get("told", ())):
        yield Blocker("more_than_allowed", about=act.person)


@rule(MK825_4_2)
def question_was_put(facts: CaseFacts, act: Act) -> Problems:
    """A party answers in their own space only what a mediator asked them there."""
    guest = facts.find(act["guest"])
    if guest is None or act.person not in guest.asked:
        yield Blocker("was_not_asked", about=act.person)
