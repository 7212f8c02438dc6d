"""The stages as stations and what moves a case between them, as data for a drawing.

Which step leads where is not written down anywhere: it is what happened when the small worlds were walked. The result
lies in `diagram.json` beside this file, made by `make docs`, so that a page need not walk.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from izligums.cases.enums import Stage
from izligums.process.steps import TABLE

MADE = Path(__file__).with_name("diagram.json")
STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Station:
    """A stage; `number` counts from 0 in the order in which a case usually passes them."""

    stage: Stage
    number: int


@dataclass(frozen=True, slots=True)
class Way:
    """From one stage to another, by any of these steps (names, in the order of the table)."""

    source: Stage
    target: Stage
    steps: tuple[str, ...]

    @property
    def reach(self) -> int:
        """How many stations it goes on; negative when it goes back."""
        return self.target_number - self.source_number

    @property
    def source_number(self) -> int:
        return STAGES.index(self.source)

    @property
    def target_number(self) -> int:
        return STAGES.index(self.target)


@dataclass(frozen=True, slots=True)
class Diagram:
    stations: tuple[Station, ...]
    edges: tuple[Way, ...]


@cache
def diagram() -> Diagram:
    """As it was last made."""
    made = json.loads(MADE.read_text())
    return _diagram((Stage(source), step, Stage(target)) for source, target, steps in made for step in steps)


@cache
def walked() -> Diagram:
    """Made anew by walking, once in a process; takes some seconds."""
    from izligums.process.explore.walk import Walker
    from izligums.process.explore.worlds import SMALL, WHOLE_WAY

    return _diagram(edge for world in (*SMALL, WHOLE_WAY) for edge in Walker(world, watched=[]).walk().edges)


def as_json(diagram: Diagram) -> str:
    rows = [[edge.source.value, edge.target.value, list(edge.steps)] for edge in diagram.edges]
    return "[\n" + ",\n".join(f"  {json.dumps(row)}" for row in rows) + "\n]"


def _diagram(edges: Iterable[tuple[Stage, str, Stage]]) -> Diagram:
    steps: dict[tuple[Stage, Stage], set[str]] = defaultdict(set)
    for source, step, target in edges:
        if source is not target:
            steps[source, target].add(step)
    order = list(TABLE)
    return Diagram(
        stations=tuple(Station(stage, number) for number, stage in enumerate(STAGES)),
        edges=tuple(
            Way(source, target, tuple(sorted(steps[source, target], key=order.index)))
            for source in STAGES
            for target in STAGES
            if steps.get((source, target))
        ),
    )
