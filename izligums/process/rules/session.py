"""The hard stops before people meet, and on the day itself."""

from __future__ import annotations

from izligums.cases.enums import Consent, Risk, Role
from izligums.meetings.enums import Form, Mode
from izligums.process.act import Act
from izligums.process.facts import ADMITTED_BY_OTHERS, TAKES_PART, WHOLE_CASE, CaseFacts, PersonFacts
from izligums.process.law import (
    DIRECTIVE_12_A,
    DIRECTIVE_12_C,
    KPL_104,
    MK347_3,
    MK825_4_2,
    ORDER_OF_RECORDS,
    PRACTICE,
    RECITAL_46,
    SERVICE_PERIOD,
    VPD_LAW_1_1,
    VPD_PAGE,
)
from izligums.process.problems import Blocker, NeedsDecision, Problems, rule


def those_who_meet(facts: CaseFacts, act: Act) -> list[PersonFacts]:
    """Whom the act brings together: named by the act, the two between whom something written passes, else everybody
    the planned session counts on."""
    ids = act.get("people")
    if ids is None:
        statement = facts.statement(act.get("statement"))
        if statement is not None:
            ids = (statement.author, act.get("receiver") or statement.reader)
        else:
            ids = facts.session.people if facts.session is not None else ()
    return [person for person in facts.persons if person.id in ids]


def spoken_for(facts: CaseFacts, people: list[PersonFacts]) -> list[PersonFacts]:
    """The parties the meeting is about: those present, and those for whom a present representative speaks."""
    ids = {person.id for person in people if person.party}
    ids |= {person.beside for person in people if person.role is Role.REPRESENTATIVE and person.beside is not None}
    return [person for person in facts.persons if person.id in ids]


@rule(ORDER_OF_RECORDS)
def no_other_session(facts: CaseFacts, act: Act) -> Problems:
    """One session of a case is planned at a time."""
    if facts.session is not None:
        yield Blocker("session_planned_already", day=facts.session.on)


@rule(ORDER_OF_RECORDS)
def session_is_planned(facts: CaseFacts, act: Act) -> Problems:
    """Only a planned session can be held or cancelled."""
    if facts.session is None:
        yield Blocker("no_session_planned")


@rule(ORDER_OF_RECORDS)
def session_has_begun(facts: CaseFacts, act: Act) -> Problems:
    """A session is held on the day it was planned for, and recorded once its hour has come; another day is another
    session."""
    session = facts.session
    if session is None:
        return
    if act.on != session.on:
        yield Blocker("session_is_on_another_day", day=session.on)
    elif session.start is not None and act.recorded_at is not None and act.recorded_at < session.start:
        yield Blocker("session_lies_ahead", day=session.on)


@rule(VPD_LAW_1_1)
def both_sides_meet(facts: CaseFacts, act: Act) -> Problems:
    """A session brings somebody of each side into a conversation: a victim and an offender who concerns that victim."""
    parties = spoken_for(facts, those_who_meet(facts, act))
    victims = [each.id for each in parties if each.role is Role.VICTIM]
    offenders = [each.id for each in parties if each.role is Role.OFFENDER]
    if not any((offender, victim) not in facts.unrelated for offender in offenders for victim in victims):
        yield Blocker("one_side_missing")


@rule(ORDER_OF_RECORDS)
def all_can_come(facts: CaseFacts, act: Act) -> Problems:
    """Who died, left, or acts through a representative is not in the room, and nobody speaks for the dead; detention
    needs the place's agreement."""
    people = those_who_meet(facts, act)
    for party in spoken_for(facts, people):
        if party not in people and not party.present:
            yield Blocker("cannot_be_in_the_room", about=party.id)
    for person in people:
        if not person.present or person.acts_through_representative:
            yield Blocker("cannot_be_in_the_room", about=person.id)
        elif person.detained:
            yield NeedsDecision("in_detention", about=person.id)


@rule(DIRECTIVE_12_C)
def facts_acknowledged(facts: CaseFacts, act: Act) -> Problems:
    """Every offender the session is about has acknowledged the facts, and has not taken that back."""
    for party in spoken_for(facts, those_who_meet(facts, act)):
        if party.role is Role.OFFENDER and party.acknowledged is not True:
            yield Blocker("offender_has_not_acknowledged", about=party.id)


