"""The settlement: written, theirs, signed by each, certified, fulfilled."""

from __future__ import annotations

from datetime import date

from izligums.cases.enums import Consent, Procedure, Role
from izligums.core.workdays import add_months
from izligums.process.act import Act
from izligums.process.facts import WHOLE_CASE, CaseFacts, PersonFacts, SettlementFacts
from izligums.process.law import (
    CHILD_MEASURES_6_4,
    DIRECTIVE_12_D,
    KPL_381,
    ORDER_OF_RECORDS,
    PRACTICE,
    VPD_LAW_1_2,
)
from izligums.process.problems import Blocker, NeedsDecision, Notice, Problems, rule


@rule(VPD_LAW_1_2)
def signatories_met(facts: CaseFacts, act: Act) -> Problems:
    """A settlement follows a session at which all its signatories, or their representatives, took part."""
    signatories = [facts.person(id) for id in act["signatories"] if facts.find(id) is not None]
    if not any(all(was_there(facts, person, met) for person in signatories) for met in facts.held):
        yield Blocker("signatories_did_not_meet")


@rule(VPD_LAW_1_2)
def both_sides_sign(facts: CaseFacts, act: Act) -> Problems:
    """A settlement is between victims and offenders who concern them; nobody else is bound by it."""
    signatories = [facts.find(id) for id in act["signatories"]]
    victims = {each.id for each in signatories if each is not None and each.role is Role.VICTIM}
    offenders = {each.id for each in signatories if each is not None and each.role is Role.OFFENDER}
    related = any((offender, victim) not in facts.unrelated for offender in offenders for victim in victims)
    if not related or len(victims) + len(offenders) != len(signatories):
        yield Blocker("settlement_needs_both_sides")


@rule(ORDER_OF_RECORDS)
def one_live_settlement(facts: CaseFacts, act: Act) -> Problems:
    """The same people have one live settlement at a time."""
    if any(each.signatories == frozenset(act["signatories"]) for each in facts.settlements):
        yield Blocker("settlement_exists")


@rule(ORDER_OF_RECORDS)
def settlement_is_draft(facts: CaseFacts, act: Act) -> Problems:
    """A certified settlement is not changed any more; and nobody signed or certified a text before it was written."""
    settlement = settlement_of(facts, act)
    if settlement is None or settlement.certified:
        yield Blocker("no_draft_settlement")
    elif settlement.written_on is not None and act.on < settlement.written_on:
        yield Blocker("settlement_written_later", day=settlement.written_on)


@rule(CHILD_MEASURES_6_4)
def child_term_kept(facts: CaseFacts, act: Act) -> Problems:
    """In a child's compulsory-measure case the time for fulfilling the conditions is not longer than six months;
    in other cases with a child a longer time is decided with a reason."""
    settlement = settlement_of(facts, act)
    months = facts.policy.child_term_months
    if settlement is None or months is None:
        return
    children = [facts.find(id) for id in settlement.signatories]
    if not any(each is not None and each.role is Role.OFFENDER and each.minor_on(act.on) for each in children):
        return
    last = add_months(act.on, months)
    days = [each.due for each in settlement.conditions]
    if act.step == "add_condition":
        days.append(act.get("due"))
    enforced = facts.procedure is Procedure.COMPULSORY_MEASURE and facts.policy.child_term_enforced
    if enforced and None in days:
        yield Blocker("child_term_missing", day=last)
    if any(day is not None and day > last for day in days):
        yield Blocker("child_term_too_long", day=last) if enforced else NeedsDecision("child_term_too_long", day=last)


@rule(ORDER_OF_RECORDS)
def due_day_not_past(facts: CaseFacts, act: Act) -> Problems:
    """The day by which a condition is to be fulfilled has not passed."""
    if act.get("due") is not None and act["due"] < act.on:
        yield Blocker("due_in_the_past", day=act["due"])


@rule(PRACTICE)
def payment_has_sum(facts: CaseFacts, act: Act) -> Problems:
    """A payment names its sum and its last day."""
    if act["kind"] == "payment" and (act.get("amount") is None or act.get("due") is None):
        yield Blocker("payment_needs_sum_and_day")


@rule(ORDER_OF_RECORDS)
def condition_is_of_draft(facts: CaseFacts, act: Act) -> Problems:
    """A condition is taken out of the draft it stands in."""
    found = facts.condition(act["condition"])
    if found is None or found[0].id != act["settlement"]:
        yield Blocker("condition_not_in_draft")


@rule(DIRECTIVE_12_D)
def signs_for_oneself(facts: CaseFacts, act: Act) -> Problems:
    """Only somebody the settlement names signs it, once, in person, with a live consent."""
    person, settlement = facts.person(act.person or 0), settlement_of(facts, act)
    if settlement is None or person.id not in may_sign(facts, settlement, act.on):
        yield Blocker("not_a_signatory", about=person.id)
    elif person.id in settlement.signed:
        yield Blocker("signed_already", about=person.id)
    if person.consent is not Consent.LIVE:
        yield Blocker("no_live_consent", about=person.id)


