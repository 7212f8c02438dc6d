"""What is decided, agreed to and ended about openings that a person is not shown. Nothing else of a case changes."""

from __future__ import annotations

from dataclasses import replace

from izligums.process.act import Act
from izligums.process.facts import CaseFacts, WithholdingFacts


def withhold_openings(facts: CaseFacts, act: Act) -> CaseFacts:
    decided = WithholdingFacts(act.created, act.person or 0, act["reader"], act.by, act["until"])
    return facts.but(withholdings=(*facts.withholdings, decided))


def review_withholding(facts: CaseFacts, act: Act) -> CaseFacts:
    if not act["agrees"]:
        return end_withholding(facts, act)
    return facts.but(
        withholdings=tuple(
            replace(each, agreed=True) if each.id == act["withholding"] else each for each in facts.withholdings
        )
    )


def end_withholding(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(withholdings=tuple(each for each in facts.withholdings if each.id != act["withholding"]))


EFFECTS = {
    "withhold_openings": withhold_openings,
    "review_withholding": review_withholding,
    "end_withholding": end_withholding,
}
