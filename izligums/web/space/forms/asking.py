"""Questions to the other side: the steps "ask_question" and "mark_question"."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from izligums.dialogue.enums import Answered, QuestionWay
from izligums.web.desk.forms.choices import OneOf
from izligums.web.space.acting import OwnForm
from izligums.web.space.forms.fields import text

WAYS: dict[QuestionWay, Any] = {
    QuestionWay.TO_SESSION: _("I ask it myself when we meet"),
    QuestionWay.THROUGH_MEDIATOR: _("my mediator puts it"),
}
ANSWERS: dict[Answered, Any] = {
    Answered.ANSWERED: _("Yes"),
    Answered.PARTLY: _("In part"),
    Answered.NOT_ANSWERED: _("No"),
    Answered.WITHDRAWN: _("I take the question back"),
}


class QuestionForm(OwnForm):
    question_text = text(_("Your question"), 1000, required=True)
    way = OneOf(pairs=WAYS.items(), label=_("What is to become of it?"))


class MarkForm(OwnForm):
    answered = OneOf(pairs=ANSWERS.items(), label=_("Was it answered?"))
