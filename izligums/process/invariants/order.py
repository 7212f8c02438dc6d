"""Order of law: intake, mediators, and who is approached, asked and prepared when."""

from __future__ import annotations

from izligums.cases.enums import ContactResult, Initiative, Procedure, Referral, Risk, Role
from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.invariants import reading
from izligums.process.invariants.base import Breaches, after_acts, in_states
from izligums.process.invariants.reading import who

WITH_PEOPLE = (
    "record_contact",
    "invite",
    "record_acknowledgement",
    "give_information",
    "record_consent",
    "record_talk",
)
ABOUT_ONE = (
    *("allow_absence", "record_agreement", "open_client_file", "end_participation"),
    *("decide", "propose_supporter", "ask_about_guest", "answer_guest"),
)


def ours(act: Act) -> bool:
    """The service makes the first move."""
    return act.step == "invite" or act.get("initiative") is Initiative.SERVICE


@after_acts("MK noteikumu Nr. 347 1.2. apakšpunkts", "register")
def registered_with_two_sides_and_the_right_paper(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A case is registered once, with a victim and an offender; an application with the applicant, a proposal only in a
    child's compulsory-measure case."""
    roles = {one.role for one in before.persons}
    if before.registered:
        yield "the case was registered already"
    if Role.VICTIM not in roles or Role.OFFENDER not in roles:
        yield "one side is not named"
    if before.referral is Referral.APPLICATION and not any(one.applicant for one in before.persons):
        yield "nobody is marked as the applicant"
    if before.referral is Referral.PROPOSAL and before.procedure is not Procedure.COMPULSORY_MEASURE:
        yield "a proposal came in, but this is not a child's compulsory-measure case"


@after_acts("our promise", *WITH_PEOPLE, "plan_session", "hold_session", "draft_settlement", "certify_settlement")
def nothing_with_people_before_registration(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Nobody is approached, asked or brought together before a unit has registered the case."""
    if not before.registered:
        yield "the case is not registered"


@after_acts("our promise")
def days_are_possible(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Nothing of a case happened before the day on which it came in, or after the day on which it is recorded."""
    if act.recorded_on is not None and act.on > act.recorded_on:
        yield f"it would happen on {act.on}, but is recorded on {act.recorded_on}"
    if act.on < before.received_on:
        yield f"it happened on {act.on}, the case came in on {before.received_on}"


@in_states("MK noteikumu Nr. 825 4. punkts")
def everybody_stands_where_they_belong(facts: CaseFacts) -> Breaches:
    """Representatives, supporters, affected persons and lawyers stand beside one party; all others beside nobody."""
    for one in facts.persons:
        party = reading.by_id(facts, one.beside)
        if one.role in reading.BESIDE_A_PARTY and (party is None or not reading.is_party(party)):
            yield f"{who(one.id)} stands beside no party"
        if one.role not in reading.BESIDE_A_PARTY and one.beside is not None:
            yield f"{who(one.id)} stands beside somebody"


@after_acts("our promise", "set_concern", "record_ban", "lift_ban")
def pairs_are_offender_and_victim(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A ban, or a word on who harmed whom, speaks of an offender and a victim."""
    offender, victim = reading.by_id(before, act.person), reading.by_id(before, act["victim"])
    if offender is None or offender.role is not Role.OFFENDER or victim is None or victim.role is not Role.VICTIM:
        yield "the two are not an offender and a victim of this case"


# -- mediators ---------------------------------------------------------------------------------------------------------


@in_states("mediators' practice; our promise")
def mediators_are_two_people_without_conflict(facts: CaseFacts) -> Breaches:
    """Lead and co-mediator are two people, and nobody who declared a conflict stays."""
    if facts.lead is not None and facts.co is not None and facts.lead.id == facts.co.id:
        yield "one person is lead and co-mediator"
    if any(one.declared is False for one in reading.staff(facts)):
        yield "a mediator with a conflict is still assigned"


@after_acts("MK 346; MK 241", "assign_mediator", "assign_co_mediator")
def only_qualified_mediators_are_assigned(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A mediator is assigned to a free place, with a certificate valid that day, with a child also with training in
    the rights of the child."""
    place, newcomer = (before.lead, after.lead) if act.step == "assign_mediator" else (before.co, after.co)
    if place is not None:
        yield "the place was taken"
    if newcomer is None or reading.unfit(before, newcomer, act.on):
        yield f"the mediator is not qualified on {act.on}"


@after_acts("mediators' practice", "declare_conflict", "end_assignment")
def only_the_assigned_answer_and_leave(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Only an assigned mediator answers the question of conflict, once, or leaves; the other one stays as they were."""
    subject = [one for one in reading.staff(before) if one.id == act["mediator"]]
    if not subject:
        yield "this mediator is not assigned"
    if act.step == "declare_conflict" and any(one.declared is not None for one in subject):
        yield "the question was answered before"
    if [one for one in reading.staff(before) if one not in subject] != [
        one for one in reading.staff(after) if one.id != act["mediator"]
    ]:
        yield "the other mediator changed too"


@after_acts("mediators' practice", *WITH_PEOPLE, "review_risk")
def no_work_before_the_conflict_question(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """No mediator works with people before a lead is assigned and all assigned declared that there is no conflict."""
    if before.lead is None:
        yield "nobody leads the case"
    if any(one.declared is not True for one in reading.staff(before)):
        yield "a mediator has not declared that there is no conflict"


# -- approaching -------------------------------------------------------------------------------------------------------


@after_acts("Directive 2012/29/EU 12(1)(c); hard stop (a)", "record_contact", "invite")
def victim_only_after_offenders(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Nobody of the victim's side is approached by the service before all offenders who concern that victim have
    acknowledged the facts and agreed in writing, with the representative where one is needed; unless the victim
    applied."""
    victim = reading.victim_behind(before, reading.by_id(before, act.person))
    if victim is None or victim.applicant or not ours(act):
        return
    offenders = [
        one
        for one in before.persons
        if one.role is Role.OFFENDER and reading.here(one) and reading.concern(before, one.id, victim.id)
    ]
    if not offenders:
        yield "no offender concerns this victim"
    for one in offenders:
        if one.acknowledged is not True:
            yield f"{who(one.id)} has not acknowledged the facts"
        if not reading.agrees_in_writing(before, one, act.on):
            yield f"{who(one.id)} has not agreed in writing, or nobody has for them"


@after_acts("mediators' practice; CM/Rec(2018)8", "record_contact", "invite")
def left_in_peace(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Nobody who said no, or asked not to be contacted, is approached by the service, nor anybody in an unsafe way."""
    person = reading.by_id(before, act.person)
    if person is None or not ours(act):
        return
    if person.no_contact:
        yield f"{who(person.id)} asked not to be contacted"
    if person.consent in reading.NO:
        yield f"{who(person.id)} said no"
    if not person.safe_way:
        yield f"no safe way to reach {who(person.id)} is known"


@after_acts("hard stop (c)", "invite")
def no_invitation_under_a_stop(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """While a safety stop is in force for a person or for the whole case, the person is not invited."""
    if before.stopped & {0, act.person}:
        yield "a safety stop is in force"


@after_acts("mediators' practice", "record_contact")
def a_wish_for_no_contact_binds(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A wish for no contact is kept until the person turns to us and is reached."""
    was, now = reading.by_id(before, act.person), reading.by_id(after, act.person)
    if was is None or now is None:
        return
    back = act["initiative"] is Initiative.PERSON and act["result"] is ContactResult.REACHED
    if act["result"] is ContactResult.NO_MORE_CONTACT and not now.no_contact:
        yield "the wish was lost"
    if was.no_contact and not now.no_contact and not back:
        yield "the wish was dropped"


@after_acts("our promise", *WITH_PEOPLE, *ABOUT_ONE)
def acts_are_about_people_of_the_case(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """An act is about somebody who takes part and is alive."""
    person = reading.by_id(before, act.person)
    if person is None or not reading.here(person):
        yield "the person does not take part"


@after_acts("our promise")
def an_act_about_one_changes_nobody_else(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """An act changes what is known of the person it is about, and of nobody else but a guest it answers about; nobody
    disappears from a case."""
    guest = act["guest"] if act.step == "answer_guest" else None
    for was, now in zip(before.persons, after.persons, strict=False):
        if was is not now and was != now and was.id not in (act.person, guest):
            yield f"what is known of {who(was.id)} changed"
    if len(after.persons) < len(before.persons):
        yield "somebody disappeared"


# -- asking and preparing ----------------------------------------------------------------------------------------------


@after_acts("Directive 2012/29/EU 12(1)(b)", "record_consent", "record_talk")
def informed_first(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Nobody consents, or is prepared, before they were given the information."""
    person = reading.by_id(before, act.person)
    if person is not None and not person.informed:
        yield f"{who(person.id)} has not been informed"


@after_acts("MK noteikumu Nr. 825 4.1. apakšpunkts", "record_acknowledgement", "give_information", "record_talk")
def representative_first(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """With a minor or a person under trusteeship nobody talks before a representative has been reached; with nobody at
    all before they, or their representative, were reached."""
    person = reading.by_id(before, act.person)
    if person is None:
        return
    by_others = any(one.reached for one in reading.representatives(before, person.id))
    if (person.trusteeship or reading.child(person, act.on)) and not by_others:
        yield f"no representative of {who(person.id)} has been reached"
    if act.step != "record_talk" and not person.reached and not by_others:
        yield f"{who(person.id)} has not been reached"


@after_acts("vpd.gov.lv/lv/izliguma-process", "allow_absence")
def only_protected_victims_stay_away(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Only a victim who is a minor or under trusteeship, and has a representative, may stay away."""
    person = reading.by_id(before, act.person)
    if person is None or not act["stays_away"]:
        return
    if person.role is not Role.VICTIM or not (person.trusteeship or reading.child(person, act.on)):
        yield f"{who(person.id)} is not a protected victim"
    if not reading.representatives(before, person.id):
        yield f"{who(person.id)} has no representative"


@in_states("MK noteikumu Nr. 825 4.2. apakšpunkts")
def guests_are_admitted_by_parties_only(facts: CaseFacts) -> Breaches:
    """Only parties agree to guests, and never to a guest of their own."""
    for one in facts.persons:
        for id in one.agreed_by:
            party = reading.by_id(facts, id)
            if party is None or not reading.is_party(party) or one.beside == id:
                yield f"the agreement of {who(id)} to {who(one.id)} means nothing"


@after_acts("VPD likums 1(4)", "open_client_file")
def client_file_only_after_written_consent(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A client file is opened once, for an offender who agreed in writing; never for a victim."""
    person = reading.by_id(before, act.person)
    if person is None or person.role is not Role.OFFENDER:
        yield "this is not an offender"
    elif person.client_file or not reading.agrees_in_writing(before, person, act.on):
        yield f"{who(person.id)} has a file already, or has not agreed in writing"


@after_acts("Directive 2012/29/EU recital 46", "review_risk", "second_review")
def risk_is_looked_at_by_two(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Any risk asks for a second person, who is not the first; only the second one can say that it may go on."""
    if act.step == "review_risk":
        if act["factors"] and after.risk is not Risk.NEEDS_SECOND:
            yield "a risk was found, but no second person is asked for"
        if (after.risk_by, after.risk_on) != (act.by, act.on):
            yield "it was not kept who looked first, and when"
    else:
        if before.risk is not Risk.NEEDS_SECOND and not (before.risk_open and before.risk is Risk.CLEAR):
            yield "no second review was wanted"
        if before.risk_by == act.by:
            yield "the second person is the first"
        if after.risk is not (Risk.CONFIRMED if act["may_go_on"] else Risk.REFUSED):
            yield "the answer of the second person was not kept"


@after_acts("mediators' practice", "record_talk", "add_person", "record_ban", "lift_stop", "hold_session")
def risk_review_ages(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """After a talk, a newcomer, a ban, the end of a stop or a meeting the risks have to be looked at again."""
    if after.risk in (Risk.CLEAR, Risk.CONFIRMED):
        yield "the review still counts as fresh"


@after_acts("our promise", "end_participation")
def parties_never_leave(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A party is never taken out of a case, nor somebody a planned session counts on."""
    person = reading.by_id(before, act.person)
    if person is not None and reading.is_party(person):
        yield f"{who(person.id)} is a party"
    if before.session is not None and act.person in before.session.people:
        yield f"the planned session counts on {who(act.person or 0)}"
