"""What acts about settlements change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from izligums.process.act import Act
from izligums.process.facts import CaseFacts, ConditionFacts, SettlementFacts

NOBODY: frozenset[int] = frozenset()


def draft_settlement(facts: CaseFacts, act: Act) -> CaseFacts:
    draft = SettlementFacts(act.created, frozenset(act["signatories"]), written_on=act.on)
    return facts.but(settlements=(*facts.settlements, draft))


def add_condition(facts: CaseFacts, act: Act) -> CaseFacts:
    settlement = _settlement(facts, act)
    conditions = (*settlement.conditions, ConditionFacts(act.created, act.get("due")))
    return facts.with_settlement(settlement.id, conditions=conditions, **_rewritten(act))


def remove_condition(facts: CaseFacts, act: Act) -> CaseFacts:
    settlement = _settlement(facts, act)
    rest = tuple(each for each in settlement.conditions if each.id != act["condition"])
    return facts.with_settlement(settlement.id, conditions=rest, **_rewritten(act))


def sign_settlement(facts: CaseFacts, act: Act) -> CaseFacts:
    settlement = _settlement(facts, act)
    last = max(settlement.signed_on or act.on, act.on)
    return facts.with_settlement(settlement.id, signed=settlement.signed | {act.person or 0}, signed_on=last)


def certify_settlement(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_settlement(act["settlement"], certified_on=act.on).but(notice_owed=True)


def void_settlement(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(settlements=tuple(each for each in facts.settlements if each.id != act["settlement"]))


def record_fulfilment(facts: CaseFacts, act: Act) -> CaseFacts:
    found = facts.condition(act["condition"])
    assert found is not None, "the rules let only a known condition through"
    settlement, condition = found
    changed = tuple(
        replace(each, fulfilment=act["fulfilment"], assessed_on=act.on) if each.id == condition.id else each
        for each in settlement.conditions
    )
    return facts.with_settlement(settlement.id, conditions=changed)


def report_fulfilment(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_settlement(act["settlement"], reported=True)


def _rewritten(act: Act) -> dict[str, Any]:
    """Nobody has signed the changed text yet."""
    return {"signed": NOBODY, "signed_on": None, "written_on": act.on}


def _settlement(facts: CaseFacts, act: Act) -> SettlementFacts:
    settlement = facts.settlement(act["settlement"])
    assert settlement is not None, "the rules let only a known settlement through"
    return settlement


EFFECTS = {
    "draft_settlement": draft_settlement,
    "add_condition": add_condition,
    "remove_condition": remove_condition,
    "sign_settlement": sign_settlement,
    "certify_settlement": certify_settlement,
    "void_settlement": void_settlement,
    "record_fulfilment": record_fulfilment,
    "report_fulfilment": report_fulfilment,
}
