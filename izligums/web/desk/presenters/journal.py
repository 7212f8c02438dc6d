"""What happened, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from izligums.cases.models import Act, Case
from izligums.process.wording import journal_sentence
from izligums.web.desk.presenters import words
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.ui.dates import day
from izligums.web.ui.shapes import Entry

_ABOUT_MEDIATOR = frozenset({"assign_mediator", "assign_co_mediator", "end_assignment"})
#: Written in SQL, because composing the same from expressions costs more than reading it.
_NAMED = {
    "unit_name": """(SELECT name FROM accounts_unit WHERE id = ("cases_act"."values" ->> 'unit')::bigint)""",
    "retraction": "(SELECT later.reason FROM cases_act AS later WHERE later.id = cases_act.superseded_by_id)",
    "confirmer": "(SELECT display_name FROM accounts_user WHERE id = cases_act.confirmed_by_id)",
}


def acts_of(case: Case) -> QuerySet[Any]:
    """The journal, with everything its sentences name (`unit_name`, `retraction`, `confirmer`), in one query."""
    named = {name: RawSQL(sql, ()) for name, sql in _NAMED.items()}  # noqa: S611 -- nothing comes from outside
    return Act.objects.filter(case=case).select_related("by").annotate(**named)


def sentence(sheet: Sheet, act: Any) -> str:
    return words.filled(
        journal_sentence(act.step, act.values),
        person=sheet.name(act.created if act.step == "add_person" else act.person_id),
        other=_other(sheet, act),
        day=_day(act),
    )


def doer(sheet: Sheet, act: Act) -> str:
    """Who recorded it: a member of the service, or the person themselves in their own space."""
    return sheet.name(act.person_id) if act.by is None else str(act.by.display_name)


def _other(sheet: Sheet, act: Any) -> str:
    if act.step in _ABOUT_MEDIATOR:
        return sheet.mediator_name(act.values["mediator"])
    if act.step == "declare_conflict":
        return doer(sheet, act)
    if act.step == "transfer":
        return str(act.unit_name or "")
    other = act.values.get("victim") or act.values.get("party") or (act.step == "answer_guest" and act.values["guest"])
    return sheet.name(other) if other else ""


def _day(act: Act) -> str:
    start = act.values.get("start")
    return day(datetime.fromisoformat(start)) if start else ""


@dataclass(frozen=True)
class Sent:
    """Which letter an act speaks of, when the page knows its letters."""

    words: str
    recipient: int | None


def entries(sheet: Sheet, acts: Iterable[Any], letters: Mapping[int, Sent] | None = None) -> list[Entry]:
    """Acts as lines of the timeline, in the order given."""
    return [_entry(sheet, act, (letters or {}).get(act.values.get("letter", 0))) for act in acts]


def _entry(sheet: Sheet, act: Act, letter: Sent | None) -> Entry:
    text = sentence(sheet, act)
    return Entry(
        on=act.happened_on,
        text=f"{text.rstrip('.')}: {letter.words}." if letter is not None else text,
        side=_side(sheet, act, letter),  # type: ignore[arg-type] # one of the two sides or none
        by=doer(sheet, act),
        note=_note(act),
        href=reverse("desk:entry", kwargs={"case_id": sheet.case.pk, "sequence": act.sequence}),
        corrected=act.superseded_by_id is not None,
    )


def _side(sheet: Sheet, act: Act, letter: Sent | None) -> str:
    if letter is not None:
        return sheet.side_words(letter.recipient)
    whose = whose_act(sheet, act)
    return "" if whose == "service" else whose


def whose_act(sheet: Sheet, act: Act) -> str:
    """As `Sheet.whose`."""
    return sheet.whose(act.step, act.created if act.step == "add_person" else act.person_id)


def _note(act: Any) -> str:
    notes = []
    recorded = timezone.localtime(act.recorded_at).date()
    if recorded != act.happened_on:
        notes.append(words.filled(_("Recorded on %(day)s."), day=day(recorded)))
    if act.superseded_by_id is not None:
        notes.append(_("No longer counts: %(reason)s") % {"reason": act.retraction})
    if act.confirmed_by_id is not None:
        notes.append(
            _("Recorded with deviation, confirmed by %(who)s: %(reason)s")
            % {"who": act.confirmer, "reason": act.reason}
        )
    elif act.reason:
        notes.append(_("Reason: %(reason)s") % {"reason": act.reason})
    return " ".join(notes)
