"""Order of law: who may be approached when, and what must be known of each person."""

from __future__ import annotations

from izligums.cases.enums import Consent, Initiative, InvitationWay, Role, SecondFactor, Side
from izligums.process.act import Act
from izligums.process.facts import PARTIES, TAKES_PART, WHOLE_CASE, CaseFacts, PersonFacts
from izligums.process.law import (
    DIRECTIVE_12_A,
    DIRECTIVE_12_B,
    DIRECTIVE_12_C,
    MK347_3,
    MK825_4_2,
    ORDER_OF_RECORDS,
    PRACTICE,
    VPD_LAW_1_4,
    VPD_PAGE,
)
from izligums.process.problems import Blocker, NeedsDecision, Problems, rule


@rule(ORDER_OF_RECORDS)
def person_takes_part(facts: CaseFacts, act: Act) -> Problems:
    """The act is about somebody who still takes part in the case."""
    person = facts.find(act.person)
    if person is None or not person.present:
        yield Blocker("person_not_in_case", about=act.person)


@rule(DIRECTIVE_12_C)
def offenders_first(facts: CaseFacts, act: Act) -> Problems:
    """Nobody of the victim's side is approached before every offender who concerns that victim has acknowledged the
    facts and agreed in writing, with the representative where one is needed; a victim who applied, or who turns to us,
    may be answered."""
    person = facts.person(act.person or 0)
    if facts.side_of(person) is not Side.VICTIM or act.get("initiative") is Initiative.PERSON:
        return
    victim = person if person.party else facts.person(person.beside or 0)
    if victim.applicant:
        return
    offenders = list(facts.offenders_concerning(victim.id))
    if not offenders:
        yield Blocker("no_offender_known", about=victim.id)
    for offender in offenders:
        if offender.acknowledged is not True:
            yield Blocker("offender_has_not_acknowledged", about=offender.id)
        yield from consent_missing(facts, act, offender)


@rule(PRACTICE)
def safe_way_known(facts: CaseFacts, act: Act) -> Problems:
    """The safe way to reach a person is known before anybody tries to reach them."""
    person = facts.person(act.person or 0)
    if act.get("initiative") is not Initiative.PERSON and not person.safe_way:
        yield Blocker("safe_way_unknown", about=person.id)


@rule(PRACTICE)
def contact_is_wanted(facts: CaseFacts, act: Act) -> Problems:
    """Who asked not to be contacted, said no or withdrew is left in peace; when they turn to us they are answered."""
    person = facts.person(act.person or 0)
    if act.get("initiative") is Initiative.PERSON:
        return
    if person.no_contact:
        yield Blocker("asked_for_no_contact", about=person.id)
    elif person.consent in (Consent.REFUSED, Consent.WITHDRAWN):
        yield Blocker("said_no", about=person.id)


@rule(DIRECTIVE_12_A)
def not_invited_under_stop(facts: CaseFacts, act: Act) -> Problems:
    """While a safety stop is in force for the person, or for the whole case, no invitation goes out."""
    for id in (WHOLE_CASE, act.person or WHOLE_CASE):
        if id in facts.stopped:
            yield Blocker("safety_stop", about=id)
            return


@rule(PRACTICE)
def person_reached(facts: CaseFacts, act: Act) -> Problems:
    """What a person says can be recorded once the person has been reached, or their representative has."""
    person = facts.person(act.person or 0)
    if not person.reached and not any(each.reached for each in facts.representatives_of(person.id)):
        yield Blocker("not_reached_yet", about=person.id)


@rule(DIRECTIVE_12_B)
def informed_before_consent(facts: CaseFacts, act: Act) -> Problems:
    """Consent follows full information: the process, what may come of it, and how an agreement is supervised."""
    person = facts.person(act.person or 0)
    if not person.informed:
        yield Blocker("not_informed", about=person.id)


@rule(ORDER_OF_RECORDS)
def consent_is_new(facts: CaseFacts, act: Act) -> Problems:
    """A consent that is live is not given again."""
    if facts.person(act.person or 0).consent is Consent.LIVE:
        yield Blocker("already_consented", about=act.person)


@rule(MK347_3)
def not_already_withdrawn(facts: CaseFacts, act: Act) -> Problems:
    """A person who already said no need not say it again. Nothing else ever stands in the way of a no."""
    if facts.person(act.person or 0).consent in (Consent.REFUSED, Consent.WITHDRAWN):
        yield Blocker("already_withdrawn", about=act.person)


@rule(PRACTICE)
def representative_before_talk(facts: CaseFacts, act: Act) -> Problems:
    """With a minor or a person under trusteeship nobody talks before the representative has been reached."""
    person = facts.person(act.person or 0)
    if person.legal_person or not person.needs_representative_on(act.on):
        return
    if not any(each.reached for each in facts.representatives_of(person.id)):
        yield Blocker("representative_not_reached", about=person.id)


@rule(MK825_4_2)
def stands_beside_a_party(facts: CaseFacts, act: Act) -> Problems:
    """Representatives, supporters and counsel stand beside one party; a party stands beside nobody."""
    role, beside = act["role"], facts.find(act.get("beside"))
    if role in PARTIES or role in (Role.INTERPRETER, Role.SPECIALIST):
        if act.get("beside") is not None:
            yield Blocker("stands_alone")
    elif beside is None or not beside.party or not beside.present:
        yield Blocker("beside_whom")


