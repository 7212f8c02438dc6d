"""Writes of what people say. Called by the process alone, inside its transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from izligums.cases.enums import Told
from izligums.cases.models import Act
from izligums.dialogue.enums import Answered, QuestionWay, Topic
from izligums.dialogue.models import Proposal, Question, Saying, Wishes


def propose(*, act: Act, participation_id: int, name: str, relation: str, reach: str, told: Iterable[Told]) -> Proposal:
    return Proposal.objects.create(
        case_id=act.case_id,
        participation_id=participation_id,
        act=act,
        made_on=act.happened_on,
        name=name,
        relation=relation,
        reach=reach,
        told=list(told),
    )


def answer_proposal(*, proposal_id: int, guest_id: int | None, act: Act) -> None:
    """With a place in the case: taken on; without: not possible."""
    Proposal.objects.filter(pk=proposal_id).update(answered_by=act, guest_id=guest_id)


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
