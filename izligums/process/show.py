"""The table of steps as a page of the reference, and its diagram in mermaid. In English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import translation

from izligums.cases.enums import Stage
from izligums.core.labels import label
from izligums.core.periods import named_periods
from izligums.process import fields
from izligums.process.diagram import Diagram, Way, diagram
from izligums.process.law import Citation
from izligums.process.problems import Rule
from izligums.process.steps import ALWAYS, TABLE
from izligums.process.steps.base import OPEN, WORKING, Step
from izligums.process.wording import CHAPTERS, STEP_HINTS, STEP_NAMES, field_label

__all__ = ["Diagram", "diagram", "markdown", "mermaid"]

_KINDS: dict[type[fields.Field], str] = {
    fields.YesNo: "yes or no",
    fields.Tick: "box to tick",
    fields.Text: "text",
    fields.Day: "date",
    fields.Moment: "date and time",
    fields.Euro: "sum in euros",
    fields.Choice: "one of a list",
    fields.Choices: "any of a list",
    fields.PersonOf: "a person of the case",
    fields.PeopleOf: "people of the case",
    fields.SettlementOf: "a settlement",
    fields.ConditionOf: "a condition",
    fields.MediatorOf: "a mediator",
    fields.AccountOf: "a process leader's account",
    fields.UnitOf: "a unit",
    fields.MunicipalityOf: "a municipality",
    fields.DisclosureOf: "something passed outside",
    fields.ReaderOf: "a member of the service",
    fields.StatementOf: "something written for the other side",
    fields.QuestionOf: "a question that was asked",
    fields.WithholdingOf: "openings withheld, or to be",
    fields.ProposalOf: "somebody proposed as supporter",
    fields.ActOf: "an earlier step",
    fields.LetterOf: "a letter",
    fields.RoomOf: "a room",
    fields.Scan: "a file",
    fields.TextVersion: "version of a governed text",
    fields.LanguageOf: "a language",
}


def mermaid(drawn: Diagram) -> str:
    """A state diagram; an arrow carries the steps that lead along it."""
    with translation.override("en"):
        return "\n".join(_mermaid(drawn))


def _mermaid(drawn: Diagram) -> Iterator[str]:
    yield "stateDiagram-v2"
    for station in drawn.stations:
        yield f'    state "{label(station.stage)}" as {station.stage.value}'
    yield f"    [*] --> {Stage.RECEIVED.value}: {STEP_NAMES['receive']}"
    for edge in drawn.edges:
        yield f"    {edge.source.value} --> {edge.target.value}: {_steps(edge)}"
    yield f"    {Stage.CLOSED.value} --> [*]"


def _steps(edge: Way) -> str:
    return " / ".join(str(STEP_NAMES[step]) for step in edge.steps)


def markdown(drawn: Diagram) -> str:
    with translation.override("en"):
        return "\n".join(_page(drawn))


def _page(drawn: Diagram) -> Iterator[str]:
    yield "# The process"
    yield ""
    yield "Everything that may happen to a case: one table of steps, from which buttons, forms, the list of what is"
    yield "missing, permissions, tests and this page are drawn. Made by `izligums process show`; `make docs` writes it."
    yield ""
    yield "No citation has been confirmed by the service's lawyer unless it says so. “Read” means read in a public"
    yield "copy, “recalled” still to be confirmed, “practice” is not law, “open” is a question for the lawyer."
    yield ""
    yield "## Stages"
    yield ""
    yield "The stage of a case is derived from its facts. Which step leads from where to where was found by walking"
    yield "small worlds; steps that leave the stage as it is are not drawn."
    yield ""
    yield "```mermaid"
    yield from _mermaid(drawn)
    yield "```"
    yield ""
    yield "## Rules of every step"
    yield ""
    yield from _rules(ALWAYS)
    for chapter, name in CHAPTERS.items():
        yield ""
        yield f"## {name}"
        for step in TABLE.values():
            if step.chapter == chapter:
                yield ""
                yield from _step(step)


def _step(step: Step) -> Iterator[str]:
    yield f"### {STEP_NAMES[step.name]} (`{step.name}`)"
    yield ""
    yield f"{STEP_HINTS[step.name]}"
    yield ""
    yield f"- **Who:** {', '.join(label(capacity) for capacity in sorted(step.who))}"
    yield f"- **Stages:** {_stages(step.stages)}"
    yield f"- **Changes:** {step.changes}"
    if step.documents:
        yield f"- **Papers:** {', '.join(label(document) for document in step.documents)}"
    if step.notices:
        yield f"- **Letters to:** {', '.join(label(notice) for notice in step.notices)}"
    if step.starts:
        yield f"- **Periods started:** {_periods(step.starts)}"
    if step.ends:
        yield f"- **Periods ended:** {_periods(step.ends)}"
    yield f"- **Basis:** {_cited(step.citation)}"
    yield f"- **Promise:** {step.promise}"
    if step.deviable:
        yield "- **Deviation:** what happened against these rules can be recorded by two persons"
    if step.asks:
        yield ""
        yield "| It asks | Kind | |"
        yield "| --- | --- | --- |"
        for field in step.asks:
            needed = "" if field.required else "may stay empty"
            yield f"| {field_label(step.name, field.name)} (`{field.name}`) | {_KINDS[type(field)]} | {needed} |"
    if step.rules:
        yield ""
        yield "It is possible when:"
        yield ""
        yield from _rules(step.rules)


def _rules(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield f"- {rule.text} — {_cited(rule.citation)} (`{rule.name}`)"


def _cited(citation: Citation) -> str:
    confirmed = f"confirmed: {citation.confirmed}" if citation.confirmed else "not confirmed"
    return f"{citation.text} [{citation.basis.value}; {confirmed}]"


def _stages(stages: frozenset[Stage]) -> str:
    if not stages:
        return "before there is a case"
    if stages == frozenset(Stage):
        return "every stage"
    if stages == OPEN:
        return f"every stage but {label(Stage.CLOSED)}"
    if stages == WORKING:
        return f"every stage but {label(Stage.RECEIVED)} and {label(Stage.CLOSED)}"
    return ", ".join(label(stage) for stage in Stage if stage in stages)


def _periods(names: Iterable[str]) -> str:
    periods = named_periods()
    return "; ".join(periods[name].words.in_language("en") if name in periods else name for name in names)
