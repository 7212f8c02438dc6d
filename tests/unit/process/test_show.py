"""The reference page says everything of the table; the diagram is what walking found."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from izligums.cases.enums import Stage
from izligums.commands.process import process
from izligums.process.diagram import as_json, walked
from izligums.process.show import diagram, markdown, mermaid
from izligums.process.steps import TABLE

pytestmark = pytest.mark.xdist_group("walked")  # on one worker, which walks once


def show(*arguments: str) -> Result:
    return CliRunner().invoke(process, ["show", *arguments])


def test_page_names_every_step_rule_field_and_citation() -> None:
    page = markdown(diagram())
    for step in TABLE.values():
        assert f"(`{step.name}`)" in page
        assert step.citation.text in page
        assert all(f"(`{rule.name}`)" in page and rule.text in page for rule in step.rules)
        assert all(f"(`{field.name}`)" in page for field in step.asks)


def test_diagram_has_every_stage_and_a_way_in_and_out_of_each() -> None:
    drawn = diagram()
    assert [station.stage for station in drawn.stations] == list(Stage)
    assert {edge.source for edge in drawn.edges} == {edge.target for edge in drawn.edges} == set(Stage)
    assert all(edge.reach != 0 and edge.steps for edge in drawn.edges)


def test_written_page_and_diagram_are_fresh() -> None:
    assert show("--check").exit_code == 0, "run `make docs`"


def test_stale_page_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("tests")
    told = show("--check")
    assert told.exit_code == 1
    assert "is stale: run `make docs`" in told.output


def test_formats_are_printed() -> None:
    drawn = walked()
    assert show("--format", "mermaid").output == mermaid(drawn) + "\n"
    assert show("--format", "json").output == as_json(drawn) + "\n"
    assert mermaid(drawn).startswith("stateDiagram-v2")
