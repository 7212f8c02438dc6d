"""What acts about persons change."""

from __future__ import annotations

from izligums.cases.enums import Consent, ContactResult, Initiative, Risk
from izligums.process.act import Act
from izligums.process.evolve.intake import aged
from izligums.process.evolve.stopping import (
    answered,
    heard,
    parties_of,
    without,
    without_access,
    without_any_offers,
    without_anything,
    without_offers,
    without_offers_between,
)
from izligums.process.facts import WHOLE_CASE, CaseFacts


def record_safe_way(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_person(act.person or 0, safe_way=True)


def record_contact(facts: CaseFacts, act: Act) -> CaseFacts:
    person = facts.person(act.person or 0)
    result, theirs = act["result"], act["initiative"] is Initiative.PERSON
    answered = result in (ContactResult.REACHED, ContactResult.NO_MORE_CONTACT)
    no_contact = result is ContactResult.NO_MORE_CONTACT or (
        person.no_contact and not (theirs and result is ContactResult.REACHED)
    )
    after = facts.with_person(
        person.id,
        approached=person.approached or not theirs,
        reached=person.reached or answered,
        no_contact=no_contact,
    )
    if result is not ContactResult.NO_MORE_CONTACT:
        return after
    return without_offers(without_access(after, person.id), person)


def invite(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_person(act.person or 0, approached=True)


def record_acknowledgement(facts: CaseFacts, act: Act) -> CaseFacts:
    person = facts.person(act.person or 0)
    after = facts.with_person(person.id, acknowledged=act["acknowledged"])
    return after if act["acknowledged"] else without(after, person)


def give_information(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_person(act.person or 0, informed=True)


def record_consent(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_person(act.person or 0, consent=Consent.LIVE, willing=False)


def record_withdrawal(facts: CaseFacts, act: Act) -> CaseFacts:
    person = facts.person(act.person or 0)
    answer = Consent.WITHDRAWN if person.consent is Consent.LIVE else Consent.REFUSED
    return heard(without(facts.with_person(person.id, consent=answer, willing=False), person), person.id)


def record_talk(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_person(act.person or 0, prepared=True).but(risk=aged(facts.risk))


def allow_absence(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_person(act.person or 0, stays_away=act["stays_away"])


def record_agreement(facts: CaseFacts, act: Act) -> CaseFacts:
    guest, party = facts.person(act.person or 0), act["party"]
    if act["agrees"]:
        return facts.with_person(guest.id, agreed_by=guest.agreed_by | {party})
    after = facts.with_person(guest.id, agreed_by=guest.agreed_by - {party})
    session = facts.session
    if session is not None and guest.id in session.people and party in parties_of(facts, session.people):
        return without(after, guest)
    return after


def record_detention(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_person(act.person or 0, detained=act["detained"])


def record_death(facts: CaseFacts, act: Act) -> CaseFacts:
    person = facts.person(act.person or 0)
    after = without(facts.with_person(person.id, deceased=True), person)
    return answered(heard(without_access(after, person.id), person.id), person.id)


def end_participation(facts: CaseFacts, act: Act) -> CaseFacts:
    person = facts.person(act.person or 0)
    after = without_offers(facts.with_person(person.id, left=True), person)
    return answered(heard(without_access(after, person.id), person.id), person.id)


def open_client_file(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_person(act.person or 0, client_file=True)


def review_risk(facts: CaseFacts, act: Act) -> CaseFacts:
    risk = Risk.NEEDS_SECOND if act["factors"] else Risk.CLEAR
    facts = without_any_offers(facts) if act["factors"] else facts
    return facts.but(risk=risk, risk_by=act.by, risk_on=act.on, risk_open=facts.risk_open or bool(act["factors"]))


def second_review(facts: CaseFacts, act: Act) -> CaseFacts:
    may_go_on = act["may_go_on"]
    facts = facts if may_go_on else without_any_offers(facts)
    return facts.but(risk=Risk.CONFIRMED if may_go_on else Risk.REFUSED, risk_open=not may_go_on)


def record_ban(facts: CaseFacts, act: Act) -> CaseFacts:
    offender, victim = act.person or 0, act["victim"]
    after = facts.but(bans=facts.bans | {(offender, victim)}, risk=aged(facts.risk))
    after = without_offers_between(after, offender, victim)
    session = facts.session
    if session is not None and {offender, victim} <= parties_of(facts, session.people):
        return after.but(session=None)
    return after


def lift_ban(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(bans=facts.bans - {(act.person or 0, act["victim"])})


def stop_for_safety(facts: CaseFacts, act: Act) -> CaseFacts:
    after = facts.but(stopped=facts.stopped | {act.person or WHOLE_CASE})
    if act.person is None:
        return without_access(without_anything(after), *facts.access)
    return without_access(without(after, facts.person(act.person)), act.person)


def give_access(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(access=facts.access | {act.person or 0})


def end_access(facts: CaseFacts, act: Act) -> CaseFacts:
    return without_access(facts, act.person or 0)


def lift_stop(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(stopped=facts.stopped - {act.person or WHOLE_CASE}, risk=aged(facts.risk))


EFFECTS = {
    "record_safe_way": record_safe_way,
    "record_contact": record_contact,
    "invite": invite,
    "record_acknowledgement": record_acknowledgement,
    "give_information": give_information,
    "record_consent": record_consent,
    "record_withdrawal": record_withdrawal,
    "record_talk": record_talk,
    "allow_absence": allow_absence,
    "record_agreement": record_agreement,
    "record_detention": record_detention,
    "record_death": record_death,
    "end_participation": end_participation,
    "open_client_file": open_client_file,
    "review_risk": review_risk,
    "second_review": second_review,
    "record_ban": record_ban,
    "lift_ban": lift_ban,
    "stop_for_safety": stop_for_safety,
    "lift_stop": lift_stop,
    "give_access": give_access,
    "end_access": end_access,
}
