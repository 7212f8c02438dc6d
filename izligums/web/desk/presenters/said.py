"""What one person of a case said themselves, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from izligums.core.labels import label
from izligums.dialogue.enums import Answered
from izligums.dialogue.models import Question, Wishes
from izligums.messages.models import Terms
from izligums.process.steps import TABLE
from izligums.process.wording import STEP_NAMES, field_label
from izligums.web.desk.presenters.entry import answer
from izligums.web.desk.presenters.people import Link
from izligums.web.desk.presenters.problems import address
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.space import on_paper
from izligums.web.ui.shapes import Row

WISHES = TABLE["say_wishes"]


@dataclass(frozen=True)
class Asked:
    question: Question
    #: Where to record how far it was answered; empty for whoever may not.
    href: str


def page(sheet: Sheet, person: int, wishes: Wishes | None, questions: Sequence[Question]) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "name": sheet.name(person),
        "side": sheet.side_words(person),
        "wishes": wishes,
        "rows": [] if wishes is None else _rows(sheet, wishes),
        "by": "" if wishes is None else _by(sheet, wishes),
        "questions": [Asked(each, _mark(sheet, each)) for each in questions if each.answered is not Answered.WITHDRAWN],
        "reply": address(sheet, "reply_to_person", person) if sheet.leads_on("reply_to_person", person) else "",
        "steps": [
            Link(str(STEP_NAMES[step]), address(sheet, step, person))
            for step in (*on_paper.FORMS, "choose_messages")
            if sheet.leads_on(step, person)
        ],
        "copy": reverse("desk:print_said", args=[sheet.case.pk, person]),
        "forms": [
            Link(str(title), reverse("desk:print_form", args=[sheet.case.pk, person, step]))
            for step, (title, *_rest) in on_paper.FORMS.items()
            if sheet.offers(step, person)
        ],
    }


def short_messages(terms: Terms | None) -> str:
    """How short messages may come to them, in one line."""
    if terms is None or terms.medium is None:
        return _("They get no short messages.")
    return ", ".join(label(each) for each in (terms.medium, terms.hours, terms.wording))


def _rows(sheet: Sheet, wishes: Wishes) -> list[Row]:
    """What was left empty is left out."""
    said = ((question, getattr(wishes, question.name)) for question in WISHES.asks)
    return [
        Row(str(field_label(WISHES.name, question.name)), answer(sheet, question, value))
        for question, value in said
        if value
    ]


def _by(sheet: Sheet, wishes: Wishes) -> str:
    if wishes.act.by is None:
        return _("in their own space")
    return _("recorded by %(name)s") % {"name": wishes.act.by.display_name}


def _mark(sheet: Sheet, question: Question) -> str:
    person = question.participation_id
    if not sheet.leads_on("mark_question", person):
        return ""
    return address(sheet, "mark_question", person, [("question", question.pk)])
