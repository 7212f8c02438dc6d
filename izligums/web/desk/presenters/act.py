"""The page on which one act is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from izligums.cases.models import Act
from izligums.core.labels import label
from izligums.dialogue.queries import conversation
from izligums.process.fields import Scan, SettlementOf
from izligums.process.judge import Finding, subjects
from izligums.process.missing import foresee, open_act
from izligums.process.steps.base import Step
from izligums.process.wording import STEP_HINTS, STEP_NAMES, field_label
from izligums.web.desk.forms.act import ActForm
from izligums.web.desk.presenters import journal, problems
from izligums.web.desk.presenters.sheet import Sheet

#: Entered one after another.
_OFTEN_ANOTHER = frozenset({"add_condition", "add_person"})


@dataclass(frozen=True)
class Conflict:
    """One question to which somebody else has given another answer meanwhile."""

    label: str
    typed: str
    recorded: str


def foreseen(sheet: Sheet, step: Step, person: int | None, initial: Mapping[str, Any]) -> list[Finding]:
    """What the act would be told as far as that is known before the form has been filled in."""
    values: dict[str, Any] = {}
    if step.name in ("plan_session", "hold_session"):
        values["people"] = tuple(initial.get("people") or ())
    if step.name == "plan_session":
        values["start_day"] = sheet.today
    settlement = initial.get("settlement")
    if settlement is not None and str(settlement).isdecimal():
        values["settlement"] = int(settlement)
    on = initial["happened_on"]
    return foresee(sheet.facts, open_act(step.name, on=on, by=sheet.user.pk, person=person, values=values))


def page(
    sheet: Sheet,
    step: Step,
    person: int | None,
    form: ActForm,
    *,
    findings: Sequence[Finding] = (),
    since: Sequence[Act] = (),
) -> dict[str, Any]:
    return heading(sheet, step, person) | {
        "form": form,
        "problems": problems.tasks(sheet, findings, step=step.name, on=sheet.today),
        "blocked": any(finding.blocks for finding in findings),
        "since": journal.entries(sheet, journal.acts_of(sheet.case).filter(pk__in=[each.pk for each in since])),
        "to_print": _to_print(sheet, step, person),
        "takes_file": any(isinstance(question, Scan) for question in step.asks),
        "another": step.name in _OFTEN_ANOTHER,
        "conversation": conversation(person or 0) if step.name == "reply_to_person" and not sheet.undeclared else (),
    }


def heading(sheet: Sheet, step: Step, person: int | None) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "step": step,
        "title": str(STEP_NAMES[step.name]),
        "hint": str(STEP_HINTS[step.name]),
        "name": sheet.name(person) if person is not None else "",
        "side": sheet.side_words(person),
        "whose": sheet.whose(step.name, person),
        "source": problems.source(step.citation),
    }


@dataclass(frozen=True)
class Subject:
    name: str
    role: str
    side: str
    href: str


def people(sheet: Sheet, step: Step, preset: Mapping[str, str]) -> list[Subject]:
    """Whom the step can be about now, parties first."""
    possible = {each.id for each in subjects(step, sheet.facts)}
    return [
        Subject(
            name=sheet.name(each.id),
            role=label(each.role),
            side=sheet.side_words(each.id),
            href=problems.address(sheet, step.name, each.id, preset.items()),
        )
        for each in sheet.everybody()
        if each.id in possible
    ]


#: What is printed and handed over before the act is recorded.
_PRINTED = {"record_consent": "desk:print_consent", "give_information": "desk:print_information"}


def _to_print(sheet: Sheet, step: Step, person: int | None) -> str:
    """Where the paper that this act is about can be printed; empty when there is none."""
    page = _PRINTED.get(step.name)
    return reverse(page, args=[sheet.case.pk, person]) if page is not None and person is not None else ""


def conflicts(sheet: Sheet, form: ActForm, since: Sequence[Act]) -> list[Conflict]:
    """Both texts, side by side, where the same thing has been recorded by somebody else since the form was opened."""
    same = [act for act in since if act.step == form.step.name and act.person_id == form.person]
    if not same or not form.is_valid():
        return []
    typed, recorded = form.cleaned_data, form.known_values()
    return [
        Conflict(str(field_label(form.step.name, name)), _words(typed.get(name)), _words(value))
        for name, value in recorded.items()
        if _words(typed.get(name)) != _words(value)
    ]


def _words(value: Any) -> str:
    match value:
        case None | "":
            return _("empty")
        case bool():
            return _("Yes") if value else _("No")
        case StrEnum():
            return label(value)
        case _:
            return str(value)


def kept_for_another(step: Step) -> list[str]:
    return [question.name for question in step.asks if isinstance(question, SettlementOf)]


def taken(constraint: str) -> str:
    """What a constraint of the database says when two things cannot both be."""
    return {
        "meetings_booking_mediator_free": _(
            "A mediator of this case is in another session at that time. Choose another time."
        ),
        "meetings_booking_room_free": _("The room is taken at that time. Choose another room or another time."),
        "cases_fact_client_file_number": _("Another person has this number. Check the number."),
        "cases_fact_one_client_file": _("This person has a client file already."),
        "cases_participation_once": _("This person takes part in this role already."),
        "settlements_settlement_one_live": _("These people have a settlement already."),
    }.get(constraint, _("Something recorded meanwhile stands against it. Look at the case and try again."))
