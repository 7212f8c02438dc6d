"""The diagram of the stages as a drawing: where each station and line lies. Pure geometry; the template draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from izligums.core.labels import label
from izligums.process.diagram import Diagram, Way
from izligums.process.wording import STEP_NAMES

WIDTH, ROW, BOX, HALF = 420, 58, 34, 105  # of the drawing, from station to station, of a station, half its width
MIDDLE = WIDTH // 2


@dataclass(frozen=True)
class Stop:
    words: str
    x: int
    y: int
    width: int
    height: int
    text_y: int


@dataclass(frozen=True)
class Line:
    path: str
    kind: str  # on: to the next station; ahead: past some; back


@dataclass(frozen=True)
class Row:
    source: str
    target: str
    steps: Sequence[str]


@dataclass(frozen=True)
class StageMap:
    width: int
    height: int
    stops: Sequence[Stop]
    lines: Sequence[Line]
    rows: Sequence[Row]
    middle: int = MIDDLE


def stage_map(drawn: Diagram) -> StageMap:
    return StageMap(
        width=WIDTH,
        height=len(drawn.stations) * ROW,
        stops=[
            Stop(label(each.stage), MIDDLE - HALF, _top(each.number), 2 * HALF, BOX, _middle(each.number) + 5)
            for each in drawn.stations
        ],
        lines=[_line(way) for way in sorted(drawn.edges, key=lambda way: -abs(way.reach))],
        rows=[
            Row(label(way.source), label(way.target), [str(STEP_NAMES[step]) for step in way.steps])
            for way in drawn.edges
        ],
    )


def _top(number: int) -> int:
    return number * ROW + (ROW - BOX) // 2


def _middle(number: int) -> int:
    return number * ROW + ROW // 2


def _line(way: Way) -> Line:
    """Straight down to the next station; else an arc, ahead on the right, back on the left, wider the farther."""
    start, end = way.source_number, way.target_number
    if way.reach == 1:
        return Line(f"M{MIDDLE} {_top(start) + BOX}V{_top(end) - 4}", "on")
    side = 1 if way.reach > 0 else -1
    edge = MIDDLE + side * HALF
    out = edge + side * (14 + 9 * min(abs(way.reach), 9))
    leave, arrive = _middle(start) + side * 6, _middle(end) - side * 6
    return Line(
        f"M{edge} {leave}C{out} {leave} {out} {arrive} {edge + side * 5} {arrive}", "ahead" if side > 0 else "back"
    )
