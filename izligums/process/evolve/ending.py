"""What acts that end a case change."""

from __future__ import annotations

from izligums.cases.enums import Outcome
from izligums.process.act import Act
from izligums.process.evolve.stopping import without_any_offers, without_anything
from izligums.process.facts import CaseFacts
from izligums.process.stage import outcome_of


def end_without_settlement(facts: CaseFacts, act: Act) -> CaseFacts:
    return without_any_offers(facts).but(ended=act["reason"], notice_owed=True)


def recall(facts: CaseFacts, act: Act) -> CaseFacts:
    return without_anything(facts).but(ended=Outcome.RECALLED)


def send_result_notice(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(notice_owed=False, noticed=True)


def close(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(closed=outcome_of(facts), access=frozenset(), asks_to_stop=frozenset())


def reopen(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(closed=None, ended=None, notice_owed=False)


def unchanged(facts: CaseFacts, act: Act) -> CaseFacts:
    """Letters are followed beside the case; no rule depends on them."""
    return facts


EFFECTS = {
    "record_dispatch": unchanged,
    "record_return": unchanged,
    "end_without_settlement": end_without_settlement,
    "recall": recall,
    "send_result_notice": send_result_notice,
    "close": close,
    "reopen": reopen,
}
