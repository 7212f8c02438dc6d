"""What an invariant is: a sentence of law or of our design, and a way to see that it was broken.

Invariants are the second opinion on the rules. They never import `rules`, `steps`, `judge` or `stage`, and read the
bare fields of the facts with `reading`, so that one mistake is not made twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from izligums.process.act import Act
from izligums.process.facts import CaseFacts

#: What was broken, in plain words; persons appear as `reading.who(id)`.
Breaches = Iterator[str]
OfAct = Callable[[CaseFacts, Act, CaseFacts], Breaches]
OfState = Callable[[CaseFacts], Breaches]
#: Asks whether an act would be let through in this state.
Possible = Callable[[Act], bool]
OfChoice = Callable[[CaseFacts, Possible], Breaches]


@dataclass(frozen=True, slots=True)
class Invariant:
    name: str
    sentence: str
    #: Where it comes from: a place in law or standards, or "design" for our own promise.
    source: str
    of_act: OfAct | None = None
    #: The acts it watches; None for all.
    steps: frozenset[str] | None = None
    of_state: OfState | None = None
    of_choice: OfChoice | None = None


INVARIANTS: list[Invariant] = []


def after_acts(source: str, *steps: str) -> Callable[[OfAct], OfAct]:
    """Watch acts of these steps (all, when none is named): the facts before, the act, the facts after."""

    def make(check: OfAct) -> OfAct:
        watched = frozenset(steps) or None
        INVARIANTS.append(Invariant(check.__name__, _sentence(check.__doc__), source, of_act=check, steps=watched))
        return check

    return make


def in_states(source: str) -> Callable[[OfState], OfState]:
    """Watch every state that can be reached."""

    def make(check: OfState) -> OfState:
        INVARIANTS.append(Invariant(check.__name__, _sentence(check.__doc__), source, of_state=check))
        return check

    return make


def always_possible(source: str) -> Callable[[OfChoice], OfChoice]:
    """Watch what can be chosen in every state that can be reached."""

    def make(check: OfChoice) -> OfChoice:
        INVARIANTS.append(Invariant(check.__name__, _sentence(check.__doc__), source, of_choice=check))
        return check

    return make


def _sentence(doc: str | None) -> str:
    if not doc:
        raise ValueError("an invariant needs a docstring: it is what is proved")
    return " ".join(doc.split())
