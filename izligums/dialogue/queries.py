from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from izligums.cases.enums import Stage
from izligums.cases.models import Case
from izligums.dialogue.enums import Topic
from izligums.dialogue.models import Proposal, Question, Reply, Saying, Statement, Wishes
from izligums.dialogue.models.saying import WAITS


def latest_wishes(participation_id: int) -> Wishes | None:
    """Those that count."""
    return Wishes.objects.filter(participation_id=participation_id).last()


def questions_of(participation_id: int) -> list[Question]:
    """In the order in which they were asked, those that were taken back among them."""
    return list(Question.objects.filter(participation_id=participation_id).order_by("pk"))


def sayings_of(participation_id: int) -> list[Saying]:
    return list(Saying.objects.filter(participation_id=participation_id).order_by("said_on", "pk"))


def statements_of(participation_id: int) -> list[Statement]:
    """What they wrote for the other side, what was taken back among it."""
    return list(Statement.objects.filter(author_id=participation_id).order_by("pk"))


def proposals_of(participation_id: int) -> list[Proposal]:
    return list(Proposal.objects.filter(participation_id=participation_id).order_by("pk"))


@dataclass(frozen=True)
class Word:
    """Of a person to their mediator (`theirs`), or of a mediator to them."""

    on: date
    theirs: bool
    #: Empty when somebody only asked for a talk, or it was answered in one.
    text: str
    wants_talk: bool = False
    #: Nobody has answered yet.
    waits: bool = False


def conversation(participation_id: int) -> list[Word]:
    """What they wrote to their mediator, when they asked for another talk, and the answers, in the order in which it
    was recorded."""
    said = [each for each in sayings_of(participation_id) if each.topic is Topic.MESSAGE or each.wants_talk]
    replies = Reply.objects.filter(participation_id=participation_id)
    words = [
        (each.act_id, Word(each.said_on, True, each.text, each.wants_talk, each.answered_by_id is None))
        for each in said
    ]
    words += [(each.act_id, Word(each.replied_on, False, each.text)) for each in replies]
    return [word for _act, word in sorted(words, key=lambda pair: pair[0])]


def waiting_for_reply(cases: QuerySet[Case], *, size: int) -> list[Saying]:
    """Who waits for a mediator's answer in these cases, with the first of what they wrote or asked for; longest first.
    The words are left out."""
    waiting = Saying.objects.filter(WAITS, case__in=cases.order_by()).exclude(case__stage=Stage.CLOSED)
    of_each = waiting.select_related("case", "participation__person").defer("text")
    first = of_each.order_by("participation_id", "pk").distinct("participation_id")
    return sorted(first, key=lambda each: each.pk)[:size]
