"""What a disclosure changes: nothing but that a second person is waited for."""

from __future__ import annotations

from izligums.process.act import Act
from izligums.process.facts import CaseFacts


def record_disclosure(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(disclosed=facts.disclosed | {(act.created, act.by)})


def review_disclosure(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(disclosed=frozenset(each for each in facts.disclosed if each[0] != act["disclosure"]))


EFFECTS = {"record_disclosure": record_disclosure, "review_disclosure": review_disclosure}
