"""Walks a world breadth first: every act that the table lets through, in every state that can be reached.

Deviations and corrections are not walked. `NeedsDecision` counts as decided, so that only blockers stand in the way.
"""

from __future__ import annotations

import gc
import time
from array import array
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from izligums.cases.enums import Stage
from izligums.process.act import Act
from izligums.process.evolve import EFFECTS
from izligums.process.explore.acts import Acts
from izligums.process.explore.world import World
from izligums.process.facts import CaseFacts
from izligums.process.invariants import INVARIANTS, NO_DEAD_END, Invariant
from izligums.process.invariants.base import OfAct, OfChoice, OfState
from izligums.process.problems import Blocker
from izligums.process.stage import stage_of
from izligums.process.steps import ALWAYS, TABLE

EVERY_ACT_HAS_AN_EFFECT = Invariant(
    "every_act_has_an_effect",
    "Every act that the table lets through has an effect that can be told.",
    "our promise",
)

#: stage before, step, stage after
Edge = tuple[Stage, str, Stage]


@dataclass(frozen=True, slots=True)
class Violation:
    """What was broken, and the acts that lead there; the last one broke it, or the state that it leads to."""

    invariant: Invariant
    breaches: tuple[str, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    world: World
    states: int
    transitions: int
    seconds: float
    #: Whether every state that can be reached was walked.
    whole: bool
    #: The number of acts to the state that lies farthest from the start.
    depth: int
    violation: Violation | None
    #: What happened at least once: for the diagram, and to see that nothing in play was idle.
    edges: frozenset[Edge]

    @property
    def steps(self) -> frozenset[str]:
        return frozenset(step for _, step, _ in self.edges)


@dataclass(frozen=True, slots=True)
class Broken:
    at: int
    by: Act | None
    invariant: Invariant
    breaches: tuple[str, ...]


class Walker:
    def __init__(self, world: World, *, without: str | None = None, watched: list[Invariant] | None = None) -> None:
        """`without` names a rule that is taken out of every step it stands in."""
        self.world = world
        self._acts = Acts(world)
        self._checks = {
            step.name: tuple(rule.check for rule in (*ALWAYS, *step.rules) if rule.name != without)
            for step in TABLE.values()
        }
        self._of_states: list[tuple[Invariant, OfState]] = []
        self._of_choices: list[tuple[Invariant, OfChoice]] = []
        self._of_acts: dict[str, list[tuple[Invariant, OfAct]]] = defaultdict(list)
        for each in INVARIANTS if watched is None else watched:
            if each.of_state is not None:
                self._of_states.append((each, each.of_state))
            if each.of_choice is not None:
                self._of_choices.append((each, each.of_choice))
            if each.of_act is not None:
                for step in each.steps or TABLE:
                    self._of_acts[step].append((each, each.of_act))
        self._states = [world.start]
        self._stages = [stage_of(world.start)]
        self._number = {world.start: 0}
        self._came = array("q", [-1])  # from which state each state was first reached …
        self._by: list[Act | None] = [None]  # … and by which act
        self._sources, self._targets = array("q"), array("q")
        self._edges: set[Edge] = set()

    def walk(self) -> Walk:
        began = time.perf_counter()
        with _without_collecting():
            broken, whole, depth = self._walk()
            if broken is None and whole and self.world.closes:
                broken = self._dead_end()
        return Walk(
            world=self.world,
            states=len(self._states),
            transitions=len(self._sources),
            seconds=time.perf_counter() - began,
            whole=whole,
            depth=depth,
            violation=None if broken is None else self._violation(broken),
            edges=frozenset(self._edges),
        )

    def _walk(self) -> tuple[Broken | None, bool, int]:
        states, stages = self._states, self._stages
        broken = self._in_state(0)
        at = depth = 0
        border = 1  # states before `border` are at most `depth` acts away
        while at < len(states) and broken is None:
            if at == border:
                depth, border = depth + 1, len(states)
            if self.world.depth is not None and depth >= self.world.depth:
                return None, False, depth
            facts = states[at]
            for act in self._acts.of(facts, stages[at]):
                if self._lets(facts, act):
                    broken = self._do(at, facts, act)
                    if broken is not None:
                        break
            at += 1
        return broken, True, depth

    def _lets(self, facts: CaseFacts, act: Act) -> bool:
        for check in self._checks[act.step]:
            for problem in check(facts, act):
                if problem.__class__ is Blocker:
                    return False
        return True

    def _do(self, at: int, facts: CaseFacts, act: Act) -> Broken | None:
        failure = None
        try:
            after = EFFECTS[act.step](facts, act)
        except (AssertionError, KeyError, ValueError) as error:
            after, failure = facts, str(error) or type(error).__name__
        for invariant, check in self._of_acts[act.step]:
            breaches = tuple(check(facts, act, after))
            if breaches:
                return Broken(at, act, invariant, breaches)
        if failure is not None:
            return Broken(at, act, EVERY_ACT_HAS_AN_EFFECT, (failure,))
        to = self._number.get(after)
        broken = None
        if to is None:
            to = self._number[after] = len(self._states)
            self._states.append(after)
            self._stages.append(stage_of(after))
            self._came.append(at)
            self._by.append(act)
            broken = self._in_state(to)
        self._edges.add((self._stages[at], act.step, self._stages[to]))
        self._sources.append(at)
        self._targets.append(to)
        return broken

    def _in_state(self, at: int) -> Broken | None:
        facts, stage = self._states[at], self._stages[at]
        for invariant, check in self._of_states:
            breaches = tuple(check(facts))
            if breaches:
                return Broken(at, None, invariant, breaches)

        def possible(act: Act) -> bool:
            step = TABLE[act.step]
            person = facts.find(act.person)
            fits = step.about_optional if person is None else step.about is not None and step.about(facts, person)
            return stage in step.stages and fits and self._lets(facts, act)

        for invariant, choice in self._of_choices:
            breaches = tuple(choice(facts, possible))
            if breaches:
                return Broken(at, None, invariant, breaches)
        return None

    def _dead_end(self) -> Broken | None:
        """The first state from which no closed state can be reached, found by going back along the acts."""
        reaches = bytearray(facts.closed is not None for facts in self._states)
        edges = range(len(self._sources) - 1, -1, -1)
        sources, targets = self._sources, self._targets
        grew = True
        while grew:
            grew = False
            for edge in edges:
                if reaches[targets[edge]] and not reaches[sources[edge]]:
                    reaches[sources[edge]] = 1
                    grew = True
        dead = reaches.find(0)
        return None if dead < 0 else Broken(dead, None, NO_DEAD_END, ("no way leads to the closing of the case",))

    def _violation(self, broken: Broken) -> Violation:
        acts = [] if broken.by is None else [broken.by]
        at = broken.at
        while (by := self._by[at]) is not None:
            acts.append(by)
            at = self._came[at]
        return Violation(broken.invariant, broken.breaches, tuple(reversed(acts)))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A walk makes a million small values and no cycles: looking for cycles would cost more than walking."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
