"""Before people meet, and what stops at once."""

from __future__ import annotations

from datetime import date

from izligums.cases.enums import Consent, Risk, Role
from izligums.core.enums import PeriodUnit
from izligums.meetings.enums import Form, Mode
from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.invariants import reading
from izligums.process.invariants.base import Breaches, Possible, after_acts, always_possible, in_states
from izligums.process.invariants.reading import who

MEETING = ("plan_session", "hold_session")
HARD_STOP_B = "hard stop (b)"


def day_of(before: CaseFacts, act: Act) -> date:
    if act.step == "plan_session":
        day: date = act["start_day"]
        return day
    return before.session.on if before.session is not None else act.on


@after_acts("MK noteikumu Nr. 347 3. punkts; " + HARD_STOP_B, *MEETING)
def everybody_who_meets_consents(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A session is planned and held only while everybody who takes part has a live written consent, is alive and part
    of the case."""
    for one in reading.named(before, act["people"]):
        if not reading.here(one):
            yield f"{who(one.id)} is no longer part of the case"
        if one.role in reading.CONSENTING and one.consent is not Consent.LIVE:
            yield f"{who(one.id)} has no live consent"


@after_acts("Directive 2012/29/EU 12(1)(c)", *MEETING)
def offenders_who_meet_acknowledge(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A session is planned and held only while every offender it is about acknowledges the facts."""
    for one in reading.meant(before, act["people"]):
        if one.role is Role.OFFENDER and one.acknowledged is not True:
            yield f"{who(one.id)} does not acknowledge the facts"


@after_acts("VPD likums 1(1)", *MEETING)
def both_sides_are_there(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A session is about at least one victim and one offender who concern each other."""
    parties = reading.meant(before, act["people"])
    victims = [one for one in parties if one.role is Role.VICTIM]
    offenders = [one for one in parties if one.role is Role.OFFENDER]
    if not any(reading.concern(before, one.id, other.id) for one in offenders for other in victims):
        yield "one side is missing"


@after_acts("KPL 89, 104; vpd.gov.lv; " + HARD_STOP_B, *MEETING)
def nobody_meets_without_their_representative(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A minor or person under trusteeship meets only with a representative of their own; a representative comes alone
    only for a legal person or for a victim who stays away; and these two are never in the room."""
    day = day_of(before, act)
    people = reading.named(before, act["people"])
    for one in people:
        own = [other for other in people if other.role is Role.REPRESENTATIVE and other.beside == one.id]
        if reading.not_alone(one, day) and not own:
            yield f"{who(one.id)} comes without a representative"
        if reading.never_in_the_room(one):
            yield f"{who(one.id)} is not to be in the room"
    for party in reading.meant(before, act["people"]):
        if party not in people and not reading.never_in_the_room(party):
            yield f"the representative comes, but {who(party.id)} does not"


@after_acts("mediators' practice; " + HARD_STOP_B, *MEETING)
def everybody_who_meets_is_prepared(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Everybody who takes part in a session had a preparation talk, supporters and specialists included."""
    for one in reading.named(before, act["people"]):
        if one.role in reading.CONSENTING and not one.prepared:
            yield f"{who(one.id)} had no preparation talk"


@after_acts("mediators' practice; " + HARD_STOP_B, *MEETING)
def risk_is_fresh_when_people_meet(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A session is planned and held only on a fresh risk review that allows it."""
    if before.risk not in (Risk.CLEAR, Risk.CONFIRMED):
        yield f"the risk review says: {before.risk.value}"


@after_acts("Directive 2012/29/EU recital 46; " + HARD_STOP_B, *MEETING)
def nobody_meets_while_a_risk_is_open(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """While a found risk or a second person's "it may not go on" stands, no session is planned or held, whatever was
    reviewed since."""
    if before.risk_open:
        yield "a risk was found or refused, and no second person has said since that it may go on"


@after_acts("Directive 2012/29/EU recital 46")
def a_risk_is_remembered(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A found risk, or a second person's "it may not go on", stands until a second person says that it may; no other
    act takes it away."""
    expected = before.risk_open
    if act.step == "review_risk":
        expected = before.risk_open or bool(act["factors"])
    elif act.step == "second_review":
        expected = not act["may_go_on"]
    if after.risk_open is not expected:
        yield "the risk was forgotten" if expected else "a risk appeared that nobody found"


@after_acts("our promise", *MEETING)
def nobody_meets_on_an_old_review(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Where the service has set for how many days a risk review counts, no session is planned or held on an older
    one."""
    length = before.policy.risk_review
    if length is None or length.unit is not PeriodUnit.CALENDAR_DAYS or before.risk_on is None:
        return
    if (act.on - before.risk_on).days > (length.value or 0):
        yield f"the risks were last reviewed on {before.risk_on}"


@after_acts("MK 346; MK 241; mediators' practice; " + HARD_STOP_B, *MEETING, "certify_settlement")
def mediator_is_fit(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Sessions are led, and signatures certified, by mediators qualified on that day who declared no conflict."""
    day = act.on if act.step == "certify_settlement" else day_of(before, act)
    if before.lead is None:
        yield "nobody leads the case"
    for one in reading.staff(before):
        if one.declared is not True:
            yield "a mediator has not declared that there is no conflict"
        if reading.unfit(before, one, day):
            yield f"a mediator is not qualified on {day}"


@after_acts("MK noteikumu Nr. 825 4.2. apakšpunkts", *MEETING)
def guests_are_welcome(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A supporter, affected person or specialist comes only when every party of the session they do not stand beside
    has agreed."""
    parties = reading.meant(before, act["people"])
    for guest in reading.named(before, act["people"]):
        if guest.role in reading.GUESTS:
            for party in parties:
                if party.id != guest.beside and party.id not in guest.agreed_by:
                    yield f"{who(party.id)} has not agreed that {who(guest.id)} comes"


@after_acts("mediators' practice", "plan_session")
def no_letters_to_who_wants_none(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Nobody who asked not to be contacted is planned with."""
    for one in reading.named(before, act["people"]):
        if one.no_contact:
            yield f"{who(one.id)} asked not to be contacted"


@after_acts("our promise", "plan_session")
def a_plan_makes_sense(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """One session is planned at a time, for a day that has not passed, with a place; people are apart exactly in the
    indirect form."""
    if before.session is not None:
        yield "another session is planned"
    if act["start_day"] < act.on:
        yield "the day has passed"
    if act["mode"] is Mode.IN_PERSON and not act.get("room") and not act.get("place"):
        yield "there is no place"
    if (act["form"] is Form.INDIRECT) is not (act["mode"] is Mode.SEPARATE):
        yield "form and mode contradict each other"


@after_acts("our promise; mediators' practice", "hold_session")
def held_as_planned(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A session is held on the planned day, not before its hour, with people it was planned with, after the risks were
    looked at that day; it is then no longer planned, and it is kept who was there."""
    if before.session is None:
        yield "no session was planned"
        return
    if before.session.on != act.on:
        yield "it was planned for another day"
    if act.recorded_at is not None and before.session.start is not None and act.recorded_at < before.session.start:
        yield "it is recorded before it has begun"
    if not set(act["people"]) <= before.session.people:
        yield "somebody came who was not expected"
    if not act.get("day_check"):
        yield "nobody looked at the risks that day"
    if after.session is not None or frozenset(act["people"]) not in after.held:
        yield "the meeting was not kept"


@after_acts("our promise", "cancel_session", "hold_session")
def only_a_planned_session_ends(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Only a planned session can be held or cancelled."""
    if before.session is None:
        yield "no session was planned"


@in_states("Directive 2012/29/EU 12(1)(a); hard stop (c)")
def nothing_planned_needs_who_said_no(facts: CaseFacts) -> Breaches:
    """No planned session needs somebody, in the room or spoken for, who said no, died, left, is under a safety stop, or
    is an offender who does not acknowledge."""
    if facts.session is None:
        return
    if 0 in facts.stopped:
        yield "the whole case is stopped"
    needed = reading.needed(facts, facts.session.people)
    for one in reading.named(facts, needed):
        if one.consent in reading.NO or not reading.here(one):
            yield f"{who(one.id)} said no, or is no longer part of the case"
        if one.id in facts.stopped:
            yield f"{who(one.id)} is under a safety stop"
        if one.role is Role.OFFENDER and one.acknowledged is False:
            yield f"{who(one.id)} does not acknowledge the facts"


@in_states("mediators' practice")
def no_session_against_a_ban(facts: CaseFacts) -> Breaches:
    """No session is planned for two between whom a contact ban stands without permission, indirect ones included."""
    if facts.session is None:
        return
    ids = reading.needed(facts, facts.session.people)
    for offender, victim in facts.bans:
        if offender in ids and victim in ids:
            yield f"a contact ban stands between {who(offender)} and {who(victim)}"


@in_states("MK noteikumu Nr. 825 4.2. apakšpunkts")
def no_planned_guest_against_a_party(facts: CaseFacts) -> Breaches:
    """A planned session expects no guest to whom a party of that session did not agree or no longer agrees."""
    if facts.session is None:
        return
    parties = reading.meant(facts, facts.session.people)
    for guest in reading.named(facts, facts.session.people):
        if guest.role in reading.GUESTS:
            for party in parties:
                if party.id != guest.beside and party.id not in guest.agreed_by:
                    yield f"{who(party.id)} has not agreed that {who(guest.id)} comes"


@after_acts("mediators' practice", "record_ban", "lift_ban")
def bans_are_kept(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A contact ban is in force until the permission, or the end, of this very ban is recorded."""
    pair = (act.person, act["victim"])
    if (pair in after.bans) is not (act.step == "record_ban"):
        yield "the ban was not kept as recorded"
    if act.step == "lift_ban" and pair not in before.bans:
        yield "there was no such ban"
    if before.bans - {pair} != after.bans - {pair}:
        yield "another ban changed"


@after_acts("Directive 2012/29/EU 12(1)(a)", "stop_for_safety", "lift_stop")
def stops_are_kept(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A safety stop is in force until this very stop is lifted."""
    subject = act.person or 0
    if (subject in after.stopped) is not (act.step == "stop_for_safety"):
        yield "the stop was not kept as recorded"
    if act.step == "lift_stop" and subject not in before.stopped:
        yield "there was no such stop"
    if before.stopped - {subject} != after.stopped - {subject}:
        yield "another stop changed"


@always_possible("Directive 2012/29/EU 12(1)(a)")
def who_takes_part_can_always_withdraw(facts: CaseFacts, possible: Possible) -> Breaches:
    """Until the case is closed, everybody who takes part can say no at any moment (a legal person through its
    representative)."""
    if facts.closed is not None:
        return
    for one in facts.persons:
        asked = one.role in reading.CONSENTING and reading.here(one) and not one.legal_person
        if not asked or one.consent in reading.NO:
            continue
        if not possible(Act("record_withdrawal", facts.received_on, person=one.id)):
            yield f"{who(one.id)} cannot withdraw"


@always_possible("mediators' practice")
def safety_stop_is_always_possible(facts: CaseFacts, possible: Possible) -> Breaches:
    """Until the case is closed, a safety stop can be ordered at any moment for the whole case and for each person."""
    if facts.closed is not None:
        return
    subjects = [None, *(one.id for one in facts.persons if reading.here(one))]
    for id in subjects:
        if (id or 0) not in facts.stopped and not possible(Act("stop_for_safety", facts.received_on, person=id)):
            yield f"no safety stop is possible for {who(id or 0)}"
