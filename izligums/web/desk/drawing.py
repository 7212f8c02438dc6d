"""The diagram of the process as places on paper: stations one below the other, skips and returns as arcs beside them.

Units are those of the drawing's own grid; the page scales it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from izligums.cases.enums import Stage
from izligums.core.labels import label
from izligums.process.diagram import Diagram, Way
from izligums.process.wording import STEP_NAMES

LEFT, WIDE, HIGH, GAP, TOP = 210, 240, 40, 46, 8
MANY = 5  # a step between so many stages and one is said in words: drawn, it would hide the rest
LINES = 2  # of words beside an arrow


@dataclass(frozen=True)
class Box:
    words: str
    number: int
    y: int

    @property
    def middle(self) -> int:
        return self.y + HIGH // 2


@dataclass(frozen=True)
class Arrow:
    """From one station straight down to the next."""

    y: int
    end: int
    lines: Sequence[tuple[int, str]]  # height of each line of words
    more: int  # steps that found no room
    more_y: int


@dataclass(frozen=True)
class Arc:
    """Past other stations, on (ahead) or back."""

    path: str
    head: str  # the points of its arrowhead
    kind: Literal["ahead", "back"]


@dataclass(frozen=True)
class Bundle:
    """A step that leads from many stages to one, or from one to many."""

    step: str
    sources: Sequence[str]
    targets: Sequence[str]


@dataclass(frozen=True)
class Line:
    """One way in words."""

    source: str
    target: str
    steps: str


@dataclass(frozen=True)
class Drawing:
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]
    arcs: Sequence[Arc]
    bundles: Sequence[Bundle]
    lines: Sequence[Line]
    width: int
    height: int
    left: int = LEFT
    box_width: int = WIDE
    box_height: int = HIGH
    spine: int = LEFT + WIDE // 2
    words_x: int = LEFT + WIDE // 2 + 14


def draw(diagram: Diagram) -> Drawing:
    boxes = [Box(label(each.stage), each.number + 1, TOP + each.number * (HIGH + GAP)) for each in diagram.stations]
    place = {each.stage: box for each, box in zip(diagram.stations, boxes, strict=True)}
    bundled = _bundled(diagram.edges)
    # What never leads back says best how one goes on.
    turns_back = Counter(step for way in diagram.edges if way.reach < 0 for step in way.steps)
    arrows, arcs = [], []
    for way in diagram.edges:
        steps = [step for step in way.steps if not _belongs(step, way, bundled)]
        if not steps:
            continue
        if way.reach == 1:
            telling = sorted(steps, key=lambda step: turns_back[step])
            arrows.append(_arrow(place[way.source], place[way.target], telling))
        else:
            arcs.append(_arc(place[way.source], place[way.target], way.reach))
    return Drawing(
        boxes=boxes,
        arrows=arrows,
        arcs=arcs,
        bundles=[_bundle(step, ways) for step, ways in bundled.items()],
        lines=[Line(label(way.source), label(way.target), _names(way.steps)) for way in diagram.edges],
        width=LEFT + WIDE + 270,
        height=boxes[-1].y + HIGH + TOP,
    )


def _bundled(ways: Iterable[Way]) -> dict[str, list[Way]]:
    """By step: the ways that meet in one stage, or part from one, when they are many."""
    found: dict[str, list[Way]] = {}
    by_end: dict[tuple[str, str, Stage], list[Way]] = defaultdict(list)
    for way in ways:
        for step in way.steps:
            by_end[step, "to", way.target].append(way)
            by_end[step, "from", way.source].append(way)
    for (step, _end, _stage), meeting in by_end.items():
        if len(meeting) >= MANY and len(meeting) > len(found.get(step, ())):
            found[step] = meeting
    return found


def _belongs(step: str, way: Way, bundled: dict[str, list[Way]]) -> bool:
    """Straight arrows are drawn all the same: they are the usual way."""
    return way.reach != 1 and way in bundled.get(step, ())


def _bundle(step: str, ways: Sequence[Way]) -> Bundle:
    return Bundle(
        str(STEP_NAMES[step]),
        [label(stage) for stage in Stage if any(way.source is stage for way in ways)],
        [label(stage) for stage in Stage if any(way.target is stage for way in ways)],
    )


def _arrow(source: Box, target: Box, steps: Sequence[str]) -> Arrow:
    shown = steps if len(steps) <= LINES else steps[: LINES - 1]
    first = source.y + HIGH + GAP // 2 - (8 * (min(len(steps), LINES) - 1)) + 4
    return Arrow(
        y=source.y + HIGH,
        end=target.y,
        lines=[(first + 16 * place, str(STEP_NAMES[step])) for place, step in enumerate(shown)],
        more=len(steps) - len(shown),
        more_y=first + 16 * len(shown),
    )


def _arc(source: Box, target: Box, reach: int) -> Arc:
    """Leaves a box at its lower half and comes in at the upper one, so that arcs of one box do not meet."""
    start, end = source.middle + 7, target.middle - 7
    depth = max(8, LEFT - (22 if reach > 0 else 35) - 26 * abs(reach))
    path = f"M{LEFT} {start} C{depth} {start} {depth} {end} {LEFT - 9} {end}"
    head = f"{LEFT},{end} {LEFT - 10},{end - 5} {LEFT - 10},{end + 5}"
    return Arc(path, head, "ahead" if reach > 0 else "back")


def _names(steps: Iterable[str]) -> str:
    return ", ".join(str(STEP_NAMES[step]) for step in steps)
