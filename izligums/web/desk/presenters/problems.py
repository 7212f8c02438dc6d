"""What stands in the way, as sentences with their source and with a way out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from izligums.core.labels import label
from izligums.process.judge import Finding
from izligums.process.law import Citation
from izligums.process.missing import Way, open_act, remedy
from izligums.process.problems import Problem
from izligums.process.steps import TABLE
from izligums.process.wording import PROBLEM_REMEDIES, PROBLEM_SENTENCES, STEP_NAMES
from izligums.web.desk.presenters import words
from izligums.web.desk.presenters.sheet import STEP, Sheet
from izligums.web.ui.dates import day
from izligums.web.ui.shapes import Task


def sentence(sheet: Sheet, problem: Problem) -> str:
    return words.filled(
        PROBLEM_SENTENCES[problem.code],
        person=sheet.name(problem.about),
        other=sheet.name(problem.other),
        day=day(problem.day) if problem.day else "",
    )


def source(citation: Citation) -> str:
    """The article, and how far it can be trusted."""
    return _("%(article)s (%(basis)s)") % {
        "article": citation.text,
        "basis": citation.confirmed or label(citation.basis),
    }


def kind(finding: Finding) -> str:
    if finding.blocks:
        return "stop"
    return "due" if finding.needs_decision else "info"


def address(sheet: Sheet, step: str, person: int | None = None, preset: Iterable[tuple[str, object]] = ()) -> str:
    """Where an act is recorded."""
    url = sheet.address_of_acts.replace(STEP, step)
    if person is not None:
        url += f"{person}/"
    given = [(name, str(value)) for name, value in preset]
    return f"{url}?{urlencode(given)}" if given else url


def whose(step: str) -> str:
    """Who may do what this reader may not."""
    return _("This is for: %(who)s.") % {"who": ", ".join(label(each) for each in sorted(TABLE[step].who))}


def task(sheet: Sheet, finding: Finding, way: Way) -> Task:
    """One problem and its way out; a button only for a step this person may try now."""
    open_to_user = way.step is not None and sheet.leads_on(way.step, way.person)
    todo = str(PROBLEM_REMEDIES[finding.problem.code])
    if way.step is not None and not open_to_user and not sheet.capacities & TABLE[way.step].who:
        todo = f"{todo} {whose(way.step)}"
    return Task(
        text=sentence(sheet, finding.problem),
        kind=kind(finding),  # type: ignore[arg-type] # one of the four kinds
        todo=todo,
        source=source(finding.citation),
        href=address(sheet, way.step or "", way.person, way.preset.items()) if open_to_user else "",
        action=str(STEP_NAMES[way.step]) if open_to_user and way.step else "",
    )


def nowhere(finding: Finding) -> Way:
    """The problem alone, where its way out already stands above."""
    return Way(finding, None)


def tasks(sheet: Sheet, findings: Iterable[Finding], *, step: str, on: date) -> list[Task]:
    """Problems of one act, each with the step that mends it; what blocks comes first."""
    act = open_act(step, on=on)
    ordered = sorted(findings, key=lambda finding: (not finding.blocks, not finding.needs_decision))
    return [task(sheet, finding, remedy(sheet.facts, finding, act=act)) for finding in ordered]
