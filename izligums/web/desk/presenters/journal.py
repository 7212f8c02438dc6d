"""What happened, in plain sentences."""

from __future__ import annotations

from datetime import datetime

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from izligums.accounts.models import Unit
from izligums.cases.models import Act, Case
from izligums.process.wording import journal_sentence
from izligums.web.desk.presenters import words
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.ui.shapes import Entry

_ABOUT_MEDIATOR = frozenset({"assign_mediator", "assign_co_mediator", "end_assignment"})


def acts_of(case: Case) -> QuerySet[Act]:
    """The journal, with everything its sentences name, in one query."""
    unit_id = Cast(KeyTextTransform("unit", OuterRef("values")), BigIntegerField())
    return (
        Act.objects.filter(case=case)
        .select_related("by", "superseded_by", "confirmed_by")
        .annotate(unit_name=Subquery(Unit.objects.filter(pk=unit_id).values("name")[:1]))
    )


def sentence(sheet: Sheet, act: Act) -> str:
    return words.filled(
        journal_sentence(act.step, act.values),
        person=sheet.name(act.created if act.step == "add_person" else act.person_id),
        other=_other(sheet, act),
        day=_day(act),
    )


def _other(sheet: Sheet, act: Act) -> str:
    if act.step in _ABOUT_MEDIATOR:
        return sheet.mediator_name(act.values["mediator"])
    if act.step == "declare_conflict":
        return act.by.display_name
    if act.step == "transfer":
        return getattr(act, "unit_name", None) or ""
    other = act.values.get("victim") or act.values.get("party")
    return sheet.name(other) if other else ""


def _day(act: Act) -> str:
    start = act.values.get("start")
    return words.day(timezone.localtime(datetime.fromisoformat(start)).date()) if start else ""


def entries(sheet: Sheet, acts: list[Act]) -> list[Entry]:
    """Acts as lines of the timeline, in the order given."""
    return [
        Entry(
            on=act.happened_on,
            text=sentence(sheet, act),
            side=_side(sheet, act),  # type: ignore[arg-type] # one of the two sides or none
            by=act.by.display_name,
            note=_note(act),
            href=reverse("desk:entry", kwargs={"case_id": sheet.case.pk, "sequence": act.sequence}),
            corrected=act.superseded_by_id is not None,
        )
        for act in acts
    ]


def _side(sheet: Sheet, act: Act) -> str:
    side = sheet.side(act.created if act.step == "add_person" else act.person_id)
    return side.value if side is not None else ""


def _note(act: Act) -> str:
    notes = []
    recorded = timezone.localtime(act.recorded_at).date()
    if recorded != act.happened_on:
        notes.append(words.filled(_("Recorded on %(day)s."), day=words.day(recorded)))
    if act.superseded_by is not None:
        notes.append(_("No longer counts: %(reason)s") % {"reason": act.superseded_by.reason})
    if act.confirmed_by is not None:
        notes.append(
            _("Recorded with deviation, confirmed by %(who)s: %(reason)s")
            % {"who": act.confirmed_by.display_name, "reason": act.reason}
        )
    elif act.reason:
        notes.append(_("Reason: %(reason)s") % {"reason": act.reason})
    return " ".join(notes)
