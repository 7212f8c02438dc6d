"""The drawing of the stages keeps within its frame and says the same in words."""

from __future__ import annotations

import re

from izligums.process.diagram import diagram
from izligums.web.desk.stage_map import stage_map


def test_every_station_and_way_is_drawn_within_the_frame() -> None:
    drawn = diagram()
    drawing = stage_map(drawn)
    assert len(drawing.stops) == len(drawn.stations)
    assert len(drawing.lines) == len(drawing.rows) == len(drawn.edges)
    assert all(stop.y >= 0 and stop.y + stop.height <= drawing.height for stop in drawing.stops)
    for line in drawing.lines:
        assert all(0 <= int(number) <= max(drawing.width, drawing.height) for number in re.findall(r"-?\d+", line.path))


def test_only_ways_to_the_next_station_are_straight() -> None:
    drawing = stage_map(diagram())
    assert {line.kind for line in drawing.lines} == {"on", "ahead", "back"}
    assert all(("V" in line.path) is (line.kind == "on") for line in drawing.lines)
