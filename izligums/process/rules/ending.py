"""Telling the process leader, and the ways a case ends."""

from __future__ import annotations

from izligums.cases.enums import Consent, Outcome, Role
from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.law import (
    CHILD_MEASURES_6_4,
    DIRECTIVE_12_A,
    DIRECTIVE_12_E,
    ORDER_OF_RECORDS,
    PRACTICE,
    RECITAL_46,
)
from izligums.process.problems import Blocker, NeedsDecision, Problems, rule

#: What says one thing about a person or the risk, and arranges nothing: it can be taken back when it was a mistake.
CORRECTABLE = frozenset(
    {
        "set_concern",
        "record_contact",
        "record_acknowledgement",
        "give_information",
        "record_consent",
        "record_withdrawal",
        "record_talk",
        "allow_absence",
        "record_agreement",
        "record_detention",
        "record_death",
        "open_client_file",
        "review_risk",
        "second_review",
        "record_ban",
        "lift_ban",
        "decide",
        "ask_about_guest",
    }
)


@rule(ORDER_OF_RECORDS)
def entry_can_be_corrected(facts: CaseFacts, act: Act) -> Problems:
    """A mistaken entry about a person or the risk is superseded once; what was arranged is undone by its own act."""
    if act.get("mistaken_step") not in CORRECTABLE:
        yield Blocker("entry_cannot_be_corrected")
    elif act.get("mistaken_superseded"):
        yield Blocker("corrected_already")


@rule(RECITAL_46)
def second_word_is_kept(facts: CaseFacts, act: Act) -> Problems:
    """What a second person said of the risks is taken back by that person alone."""
    if act.get("mistaken_step") == "second_review" and act.get("mistaken_by") != act.by:
        yield Blocker("second_review_is_of_another")


@rule(RECITAL_46)
def found_risk_is_kept(facts: CaseFacts, act: Act) -> Problems:
    """A review that found a risk is taken back by another person than the one who made it."""
    if act.get("mistaken_found") and act.get("mistaken_by") == act.by:
        yield Blocker("found_risk_is_your_own")


@rule(DIRECTIVE_12_A)
def own_word_is_kept(facts: CaseFacts, act: Act) -> Problems:
    """What a person said in their own space is taken back by nobody else; they can say something else at any time."""
    if act.get("mistaken_step") is not None and act.get("mistaken_by") is None:
        yield Blocker("own_word_of_a_person")


@rule(DIRECTIVE_12_E)
def notice_is_owed(facts: CaseFacts, act: Act) -> Problems:
    """The process leader is told the result once, when there is one: held or not held, settlement or none."""
    if not facts.has_leader:
        yield Blocker("no_leader_to_tell")
    elif not facts.notice_owed:
        yield Blocker("no_notice_owed")


@rule(ORDER_OF_RECORDS)
def not_ended(facts: CaseFacts, act: Act) -> Problems:
    """A case that ended without settlement, or was recalled, goes on only after it has been reopened."""
    if facts.ended is not None:
        yield Blocker("ended_already")


@rule(ORDER_OF_RECORDS)
def nothing_signed_is_left(facts: CaseFacts, act: Act) -> Problems:
    """A case with a certified settlement does not end "without settlement"; a draft is voided first."""
    for settlement in facts.settlements:
        yield Blocker("settlement_in_force") if settlement.certified else Blocker("draft_settlement_left")


@rule(PRACTICE)
def reason_has_ground(facts: CaseFacts, act: Act) -> Problems:
    """The reason for ending rests on something recorded, so that the statistics of reasons are true."""
    persons = facts.persons
    ground = {
        Outcome.TALKS_WITHOUT_SETTLEMENT: bool(facts.held),
        Outcome.DECLINED: any(each.consent is Consent.REFUSED for each in persons),
        Outcome.WITHDREW: any(each.consent is Consent.WITHDRAWN for each in persons),
        Outcome.NOT_REACHED: any(each.party and each.approached and not each.reached for each in persons),
        Outcome.FACTS_NOT_ACKNOWLEDGED: any(
            each.role is Role.OFFENDER and each.acknowledged is False for each in persons
        ),
        Outcome.SAFETY: bool(facts.stopped),
        Outcome.DECEASED: any(each.party and each.deceased for each in persons),
        Outcome.NOT_SUITABLE: True,
    }
    if not ground[act["reason"]]:
        yield Blocker("reason_without_ground")


@rule(ORDER_OF_RECORDS)
def there_is_a_result(facts: CaseFacts, act: Act) -> Problems:
    """A case closes with a result: it ended, was recalled, or has a certified settlement."""
    if facts.ended is None and not any(settlement.certified for settlement in facts.settlements):
        yield Blocker("no_result_yet")
    if any(not settlement.certified for settlement in facts.settlements):
        yield Blocker("draft_settlement_left")


@rule(DIRECTIVE_12_E)
def leader_was_told(facts: CaseFacts, act: Act) -> Problems:
    """A case closes after the process leader, if there is one, has been told the result."""
    if facts.notice_owed and facts.has_leader:
        yield Blocker("notice_not_sent")


@rule(CHILD_MEASURES_6_4)
def conditions_followed_to_the_end(facts: CaseFacts, act: Act) -> Problems:
    """A case closes after every condition has been assessed and fulfilment has been reported."""
    for settlement in facts.settlements:
        if settlement.certified and not settlement.assessed:
            yield Blocker("conditions_not_assessed")
        if settlement.certified and settlement.conditions and facts.has_leader and not settlement.reported:
            yield Blocker("fulfilment_not_reported")


@rule(PRACTICE)
def all_victims_settled(facts: CaseFacts, act: Act) -> Problems:
    """When some victims have settled and others have not, closing is a decision: the others may still want to talk."""
    certified = [settlement for settlement in facts.settlements if settlement.certified]
    if not certified:
        return
    for victim in facts.of_role(Role.VICTIM):
        if not any(victim.id in settlement.signatories for settlement in certified):
            yield NeedsDecision("victim_has_not_settled", about=victim.id)
