"""What has to hold before something that one side wrote reaches the other."""

from __future__ import annotations

from izligums.cases.enums import Consent
from izligums.dialogue.enums import Receiving, StatementState
from izligums.process.act import Act
from izligums.process.facts import WHOLE_CASE, CaseFacts
from izligums.process.law import DIRECTIVE_12_A, KPL_104, ORDER_OF_RECORDS, PRACTICE
from izligums.process.problems import Blocker, NeedsDecision, Problems, rule
from izligums.process.rules.session import spoken_for, those_who_meet


@rule(ORDER_OF_RECORDS)
def both_are_here(facts: CaseFacts, act: Act) -> Problems:
    """Nothing passes to or from somebody who died or no longer takes part."""
    for person in those_who_meet(facts, act):
        if not person.present:
            yield Blocker("person_not_in_case", about=person.id)


@rule(KPL_104)
def child_has_somebody(facts: CaseFacts, act: Act) -> Problems:
    """A minor, or a person under trusteeship, writes and receives with a representative who agreed in writing."""
    for person in those_who_meet(facts, act):
        if not person.party or not person.needs_representative_on(act.on):
            continue
        if not any(each.consent is Consent.LIVE for each in facts.representatives_of(person.id)):
            yield Blocker("representative_has_not_agreed", about=person.id)


@rule(DIRECTIVE_12_A)
def nobody_pressed_stop(facts: CaseFacts, act: Act) -> Problems:
    """Nothing passes between people of whom one pressed "stop" in their own space, until that has been recorded."""
    for id in sorted(facts.asks_to_stop & _concerned(facts, act)):
        yield Blocker("asks_to_stop", about=id)


@rule(ORDER_OF_RECORDS)
def is_in_hand(facts: CaseFacts, act: Act) -> Problems:
    """Only what lies with the mediator is offered or given back."""
    if _state(facts, act) is not StatementState.HANDED:
        yield Blocker("statement_not_in_hand")


@rule(PRACTICE)
def unwanted_is_not_offered_again(facts: CaseFacts, act: Act) -> Problems:
    """Who did not want to receive something is asked again only for a reason."""
    statement = facts.statement(act["statement"])
    if statement is not None and act["receiver"] in statement.unwanted_by:
        yield NeedsDecision("statement_was_unwanted", about=act["receiver"])


@rule(PRACTICE)
def is_offered_to_them(facts: CaseFacts, act: Act) -> Problems:
    """Only who was asked answers whether they want to receive it."""
    statement = facts.statement(act["statement"])
    if statement is None or statement.state is not StatementState.OFFERED or statement.reader != act.person:
        yield Blocker("statement_not_offered")


@rule(DIRECTIVE_12_A)
def can_still_be_received(facts: CaseFacts, act: Act) -> Problems:
    """What was offered is received while everybody concerned still agrees and nothing stands between them; saying no is
    possible always."""
    if act["way"] is Receiving.NOT:
        return
    people, ids = those_who_meet(facts, act), _concerned(facts, act)
    kept_apart = any({offender, victim} <= ids for offender, victim in facts.bans)
    stopped = (facts.stopped | facts.asks_to_stop) & {*ids, WHOLE_CASE}
    if kept_apart or stopped or any(person.consent is not Consent.LIVE for person in people):
        yield Blocker("statement_waits")


@rule(PRACTICE)
def is_wanted(facts: CaseFacts, act: Act) -> Problems:
    """It is handed over only to somebody who wanted it, in the way they wanted it."""
    if _state(facts, act) is not StatementState.WANTED:
        yield Blocker("statement_not_wanted")


@rule(PRACTICE)
def is_their_own(facts: CaseFacts, act: Act) -> Problems:
    """Only its author takes it back, at any time before it was read."""
    statement = facts.statement(act["statement"])
    if statement is None or statement.author != act.person:
        yield Blocker("statement_not_own")


def _concerned(facts: CaseFacts, act: Act) -> set[int]:
    """Author and reader, the parties they are or speak for, and who else speaks for those."""
    people = those_who_meet(facts, act)
    parties = [person for person in people if person.party] + spoken_for(facts, people)
    beside = [each for party in parties for each in facts.representatives_of(party.id)]
    return {person.id for person in (*people, *parties, *beside)}


def _state(facts: CaseFacts, act: Act) -> StatementState | None:
    statement = facts.statement(act["statement"])
    return None if statement is None else statement.state
