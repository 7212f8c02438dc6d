"""Everything a person said in writing, for the paper of their own data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from izligums.core.labels import label
from izligums.dialogue.models import Question, Reply, Saying, Wishes
from izligums.messages.models import Terms

#: What it is, the words, and the day in ISO form.
Line = tuple[str, str, str]


def said_by(participations: Iterable[int]) -> Iterator[Line]:
    own = {"participation__in": list(participations)}
    for wishes in Wishes.objects.filter(**own).order_by("said_on", "pk"):
        yield _("How the meeting should be"), _wishes(wishes), wishes.said_on.isoformat()
    for saying in Saying.objects.filter(**own).order_by("said_on", "pk"):
        yield label(saying.topic), saying.text or _("You asked for another talk."), saying.said_on.isoformat()
    for reply in Reply.objects.filter(**own).order_by("pk"):
        yield _("Your mediator’s answer"), reply.text or _("You talked about it."), reply.replied_on.isoformat()
    for terms in Terms.objects.filter(**own).order_by("pk").select_related("act"):
        yield _("Short messages to you"), _terms(terms), terms.act.happened_on.isoformat()
    for question in Question.objects.filter(**own).order_by("pk"):
        yield _("Question"), f"{question.text} ({label(question.answered)})", question.asked_on.isoformat()


def _terms(terms: Terms) -> str:
    if terms.medium is None:
        return _("None")
    return ", ".join(label(each) for each in (terms.medium, terms.hours, terms.wording))


def _wishes(wishes: Wishes) -> str:
    texts = (wishes.safety, wishes.time_place, wishes.breaks, wishes.not_raised, wishes.access_needs)
    choices = [label(each) for each in (wishes.seat, wishes.first, wishes.language) if each is not None]
    return "; ".join(each for each in (*texts, *choices, _("interpreter") if wishes.interpreter else "") if each)