@rule(MK347_3)
def all_consent(facts: CaseFacts, act: Act) -> Problems:
    """Everybody who takes part has confirmed in writing that they do so of their own will, and has not withdrawn; and
    nobody is spoken for by a representative after saying no."""
    people = those_who_meet(facts, act)
    for person in people:
        if person.role in TAKES_PART and person.consent is not Consent.LIVE:
            yield Blocker("no_live_consent", about=person.id)
    for party in spoken_for(facts, people):
        if party not in people and party.consent in (Consent.REFUSED, Consent.WITHDRAWN):
            yield Blocker("said_no", about=party.id)


@rule(PRACTICE)
def nobody_asked_for_no_contact(facts: CaseFacts, act: Act) -> Problems:
    """A session is not planned with somebody who asked not to be contacted, until they turn to us again."""
    for person in those_who_meet(facts, act):
        if person.no_contact:
            yield Blocker("asked_for_no_contact", about=person.id)


@rule(KPL_104)
def representatives_come(facts: CaseFacts, act: Act) -> Problems:
    """A minor, a person under trusteeship and a legal person come with, or through, their representative; a
    representative comes alone only for a legal person or a victim who stays away."""
    people = those_who_meet(facts, act)
    for party in spoken_for(facts, people):
        if party not in people and not party.acts_through_representative:
            yield Blocker("represented_but_absent", about=party.id)
    for person in people:
        if not person.needs_representative_on(act.get("start_day", act.on)):
            continue
        if not any(each.role is Role.REPRESENTATIVE and each.beside == person.id for each in people):
            yield Blocker("representative_not_coming", about=person.id)


@rule(PRACTICE)
def all_prepared(facts: CaseFacts, act: Act) -> Problems:
    """Everybody who takes part had a preparation talk of their own, supporters and invited specialists too."""
    for person in those_who_meet(facts, act):
        if person.role in TAKES_PART and not person.prepared:
            yield Blocker("not_prepared", about=person.id)


@rule(MK825_4_2)
def guests_admitted(facts: CaseFacts, act: Act) -> Problems:
    """A supporter, an affected person or a specialist comes when every party they do not stand beside has agreed."""
    people = those_who_meet(facts, act)
    parties = spoken_for(facts, people)
    for guest in people:
        if guest.role not in ADMITTED_BY_OTHERS:
            continue
        for party in parties:
            if party.id != guest.beside and party.id not in guest.agreed_by:
                yield Blocker("guest_not_admitted", about=guest.id, other=party.id)


@rule(RECITAL_46)
def risk_reviewed(facts: CaseFacts, act: Act) -> Problems:
    """The risk review is fresh: made after the last talk, newcomer, ban or meeting, and confirmed where a second person
    must."""
    match facts.risk:
        case Risk.NONE:
            yield Blocker("risk_not_reviewed")
        case Risk.STALE:
            yield Blocker("risk_review_stale")
        case Risk.NEEDS_SECOND:
            yield Blocker("risk_needs_second_person")
        case Risk.REFUSED:
            yield Blocker("risk_review_says_no")


@rule(SERVICE_PERIOD)
def risk_review_recent(facts: CaseFacts, act: Act) -> Problems:
    """Once the service has set how long a risk review counts, an older one no longer does; nothing is set by itself."""
    if facts.risk not in (Risk.CLEAR, Risk.CONFIRMED) or facts.risk_on is None:
        return
    until = facts.policy.risk_review_until(facts.risk_on)
    if until is not None and until < act.on:
        yield Blocker("risk_review_too_old", day=facts.risk_on)


@rule(RECITAL_46)
def found_risk_is_answered(facts: CaseFacts, act: Act) -> Problems:
    """Once a review found a risk, or a second person said that it may not go on, no review of the mediator alone is
    enough, whatever it finds: a second person has to say that it may."""
    if facts.risk_open and facts.risk is Risk.CLEAR:
        yield Blocker("found_risk_needs_second_person")


