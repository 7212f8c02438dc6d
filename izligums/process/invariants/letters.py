"""What must be true of what one side writes for the other."""

from __future__ import annotations

from dataclasses import replace

from izligums.cases.enums import Consent, Role
from izligums.process.act import Act
from izligums.process.facts import CaseFacts, PersonFacts, StatementFacts
from izligums.process.invariants import reading
from izligums.process.invariants.base import Breaches, Possible, after_acts, always_possible, in_states
from izligums.process.invariants.reading import who

UNDER_WAY = ("offered", "wanted")
STEPS = (
    *("hand_statement", "give_back_statement", "offer_statement", "answer_offer", "deliver_statement"),
    "take_back_statement",
)


def named(facts: CaseFacts, act: Act) -> StatementFacts | None:
    return next((each for each in facts.statements if each.id == act["statement"]), None)


def ends(facts: CaseFacts, author: int, reader: int | None) -> list[PersonFacts]:
    return [one for one in (reading.by_id(facts, author), reading.by_id(facts, reader)) if one is not None]


def behind(facts: CaseFacts, one: PersonFacts) -> PersonFacts | None:
    """The party somebody is, or speaks for."""
    return one if reading.is_party(one) else reading.by_id(facts, one.beside)


def in_the_way(facts: CaseFacts, author: int, reader: int | None) -> Breaches:
    """What stands between the two, whatever the day."""
    people = ends(facts, author, reader)
    parties = [party for one in people if (party := behind(facts, one)) is not None]
    ids = {one.id for one in (*people, *parties)}
    roles = sorted(party.role for party in parties)
    if len(people) != 2 or roles != sorted((Role.VICTIM, Role.OFFENDER)):
        yield "it does not go from one side to the other"
        return
    offender, victim = sorted(parties, key=lambda party: party.role is Role.VICTIM)
    if not reading.concern(facts, offender.id, victim.id):
        yield f"{who(offender.id)} and {who(victim.id)} have nothing to do with each other"
    if (offender.id, victim.id) in facts.bans:
        yield f"a contact ban stands between {who(offender.id)} and {who(victim.id)}"
    if facts.stopped & {0, *ids}:
        yield "a safety stop is in force"
    if offender.acknowledged is not True:
        yield f"{who(offender.id)} has not acknowledged the facts"
    for one in (*people, *parties):
        if one.consent in reading.NO or not reading.here(one) or one.no_contact:
            yield f"{who(one.id)} said no, is gone, or wants no contact"
    for one in people:
        if one.consent is not Consent.LIVE:
            yield f"{who(one.id)} has not agreed"


@after_acts("CM/Rec(2018)8, indirect forms (practice)", "offer_statement", "deliver_statement")
def nothing_stands_between(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Nothing that one side wrote is offered or handed to the other unless both agreed, the facts are acknowledged, no
    ban and no stop stands between them, and nobody of them asks to stop; a child has a representative who agreed."""
    statement = named(before, act)
    if statement is None:
        yield "there is nothing to pass on"
        return
    reader = act.get("receiver") or statement.reader
    yield from in_the_way(before, statement.author, reader)
    for one in ends(before, statement.author, reader):
        party = behind(before, one)
        if party is not None and before.asks_to_stop & {one.id, party.id}:
            yield f"{who(one.id)} pressed stop"
        spoken_for = any(each.consent is Consent.LIVE for each in reading.representatives(before, one.id))
        if reading.is_party(one) and reading.not_alone(one, act.on) and not spoken_for:
            yield f"nobody agreed for {who(one.id)}"
    if not reading.staff(before) or any(each.declared is not True for each in reading.staff(before)):
        yield "a mediator has not answered the question of conflict"
    if before.ended is not None:
        yield "the talks have ended"


@after_acts("Directive 2012/29/EU, recital 46", "offer_statement")
def risks_are_known_first(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Before the first word passes, the risks have been looked at, and a risk that was found was looked at by two."""
    if str(before.risk) not in ("clear", "confirmed") or (str(before.risk) == "clear" and before.risk_open):
        yield "the risks are not reviewed"
    statement = named(before, act)
    if statement is not None and str(statement.state) != "handed":
        yield "it was not with the mediator"


@after_acts("our promise", "answer_offer")
def who_was_asked_answers(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Only who was asked answers; what is read was wanted, by them, while nothing stood in the way."""
    statement = named(before, act)
    if statement is None or str(statement.state) != "offered" or statement.reader != act.person:
        yield f"{who(act.person or 0)} was not asked"
        return
    if str(act["way"]) == "not":
        left = named(after, act)
        if left is None or str(left.state) != "handed":
            yield "it goes on although they do not want it"
        return
    yield from in_the_way(before, statement.author, statement.reader)
    for one in ends(before, statement.author, statement.reader):
        party = behind(before, one)
        if before.asks_to_stop & {one.id, 0 if party is None else party.id}:
            yield f"{who(one.id)} pressed stop"


@after_acts("our promise", "deliver_statement")
def handed_over_when_wanted(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """What is handed over was wanted."""
    statement = named(before, act)
    if statement is None or str(statement.state) != "wanted":
        yield "nobody wanted it"


@after_acts("our promise", "give_back_statement", "take_back_statement")
def goes_back_to_its_author(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Only the author takes back, and the mediator gives back only what lies with the mediator; then it is gone."""
    statement = named(before, act)
    if statement is None or (act.step == "take_back_statement" and statement.author != act.person):
        yield "it is not theirs"
    elif act.step == "give_back_statement" and str(statement.state) != "handed":
        yield "it was not with the mediator"
    if named(after, act) is not None:
        yield "it is still there"


@in_states("our promise")
def stops_hold_back_what_is_under_way(facts: CaseFacts) -> Breaches:
    """Nothing is under way between people of whom one said no, is gone or under a stop, or whom a ban keeps apart."""
    for each in facts.statements:
        if str(each.state) in UNDER_WAY:
            yield from in_the_way(facts, each.author, each.reader)
        elif each.reader is not None:
            yield "somebody is asked about what lies with the mediator"


@after_acts("our promise", *STEPS)
def letters_change_nothing_else(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """What passes between the sides arranges nothing else of the case."""
    if replace(before, statements=()) != replace(after, statements=()):
        yield "something else of the case changed"


@always_possible("our promise")
def an_author_can_always_take_back(facts: CaseFacts, possible: Possible) -> Breaches:
    """Until it was read, its author can take it back, and who was asked can say no, while the case is open."""
    if facts.closed is not None or not facts.registered:
        return
    for each in facts.statements:
        if not possible(
            Act("take_back_statement", facts.received_on, person=each.author, values={"statement": each.id})
        ):
            yield f"{who(each.author)} cannot take it back"
