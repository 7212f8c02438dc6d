"""What the dated rows of a case add up to: how its risks stand, who is still to look, how far it has ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from izligums.cases.enums import FactKind, Outcome, Risk
from izligums.cases.models import Fact, Participation
from izligums.process.evolve.intake import aged


class Event(NamedTuple):
    """Something dated, in the order in which it counts: the day it happened, then the order of recording."""

    on: date
    act: int
    what: Any


def risk_events(
    facts: Iterable[Fact], participations: Iterable[Participation], held: Iterable[Any], on: date
) -> list[Event]:
    aging = {FactKind.TALK, FactKind.BAN}
    events = [
        Event(fact.happened_on, fact.act_id, fact)
        for fact in facts
        if fact.kind in (FactKind.RISK_REVIEW, FactKind.SECOND_REVIEW, *aging)
        or (fact.kind is FactKind.SAFETY_STOP and not fact.yes)
    ]
    events += [Event(each.joined_on, each.act_id, None) for each in participations]
    events += [Event(each.ended_on, each.ended_by_id, None) for each in held]
    return sorted((event for event in events if event.on <= on), key=lambda event: event[:2])


def risk_of(events: Iterable[Event]) -> dict[str, Any]:
    risk, by, when, still_open = Risk.NONE, None, None, False
    for event in events:
        fact = event.what
        if fact is not None and fact.kind is FactKind.RISK_REVIEW:
            risk = Risk.NEEDS_SECOND if fact.factors else Risk.CLEAR
            by, when, still_open = fact.recorded_by, fact.happened_on, still_open or bool(fact.factors)
        elif fact is not None and fact.kind is FactKind.SECOND_REVIEW:
            risk, still_open = Risk.CONFIRMED if fact.yes else Risk.REFUSED, not fact.yes
        else:
            risk = aged(risk)
    return {"risk": risk, "risk_by": by, "risk_on": when, "risk_open": still_open}


def disclosed(facts: Iterable[Any]) -> frozenset[tuple[int, int]]:
    """In the order of recording, whatever day it happened: a second person looks at it afterwards."""
    facts = list(facts)
    reviewed = {fact.of_id for fact in facts if fact.kind is FactKind.DISCLOSURE_REVIEW}
    return frozenset(
        (fact.pk, fact.recorded_by) for fact in facts if fact.kind is FactKind.DISCLOSURE and fact.pk not in reviewed
    )


def ending(facts: Iterable[Fact]) -> dict[str, Any]:
    """How far the case has been registered, told and ended, in the order in which that was recorded."""
    state: dict[str, Any] = {}
    for fact in sorted(facts, key=lambda each: (each.act_id, each.pk)):
        match fact.kind:
            case FactKind.REGISTRATION:
                state["registered"] = True
            case FactKind.TRANSFER:
                state["registered"] = False
            case FactKind.CERTIFICATION:
                state["notice_owed"] = True
            case FactKind.END:
                state |= {"ended": fact.outcome, "notice_owed": True}
            case FactKind.RECALL:
                state["ended"] = Outcome.RECALLED
            case FactKind.RESULT_NOTICE:
                state |= {"notice_owed": False, "noticed": True}
            case FactKind.CLOSING:
                state["closed"] = fact.outcome
            case FactKind.REOPENING:
                state |= {"closed": None, "ended": None, "notice_owed": False}
    return state
