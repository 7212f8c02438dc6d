from __future__ import annotations

from izligums.cases.enums import Stage
from izligums.process.diagram import diagram
from izligums.process.steps import ALWAYS, TABLE
from izligums.process.wording.table import RULE_TEXTS, STEP_CHANGES
from izligums.web.desk.drawing import MANY, draw


def test_every_stage_has_a_box_and_every_way_a_line() -> None:
    drawing, data = draw(diagram()), diagram()
    assert len(drawing.boxes) == len(Stage)
    assert len(drawing.lines) == len(data.edges)


def test_every_way_is_drawn_or_said() -> None:
    """A step that joins many stages stands in words; each other way is an arrow or an arc."""
    drawing, data = draw(diagram()), diagram()
    assert len(drawing.arrows) == sum(way.reach == 1 for way in data.edges)
    assert all(len(bundle.sources) * len(bundle.targets) >= MANY for bundle in drawing.bundles)
    said = sum(len(bundle.sources) * len(bundle.targets) for bundle in drawing.bundles)
    assert len(drawing.arrows) + len(drawing.arcs) + said >= len(data.edges)


def test_everything_lies_on_the_paper() -> None:
    drawing = draw(diagram())
    assert all(0 <= box.y <= box.y + drawing.box_height <= drawing.height for box in drawing.boxes)
    for arc in drawing.arcs:
        numbers = [float(part) for part in arc.path.replace("M", " ").replace("C", " ").split()]
        assert min(numbers) >= 0, arc.path


def test_every_rule_and_step_can_be_translated() -> None:
    assert set(STEP_CHANGES) == set(TABLE)
    assert set(RULE_TEXTS) == {rule.name for step in TABLE.values() for rule in (*ALWAYS, *step.rules)}
