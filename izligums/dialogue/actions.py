"""Writes of what people say. Called by the process alone, inside its transaction."""

from __future__ import annotations

from typing import Any

from izligums.cases.models import Act
from izligums.dialogue.enums import Answered, QuestionWay, Topic
from izligums.dialogue.models import Question, Saying, Wishes


def record_wishes(*, act: Act, participation_id: int, **said: Any) -> Wishes:
    return Wishes.objects.create(
        case_id=act.case_id, participation_id=participation_id, act=act, said_on=act.happened_on, **said
    )


def tell(*, act: Act, participation_id: int, topic: Topic, text: str, wants_talk: bool = False) -> Saying:
    return Saying.objects.create(
        case_id=act.case_id,
        participation_id=participation_id,
        act=act,
        said_on=act.happened_on,
        topic=topic,
        text=text,
        wants_talk=wants_talk,
    )


def ask(*, act: Act, participation_id: int, text: str, way: QuestionWay) -> Question:
    return Question.objects.create(
        case_id=act.case_id, participation_id=participation_id, act=act, asked_on=act.happened_on, text=text, way=way
    )


def mark(*, question_id: int, answered: Answered, act: Act) -> None:
    Question.objects.filter(pk=question_id).update(answered=answered, marked_by=act)