@rule(RECITAL_46)
def second_review_is_wanted(facts: CaseFacts, act: Act) -> Problems:
    """A second review follows a first one that found a risk, or that was made after one that did or after a refusal,
    and is made by another person."""
    wanted = facts.risk is Risk.NEEDS_SECOND or (facts.risk is Risk.CLEAR and facts.risk_open)
    if not wanted:
        yield Blocker("no_second_review_needed")
    elif facts.risk_by == act.by:
        yield Blocker("second_person_is_the_first")


@rule(PRACTICE)
def no_live_ban(facts: CaseFacts, act: Act) -> Problems:
    """A contact ban stops sessions of the two, indirect ones too, until the deciding authority's permission is
    recorded."""
    ids = {party.id for party in spoken_for(facts, those_who_meet(facts, act))}
    for offender, victim in sorted(facts.bans):
        if offender in ids and victim in ids:
            yield Blocker("contact_ban", about=offender, other=victim)


@rule(DIRECTIVE_12_A)
def not_stopped(facts: CaseFacts, act: Act) -> Problems:
    """Nothing that needs a person under a safety stop goes on until the stop is lifted."""
    if WHOLE_CASE in facts.stopped:
        yield Blocker("safety_stop", about=WHOLE_CASE)
        return
    concerned = {person.id for person in those_who_meet(facts, act)}
    concerned |= {party.id for party in spoken_for(facts, those_who_meet(facts, act))}
    for id in sorted(facts.stopped & concerned):
        yield Blocker("safety_stop", about=id)


@rule(DIRECTIVE_12_A)
def stop_is_live(facts: CaseFacts, act: Act) -> Problems:
    """Only a safety stop that is in force can be lifted."""
    if (act.person or WHOLE_CASE) not in facts.stopped:
        yield Blocker("no_safety_stop", about=act.person)


@rule(ORDER_OF_RECORDS)
def stop_is_new(facts: CaseFacts, act: Act) -> Problems:
    """A stop that is in force need not be ordered again."""
    if (act.person or WHOLE_CASE) in facts.stopped:
        yield Blocker("stopped_already", about=act.person)


@rule(VPD_PAGE)
def form_fits_mode(facts: CaseFacts, act: Act) -> Problems:
    """In an indirect form nobody meets; a session or conference happens in one room or, in certain cases, online."""
    if (act["form"] is Form.INDIRECT) != (act["mode"] is Mode.SEPARATE):
        yield Blocker("form_and_mode_differ")
    if act["mode"] is Mode.IN_PERSON and act.get("room") is None and not act.get("place"):
        yield Blocker("place_missing")
    if act["mode"] is Mode.ONLINE:
        yield NeedsDecision("online_in_certain_cases")


@rule(PRACTICE)
def minor_not_alone(facts: CaseFacts, act: Act) -> Problems:
    """A session with a minor is usually a conference, so that the child does not sit alone opposite adults."""
    minors = any(person.minor_on(act.get("start_day", act.on)) for person in those_who_meet(facts, act))
    if minors and act["form"] is Form.SESSION:
        yield NeedsDecision("conference_for_minors")


@rule(ORDER_OF_RECORDS)
def starts_after_planning(facts: CaseFacts, act: Act) -> Problems:
    """A session is planned for a day that has not passed, and ends after it starts."""
    if act.get("start_day", act.on) < act.on:
        yield Blocker("session_in_the_past", day=act["start_day"])
    start, end = act.get("start"), act.get("end")
    if start is not None and end is not None and (end <= start or end.date() != start.date()):
        yield Blocker("session_ends_before_start")


@rule(RECITAL_46)
def day_check_made(facts: CaseFacts, act: Act) -> Problems:
    """Before people meet, the mediator looks at the risk list once more on the day itself."""
    if not act.get("day_check"):
        yield Blocker("no_check_on_the_day")


@rule(ORDER_OF_RECORDS)
def came_as_planned(facts: CaseFacts, act: Act) -> Problems:
    """Only people the session was planned with were there; anybody else must be prepared and admitted first."""
    planned = facts.session.people if facts.session is not None else frozenset()
    for id in sorted(set(act.get("people", ())) - planned):
        yield Blocker("not_planned_to_come", about=id)