@rule(KPL_381)
def all_have_signed(facts: CaseFacts, act: Act) -> Problems:
    """A settlement is certified when every signatory, and the representative of each who needs one, has signed."""
    settlement = settlement_of(facts, act)
    if settlement is None:
        return
    if settlement.signed_on is not None and act.on < settlement.signed_on:
        yield Blocker("settlement_signed_later", day=settlement.signed_on)
    for id in sorted(settlement.signatories):
        person = facts.person(id)
        if not person.acts_through_representative and id not in settlement.signed:
            yield Blocker("signature_missing", about=id)
        if signs_through_representative(person, act.on) and not any(
            each.id in settlement.signed for each in facts.representatives_of(id)
        ):
            yield Blocker("representative_has_not_signed", about=id)


@rule(DIRECTIVE_12_D)
def signatories_willing(facts: CaseFacts, act: Act) -> Problems:
    """Nobody is bound against their will: while a settlement is begun, signed and certified, each whom it names lives,
    consents, or their representative does, each offender acknowledges the facts, and no safety stop stands between."""
    settlement = settlement_of(facts, act)
    signatories = act["signatories"] if settlement is None else settlement.signatories
    concerned = {WHOLE_CASE, *signatories}
    for party in (facts.person(id) for id in sorted(signatories)):
        representatives = list(facts.representatives_of(party.id))
        concerned.update(each.id for each in representatives)
        if party.role is Role.OFFENDER and party.acknowledged is not True:
            yield Blocker("offender_has_not_acknowledged", about=party.id)
        if not party.present:
            yield Blocker("person_not_in_case", about=party.id)
        elif party.consent in (Consent.REFUSED, Consent.WITHDRAWN):
            yield Blocker("said_no", about=party.id)
        elif not party.acts_through_representative and party.consent is not Consent.LIVE:
            yield Blocker("no_live_consent", about=party.id)
        if signs_through_representative(party, act.on) and not any(
            each.consent is Consent.LIVE for each in representatives
        ):
            yield Blocker("representative_does_not_consent", about=party.id)
    for id in sorted(facts.stopped & concerned):
        yield Blocker("safety_stop", about=id)


@rule(VPD_LAW_1_2)
def consequences_explained(facts: CaseFacts, act: Act) -> Problems:
    """A settlement states that it is voluntary and that its conditions and consequences were understood."""
    if not act.get("voluntary"):
        yield Blocker("voluntariness_not_confirmed")


@rule(ORDER_OF_RECORDS)
def condition_can_be_assessed(facts: CaseFacts, act: Act) -> Problems:
    """Fulfilment is recorded for a condition of a certified settlement, once it is in force."""
    found = facts.condition(act["condition"])
    if found is None or not in_force(found[0], act.on):
        yield Blocker("condition_not_in_force")


@rule(CHILD_MEASURES_6_4)
def ready_to_report(facts: CaseFacts, act: Act) -> Problems:
    """Fulfilment is reported once for each settlement: when every condition has been assessed."""
    settlement = settlement_of(facts, act)
    if settlement is None or not in_force(settlement, act.on):
        yield Blocker("condition_not_in_force")
    elif not facts.has_leader:
        yield Blocker("no_leader_to_tell")
    elif settlement.reported:
        yield Blocker("reported_already")
    elif not settlement.assessed:
        yield Blocker("conditions_not_assessed")


@rule(PRACTICE)
def time_to_think(facts: CaseFacts, act: Act) -> Problems:
    """Nobody signs in the same breath as strong emotion: offer another day."""
    if not act.get("time_to_think"):
        yield Notice("offer_time_to_think")


def settlement_of(facts: CaseFacts, act: Act) -> SettlementFacts | None:
    return facts.settlement(act.get("settlement"))


def in_force(settlement: SettlementFacts, day: date) -> bool:
    return settlement.certified_on is not None and settlement.certified_on <= day


def was_there(facts: CaseFacts, person: PersonFacts, met: frozenset[int]) -> bool:
    """In the room, or spoken for by a representative who was."""
    if person.id in met:
        return True
    return person.acts_through_representative and any(
        each.role is Role.REPRESENTATIVE and each.beside == person.id and each.id in met for each in facts.persons
    )


def signs_through_representative(person: PersonFacts, day: date) -> bool:
    """A representative's signature is needed, with the person's own or, for who is never in the room, instead of it."""
    return person.acts_through_representative or person.needs_representative_on(day)


def may_sign(facts: CaseFacts, settlement: SettlementFacts, day: date) -> frozenset[int]:
    """Whose signatures count: parties who act for themselves, and representatives of those who do not act alone."""
    ids: set[int] = set()
    for id in settlement.signatories:
        person = facts.person(id)
        if not person.acts_through_representative:
            ids.add(id)
        if signs_through_representative(person, day):
            ids |= {each.id for each in facts.representatives_of(id)}
    return frozenset(ids)
