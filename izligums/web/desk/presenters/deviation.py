"""What happened against a rule and waits for a second person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from izligums.core.labels import label
from izligums.process.codec import load
from izligums.process.deviations import CONFIRMERS
from izligums.process.models import Deviation
from izligums.process.steps import TABLE
from izligums.process.wording import STEP_NAMES, field_label
from izligums.web.desk.presenters import entry
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.ui.dates import day
from izligums.web.ui.shapes import Row


@dataclass(frozen=True)
class Waiting:
    words: str
    by: str
    href: str
    #: Whether this user may be the second person.
    mine: bool


def may_decide(sheet: Sheet, deviation: Deviation) -> bool:
    return deviation.by_id != sheet.user.pk and bool(sheet.capacities & CONFIRMERS)


def title(sheet: Sheet, deviation: Deviation) -> str:
    step = str(STEP_NAMES[deviation.step])
    return f"{step}: {sheet.name(deviation.person_id)}" if deviation.person_id else step


def waiting(sheet: Sheet, deviations: Iterable[Deviation]) -> list[Waiting]:
    return [
        Waiting(
            words=title(sheet, each),
            by=each.by.display_name,
            href=reverse("desk:deviation", kwargs={"case_id": sheet.case.pk, "deviation": each.pk}),
            mine=may_decide(sheet, each),
        )
        for each in deviations
    ]


def page(sheet: Sheet, deviation: Deviation) -> dict[str, Any]:
    step = TABLE[deviation.step]
    values = load(step, {**deviation.values, **deviation.texts})
    answers = [
        Row(str(field_label(step.name, question.name)), entry.answer(sheet, question, values[question.name]))
        for question in step.asks
        if question.name in values and question.name not in entry.UNSPOKEN
    ]
    return {
        "sheet": sheet,
        "deviation": deviation,
        "title": title(sheet, deviation),
        "rows": [
            Row(_("Happened on"), day(deviation.happened_on)),
            Row(_("Written down by"), f"{deviation.by.display_name}, {label(deviation.capacity)}"),
            *answers,
            Row(_("How it came about"), deviation.reason),
        ],
        "broken": [entry.broken_rule(code) for code in deviation.codes],
        "may_decide": deviation.confirmed is None and may_decide(sheet, deviation),
        "decided": deviation.confirmed is not None,
    }
