"""The settlement: free, together, written, signed by each, and kept."""

from __future__ import annotations

from izligums.cases.enums import Consent, Procedure, Role
from izligums.process.act import Act
from izligums.process.facts import CaseFacts, SettlementFacts
from izligums.process.invariants import reading
from izligums.process.invariants.base import Breaches, after_acts, in_states
from izligums.process.invariants.reading import who
from izligums.settlements.enums import ConditionKind, Fulfilment

ON_A_DRAFT = ("add_condition", "remove_condition", "sign_settlement", "certify_settlement", "void_settlement")


def found(facts: CaseFacts, act: Act) -> SettlementFacts | None:
    return next((one for one in facts.settlements if one.id == act.get("settlement")), None)


@after_acts("VPD likums 1(2)", "draft_settlement")
def settlements_follow_a_meeting_of_both_sides(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A settlement is begun after a session at which everybody it names was, and names a victim and an offender who
    concern each other and nobody else than parties."""
    parties = reading.named(before, act["signatories"])
    victims = [one for one in parties if one.role is Role.VICTIM]
    offenders = [one for one in parties if one.role is Role.OFFENDER]
    if len(victims) + len(offenders) < len(act["signatories"]):
        yield "somebody is named who is not a party"
    if not any(reading.concern(before, one.id, other.id) for one in offenders for other in victims):
        yield "one side is missing"
    if not reading.together(before, act["signatories"]):
        yield "they were never together at a session"


@in_states("our promise; database")
def one_live_settlement_per_set(facts: CaseFacts) -> Breaches:
    """The same people have one live settlement at a time."""
    sets = [one.signatories for one in facts.settlements]
    if len(sets) != len(set(sets)):
        yield "two live settlements are between the same people"


@in_states("Directive 2012/29/EU 12(1)(a); hard stop (c)")
def no_draft_needs_who_said_no(facts: CaseFacts) -> Breaches:
    """No draft names somebody who said no, died, is under a safety stop, or as an offender does not acknowledge."""
    for draft in reading.drafts(facts):
        if 0 in facts.stopped:
            yield "the whole case is stopped"
        for one in reading.named(facts, draft.signatories):
            if one.consent in reading.NO or one.deceased:
                yield f"{who(one.id)} said no or has died"
            if one.id in facts.stopped:
                yield f"{who(one.id)} is under a safety stop"
            if one.role is Role.OFFENDER and one.acknowledged is False:
                yield f"{who(one.id)} does not acknowledge the facts"


@after_acts(
    "Directive 2012/29/EU 12(1)(d); hard stop (c)",
    "draft_settlement",
    "sign_settlement",
    "certify_settlement",
)
def nobody_is_bound_against_their_will(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """While a settlement is begun, signed and certified, everybody it names agrees in writing, an offender acknowledges
    the facts, and nobody of them is under a safety stop."""
    settlement = found(after if act.step == "draft_settlement" else before, act)
    ids = act["signatories"] if act.step == "draft_settlement" else settlement.signatories if settlement else ()
    for one in reading.named(before, ids):
        if not reading.here(one) or one.consent in reading.NO or not reading.agrees_in_writing(before, one, act.on):
            yield f"{who(one.id)} does not agree in writing, or nobody does for them"
        if one.role is Role.OFFENDER and one.acknowledged is not True:
            yield f"{who(one.id)} does not acknowledge the facts"
        if before.stopped & {0, one.id}:
            yield f"a safety stop is in force for {who(one.id)}"


@after_acts("our promise", *ON_A_DRAFT)
def only_drafts_are_worked_on(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Conditions, signatures and certification belong to a draft; what has been certified is never certified again."""
    settlement = found(before, act)
    if settlement is None or settlement.certified_on is not None:
        yield "there is no such draft"


@after_acts("Directive 2012/29/EU 12(1)(d)", "sign_settlement")
def everybody_signs_for_themselves(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Only somebody whom the settlement names, or the representative of one who does not act alone, signs, once, with
    a live consent."""
    settlement, person = found(before, act), reading.by_id(before, act.person)
    if settlement is None or person is None:
        yield "there is no such draft or person"
        return
    party = reading.by_id(before, person.beside) if person.role is Role.REPRESENTATIVE else person
    if party is None or party.id not in settlement.signatories:
        yield f"the settlement does not name {who(person.id)}"
    elif party is person and reading.never_in_the_room(person):
        yield f"{who(person.id)} signs through the representative"
    elif party is not person and not (reading.not_alone(party, act.on) or reading.never_in_the_room(party)):
        yield f"{who(party.id)} acts alone"
    if person.id in settlement.signed:
        yield f"{who(person.id)} had signed"
    if person.consent is not Consent.LIVE or not reading.here(person):
        yield f"{who(person.id)} does not consent"


@after_acts("KPL 381; Directive 2012/29/EU 12(1)(d)", "certify_settlement")
def certified_only_when_each_has_signed(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A settlement is certified only after each signatory signed, and the representative of each who does not act
    alone, after a session where they were, and when it is confirmed that they did so of their own will."""
    settlement = found(before, act)
    if settlement is None:
        return
    for one in reading.named(before, settlement.signatories):
        if not reading.never_in_the_room(one) and one.id not in settlement.signed:
            yield f"{who(one.id)} has not signed"
        spoken_for = reading.not_alone(one, act.on) or reading.never_in_the_room(one)
        if spoken_for and not any(other.id in settlement.signed for other in reading.representatives(before, one.id)):
            yield f"no representative of {who(one.id)} has signed"
    if not reading.together(before, settlement.signatories):
        yield "they were never together at a session"
    if not act.get("voluntary"):
        yield "nobody confirmed that it was voluntary"


@after_acts("law on children's measures 6(4); hard stop (f)", "certify_settlement")
def a_child_has_six_months_at_most(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """In a compulsory-measure case every condition of a child's settlement is due within six months."""
    settlement = found(before, act)
    if settlement is None or before.procedure is not Procedure.COMPULSORY_MEASURE:
        return
    if any(
        one.role is Role.OFFENDER and reading.child(one, act.on)
        for one in reading.named(before, settlement.signatories)
    ):
        for condition in settlement.conditions:
            if condition.due is None or condition.due > reading.months_later(act.on, 6):
                yield f"a condition is due on {condition.due}"


@after_acts("KPL 381", "add_condition")
def conditions_are_complete(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A payment has a sum and a last day; no condition is due on a day that has passed."""
    if act["kind"] is ConditionKind.PAYMENT and (not act.get("amount") or not act.get("due")):
        yield "the payment lacks its sum or its day"
    if act.get("due") is not None and act["due"] < act.on:
        yield "the day has passed"


@after_acts("Directive 2012/29/EU 12(1)(d)", "add_condition", "remove_condition")
def a_changed_text_is_signed_anew(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """When a condition changes, signatures given before no longer count, and no other condition changes."""
    was, now = found(before, act), found(after, act)
    if was is None or now is None:
        return
    if now.signed:
        yield "an old signature still counts"
    if len(set(was.conditions) ^ set(now.conditions)) != 1:
        yield "not exactly one condition changed"


@after_acts("our promise")
def what_is_certified_stays(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A certified settlement keeps its people, signatures and conditions for ever; only fulfilment is added."""
    if before.settlements is after.settlements:
        return
    kept = {one.id: one for one in after.settlements}
    for was in reading.certified(before):
        now = kept.get(was.id)
        if now is None:
            yield "a certified settlement disappeared"
            continue
        terms = [(one.id, one.due) for one in was.conditions]
        if (was.signatories, was.signed, was.certified_on, terms) != (
            now.signatories,
            now.signed,
            now.certified_on,
            [(one.id, one.due) for one in now.conditions],
        ):
            yield "a certified settlement changed"
        if was.reported and not now.reported:
            yield "a report was forgotten"


@after_acts("law on children's measures 6(4)", "record_fulfilment", "report_fulfilment")
def fulfilment_is_told_when_known(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Fulfilment is recorded for certified settlements, and reported once, when every condition has been assessed, to a
    process leader who is there."""
    in_force = reading.certified(before)
    if act.step == "record_fulfilment":
        if not any(condition.id == act["condition"] for one in in_force for condition in one.conditions):
            yield "the condition is not in force"
        return
    settlement = found(before, act)
    if settlement is None or settlement not in in_force:
        yield "the settlement is not in force"
    elif settlement.reported or any(one.fulfilment is Fulfilment.OPEN for one in settlement.conditions):
        yield "it was reported already, or not every condition has been assessed"
    if not before.has_leader:
        yield "there is nobody to tell"
