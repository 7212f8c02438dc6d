"""What acts of staffing change."""

from __future__ import annotations

from dataclasses import replace

from izligums.process.act import Act
from izligums.process.facts import CaseFacts


def assign_mediator(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(lead=act["qualification"])


def assign_co_mediator(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(co=act["qualification"])


def end_assignment(facts: CaseFacts, act: Act) -> CaseFacts:
    if facts.lead is not None and facts.lead.id == act["mediator"]:
        return facts.but(lead=None)
    return facts.but(co=None)


def declare_conflict(facts: CaseFacts, act: Act) -> CaseFacts:
    if act["conflict"]:
        return end_assignment(facts, act)
    if facts.lead is not None and facts.lead.id == act["mediator"]:
        return facts.but(lead=replace(facts.lead, declared=True))
    assert facts.co is not None, "the rules let only an assigned mediator declare"
    return facts.but(co=replace(facts.co, declared=True))


EFFECTS = {
    "assign_mediator": assign_mediator,
    "assign_co_mediator": assign_co_mediator,
    "end_assignment": end_assignment,
    "declare_conflict": declare_conflict,
}
