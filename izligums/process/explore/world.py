"""What a small world is: who is in it, where it begins, which acts are in play, and which answers are tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from izligums.process.facts import CaseFacts, StaffFacts

#: Time stands still in a world: acts happen on `TODAY`, sessions on the day they are planned for.
TODAY = date(2026, 3, 2)
SOON = date(2026, 3, 16)
LATER = date(2026, 3, 17)

#: The name of a process leader, when the case names that very one already.
SAME_LEADER = "the same"

Answers = Mapping[tuple[str, str], tuple[Any, ...]]

MEDIATOR = StaffFacts(id=1, declared=True, official=True, certified_from=date(2020, 1, 1))
FREE_MEDIATOR = StaffFacts(id=1, official=True, certified_from=date(2020, 1, 1))


@dataclass(frozen=True, slots=True)
class World:
    name: str
    #: What is in play, and what the world fixes and so leaves out.
    sentence: str
    start: CaseFacts
    #: Steps in play; nothing else happens here.
    steps: frozenset[str]
    #: Answers tried instead of the usual ones, by (step, field).
    answers: Answers = field(default_factory=dict)
    #: Who may be assigned.
    mediators: tuple[StaffFacts, ...] = ()
    #: Whom a session may be planned with; empty for every two or more who can come.
    circles: tuple[frozenset[int], ...] = ()
    session_days: tuple[date, ...] = (SOON,)
    most_conditions: int = 1
    #: Days other than today on which steps may have happened, by step.
    days: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    #: Steps that are tried with a day that lies ahead of the day on which they are recorded; a session, with an hour.
    early: frozenset[str] = frozenset()
    #: Persons who may be added: answers to "add_person"; each once.
    newcomers: tuple[Mapping[str, Any], ...] = ()
    #: None: walked to its end. Otherwise no state further than so many acts from the start is walked on.
    depth: int | None = None
    #: Small enough to walk once for every weakened rule. Here answers are tried, too, that a form would not offer.
    small: bool = False
    #: Whether every state must have a way to the closing of the case: the steps that lead there are in play.
    closes: bool = True
    #: Names for the story.
    names: Mapping[int, str] = field(default_factory=dict)
