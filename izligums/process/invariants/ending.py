"""Telling the process leader, ending, closing."""

from __future__ import annotations

from izligums.cases.enums import Consent, Outcome, Role
from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.invariants import reading
from izligums.process.invariants.base import Breaches, after_acts
from izligums.settlements.enums import Fulfilment

#: What has nothing to do with where a case stands.
BESIDE_THE_CASE = frozenset(
    {"record_disclosure", "review_disclosure", "withhold_openings", "review_withholding", "end_withholding"}
)


@after_acts("MK 347", "certify_settlement", "end_without_settlement")
def a_result_is_owed_to_the_leader(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A certified settlement, and the end of the talks, are owed to the process leader."""
    if not after.notice_owed:
        yield "nobody will be told"


@after_acts("MK 347")
def what_is_owed_is_told(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """An owed notice stays owed until it is sent, or the case is reopened."""
    if before.notice_owed and not after.notice_owed and act.step not in ("send_result_notice", "reopen"):
        yield "the notice was forgotten"


@after_acts("Directive 2012/29/EU 12(1)(e)", "send_result_notice")
def only_a_result_is_told(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """The process leader, if there is one, is told a result that is there, once."""
    if not before.has_leader:
        yield "there is nobody to tell"
    if not before.notice_owed or not (before.ended is not None or reading.certified(before)):
        yield "there is nothing to tell"
    if after.notice_owed or not after.noticed:
        yield "it was not kept that the notice was sent"


@after_acts("our promise", "end_without_settlement", "recall")
def a_case_ends_once(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A case ends once, and without a settlement only when no settlement is there and no session is planned."""
    if before.ended is not None:
        yield "the case had ended"
    if act.step == "end_without_settlement" and (before.settlements or before.session is not None):
        yield "a settlement or a planned session is still there"
    if after.session is not None or reading.drafts(after):
        yield "something is still under way"


@after_acts("CM/Rec(2018)8, 40", "end_without_settlement")
def reasons_are_true(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """The coded reason of an ending rests on something that was recorded."""
    people = before.persons
    reason = act["reason"]
    true = {
        Outcome.TALKS_WITHOUT_SETTLEMENT: len(before.held) > 0,
        Outcome.DECLINED: Consent.REFUSED in {one.consent for one in people},
        Outcome.WITHDREW: Consent.WITHDRAWN in {one.consent for one in people},
        Outcome.NOT_REACHED: any(reading.is_party(one) and one.approached and not one.reached for one in people),
        Outcome.FACTS_NOT_ACKNOWLEDGED: any(one.role is Role.OFFENDER and one.acknowledged is False for one in people),
        Outcome.SAFETY: len(before.stopped) > 0,
        Outcome.DECEASED: any(reading.is_party(one) and one.deceased for one in people),
    }
    if not true.get(reason, True):
        yield f"nothing recorded says: {reason.value}"


@after_acts(
    "our promise",
    "record_contact",
    "invite",
    "record_acknowledgement",
    "give_information",
    "record_consent",
    "record_talk",
    "record_agreement",
    "allow_absence",
    "review_risk",
    "second_review",
    "plan_session",
    "hold_session",
    "draft_settlement",
)
def after_the_end_nothing_goes_on(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """When the talks have ended, nobody is approached, asked or brought together any more."""
    if before.ended is not None:
        yield "the talks had ended"


@after_acts("MK 347; our promise", "close")
def closed_with_everything_done(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A case closes with a result, after the owed notice was sent, without a planned session or a draft, with every
    condition assessed and reported."""
    in_force = reading.certified(before)
    if before.ended is None and not in_force:
        yield "there is no result"
    if before.notice_owed and before.has_leader:
        yield "the process leader has not been told"
    if before.session is not None or reading.drafts(before):
        yield "something is still under way"
    for one in in_force:
        if any(condition.fulfilment is Fulfilment.OPEN for condition in one.conditions):
            yield "a condition has not been assessed"
        if one.conditions and before.has_leader and not one.reported:
            yield "fulfilment has not been reported"
    if after.closed is None:
        yield "the outcome was not kept"


@after_acts("our promise", "transfer")
def nobody_is_left_waiting_by_a_transfer(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """A case moves to another unit without a planned session, and without its old mediators."""
    if before.session is not None:
        yield "a session is planned"
    if after.lead is not None or after.co is not None or after.registered:
        yield "the old unit still works on it"


@after_acts("our promise")
def closed_is_closed(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """In a closed case nothing changes, except that it can be reopened, that danger can still be told outside, and that
    a process leader's account can be disconnected, that openings are withheld or shown; and only a closed case can be
    reopened."""
    if before.closed is not None and act.step not in ("reopen", "disconnect_leader", *BESIDE_THE_CASE):
        yield "the case was closed"
    if before.closed is None and act.step == "reopen":
        yield "the case was not closed"
