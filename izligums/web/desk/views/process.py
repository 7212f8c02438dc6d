"""The table of steps as people read it: what may happen to a case, who may do it, and which rules must hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.permissions import Permission
from izligums.cases.enums import Capacity, Stage
from izligums.core.labels import label
from izligums.process.diagram import diagram
from izligums.process.law import Citation
from izligums.process.steps import ALWAYS, TABLE
from izligums.process.steps.base import Step
from izligums.process.wording import CHAPTERS, STEP_HINTS, STEP_NAMES
from izligums.process.wording.table import RULE_TEXTS, STEP_CHANGES
from izligums.web.desk.drawing import draw
from izligums.web.desk.words import period_name


@dataclass(frozen=True)
class RuleRow:
    text: str
    citation: Citation


@dataclass(frozen=True)
class StepRow:
    name: str
    words: str
    hint: str
    who: Sequence[str]
    stages: Sequence[str]  # empty: in every stage
    changes: str
    rules: Sequence[RuleRow]
    papers: Sequence[str]
    starts: Sequence[str]
    ends: Sequence[str]
    citation: Citation
    deviable: bool


@requires(Permission.PROCESS_READ)
@require_safe
def show_process(request: HttpRequest) -> HttpResponse:
    chapters = [
        (words, chapter, [_row(step) for step in TABLE.values() if step.chapter == chapter])
        for chapter, words in CHAPTERS.items()
    ]
    always = [RuleRow(str(RULE_TEXTS[rule.name]), rule.citation) for rule in ALWAYS]
    return render(request, "desk/process.html", {"chapters": chapters, "always": always, "drawing": draw(diagram())})


def _row(step: Step) -> StepRow:
    stages = [label(stage) for stage in Stage if stage in step.stages]
    return StepRow(
        name=step.name,
        words=str(STEP_NAMES[step.name]),
        hint=str(STEP_HINTS[step.name]),
        who=[label(capacity) for capacity in Capacity if capacity in step.who],
        stages=[] if len(stages) == len(Stage) else stages,
        changes=str(STEP_CHANGES[step.name]),
        rules=[RuleRow(str(RULE_TEXTS[rule.name]), rule.citation) for rule in step.rules],
        papers=[label(document) for document in step.documents],
        starts=[period_name(name) for name in step.starts],
        ends=[period_name(name) for name in step.ends],
        citation=step.citation,
        deviable=step.deviable,
    )
