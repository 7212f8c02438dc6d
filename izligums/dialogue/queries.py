from __future__ import annotations

from izligums.dialogue.models import Proposal, Question, Saying, Statement, Wishes


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
