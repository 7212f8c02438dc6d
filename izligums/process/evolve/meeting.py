"""What acts about meetings change."""

from __future__ import annotations

from izligums.process.act import Act
from izligums.process.evolve.intake import aged
from izligums.process.facts import CaseFacts, SessionFacts


def plan_session(facts: CaseFacts, act: Act) -> CaseFacts:
    people, start = frozenset(act["people"]), act.get("start")
    return facts.but(session=SessionFacts(act.created, act["start_day"], act["form"], act["mode"], people, start))


def cancel_session(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(session=None)


def hold_session(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(session=None, held=facts.held | {frozenset(act["people"])}, risk=aged(facts.risk))


EFFECTS = {
    "plan_session": plan_session,
    "cancel_session": cancel_session,
    "hold_session": hold_session,
}
