"""Writes of what people say and of what passes between the sides. Called by the process alone, inside its
transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from izligums.cases.enums import Told
from izligums.cases.models import Act
from izligums.dialogue.enums import Answered, GivenBack, QuestionWay, Receiving, ReplyWay, StatementState, Topic
from izligums.dialogue.models import Proposal, Question, Reply, Saying, Statement, Wishes
from izligums.dialogue.models.saying import WAITS


def hand(*, author_id: int, text: str, act: Act) -> Statement:
    on = act.happened_on
    return Statement.objects.create(
        case_id=act.case_id, author_id=author_id, text=text, act=act, handed_on=on, moved_on=on
    )


def give_back(*, statement_id: int, why: GivenBack, note: str, on: date) -> None:
    statement = Statement.objects.get(pk=statement_id)
    statement.state, statement.given_back, statement.note = StatementState.GIVEN_BACK, why, note
    statement.moved_on = on
    statement.save()


def offer(*, statement_id: int, reader_id: int, on: date) -> None:
    _move(statement_id, StatementState.OFFERED, on=on, reader=reader_id)


def answer(*, statement_id: int, way: Receiving, reader_id: int, on: date) -> None:
    """What is wanted on the screen is there at once; what is not wanted lies with the mediator again."""
    match way:
        case Receiving.NOT:
            asked = Statement.objects.values_list("unwanted_by", flat=True).get(pk=statement_id)
            refused = sorted({*asked, reader_id})
            _move(statement_id, StatementState.HANDED, on=on, reader=None, unwanted_by=refused)
        case Receiving.SCREEN:
            _move(statement_id, StatementState.DELIVERED, on=on, way=way)
        case _:
            _move(statement_id, StatementState.WANTED, on=on, way=way)


def deliver(*, statement_id: int, on: date) -> None:
    _move(statement_id, StatementState.DELIVERED, on=on)


def take_back(*, statement_id: int, on: date) -> None:
    _move(statement_id, StatementState.TAKEN_BACK, on=on, reader=None, way=None)


def hold_back(*, statement_ids: Iterable[int], on: date) -> None:
    """What was under way lies with the mediator again."""
    for id in statement_ids:
        _move(id, StatementState.HANDED, on=on, reader=None, way=None)


def _move(statement_id: int, state: StatementState, *, on: date, **changes: Any) -> None:
    Statement.objects.filter(pk=statement_id).update(state=state, moved_on=on, **changes)


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


def reply(*, act: Act, participation_id: int, way: ReplyWay, text: str) -> Reply:
    return Reply.objects.create(
        case_id=act.case_id,
        participation_id=participation_id,
        act=act,
        replied_on=act.happened_on,
        way=way,
        text=text,
    )


def answer_all(*, act: Act, participation_id: int) -> None:
    """Nothing of what this person wrote or asked for waits any more."""
    Saying.objects.filter(WAITS, participation_id=participation_id).update(answered_by=act)


def ask(*, act: Act, participation_id: int, text: str, way: QuestionWay) -> Question:
    return Question.objects.create(
        case_id=act.case_id, participation_id=participation_id, act=act, asked_on=act.happened_on, text=text, way=way
    )


def mark(*, question_id: int, answered: Answered, act: Act) -> None:
    Question.objects.filter(pk=question_id).update(answered=answered, marked_by=act)