@rule(MK825_4_2)
def agreement_is_for_a_guest(facts: CaseFacts, act: Act) -> Problems:
    """Only parties agree, and only to guests who do not stand beside them."""
    guest, party = facts.person(act.person or 0), facts.find(act["party"])
    if party is None or not party.party or not party.present or guest.beside == act["party"]:
        yield Blocker("agreement_not_needed", about=guest.id, other=act["party"])


@rule(VPD_PAGE)
def absence_is_for_protected_victims(facts: CaseFacts, act: Act) -> Problems:
    """Only a victim who is a minor or under trusteeship may stay away, and then the representative comes."""
    if not act["stays_away"]:
        return
    person = facts.person(act.person or 0)
    if person.role is not Role.VICTIM or not (person.trusteeship or person.minor_on(act.on)):
        yield Blocker("absence_not_possible", about=person.id)
    elif not any(facts.representatives_of(person.id)):
        yield Blocker("representative_missing", about=person.id)


@rule(VPD_LAW_1_4)
def client_agreed(facts: CaseFacts, act: Act) -> Problems:
    """Only an offender who agreed in writing becomes a probation client, and only once."""
    person = facts.person(act.person or 0)
    yield from consent_missing(facts, act, person)
    if person.client_file:
        yield Blocker("client_file_exists", about=person.id)


@rule(ORDER_OF_RECORDS)
def pair_is_offender_and_victim(facts: CaseFacts, act: Act) -> Problems:
    """A contact ban, or a word on who harmed whom, speaks of one offender and one victim of this case."""
    offender, victim = facts.find(act.person), facts.find(act["victim"])
    if offender is None or offender.role is not Role.OFFENDER:
        yield Blocker("not_an_offender", about=act.person)
    if victim is None or victim.role is not Role.VICTIM:
        yield Blocker("not_a_victim", about=act["victim"])


@rule(ORDER_OF_RECORDS)
def ban_is_live(facts: CaseFacts, act: Act) -> Problems:
    """A permission, or the end, of a contact ban needs a live ban."""
    if (act.person, act["victim"]) not in facts.bans:
        yield Blocker("no_live_ban", about=act.person)


@rule(ORDER_OF_RECORDS)
def leaves_nobody_alone(facts: CaseFacts, act: Act) -> Problems:
    """Parties are never removed from a case; they withdraw. Somebody else may leave when no session counts on them."""
    person = facts.person(act.person or 0)
    if person.party:
        yield Blocker("party_cannot_leave", about=person.id)
    if facts.session is not None and person.id in facts.session.people:
        yield Blocker("session_counts_on_person", about=person.id)


@rule(PRACTICE)
def talk_is_possible(facts: CaseFacts, act: Act) -> Problems:
    """A preparation talk is held with somebody who was informed first; in detention it is arranged with the place."""
    person = facts.person(act.person or 0)
    if person.role in TAKES_PART and not person.informed:
        yield Blocker("not_informed", about=person.id)
    if person.detained:
        yield NeedsDecision("in_detention", about=person.id)


def consent_missing(facts: CaseFacts, act: Act, person: PersonFacts) -> Problems:
    """Whose written consent is still missing for `person` to take part: the person's own and the representative's."""
    if not person.legal_person and not person.stays_away and person.consent is not Consent.LIVE:
        yield Blocker("no_live_consent", about=person.id)
    if person.needs_representative_on(act.on) or person.stays_away:
        representatives = list(facts.representatives_of(person.id))
        if not representatives:
            yield Blocker("representative_missing", about=person.id)
        elif not any(each.consent is Consent.LIVE for each in representatives):
            yield Blocker("no_live_consent", about=representatives[0].id)


@rule(ORDER_OF_RECORDS)
def access_is_new(facts: CaseFacts, act: Act) -> Problems:
    """One way into the own space at a time; who lost the code gets a new one once the old one has been ended."""
    if act.person in facts.access:
        yield Blocker("has_access_already", about=act.person)


@rule(PRACTICE)
def codes_go_a_safe_way(facts: CaseFacts, act: Act) -> Problems:
    """A code goes only where the person's safe way says that they can be reached, and where the service can send it."""
    sent = {act["way"], act["second"]} - {InvitationWay.PAPER, SecondFactor.HANDED_OVER, SecondFactor.E_IDENTITY}
    if not sent <= act["reachable"]:
        yield Blocker("no_safe_way_for_code", about=act.person)


@rule(PRACTICE)
def codes_go_two_ways(facts: CaseFacts, act: Act) -> Problems:
    """The two codes never go the same way: whoever reads one must not have the other."""
    if act["way"] == act["second"]:
        yield Blocker("both_codes_one_way", about=act.person)


@rule(PRACTICE)
def e_identity_can_be_asked(facts: CaseFacts, act: Act) -> Problems:
    """An e-identity proves a personal code: the person's has to be known, and the service to have a provider."""
    if act["second"] is SecondFactor.E_IDENTITY and not act["recognisable"]:
        yield Blocker("no_e_identity", about=act.person)


@rule(DIRECTIVE_12_A)
def nobody_asks_to_stop(facts: CaseFacts, act: Act) -> Problems:
    """Nothing goes on with somebody who pressed "stop" in their own space until that has been recorded."""
    people = act.get("people") or (act.person,)
    beside = [person.beside for person in facts.persons if person.id in people and person.role is Role.REPRESENTATIVE]
    for id in sorted(facts.asks_to_stop & {*people, *beside}):
        yield Blocker("asks_to_stop", about=id)
