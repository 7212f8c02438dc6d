from __future__ import annotations

from izligums.dialogue.models import Question, Saying, Wishes


def latest_wishes(participation_id: int) -> Wishes | None:
    """Those that count."""
    return Wishes.objects.filter(participation_id=participation_id).last()


def questions_of(participation_id: int) -> list[Question]:
    """In the order in which they were asked, those that were taken back among them."""
    return list(Question.objects.filter(participation_id=participation_id).order_by("pk"))


def sayings_of(participation_id: int) -> list[Saying]:
    return list(Saying.objects.filter(participation_id=participation_id).order_by("said_on", "pk"))
