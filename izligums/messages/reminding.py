"""Short messages that nobody waits for at the door: they leave in the hours that each person chose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from izligums.messages.delivery import open_at
from izligums.messages.enums import Hours, Medium, MessageKind
from izligums.messages.models import Message
from izligums.messages.tasks import defer_sending


def send_due(*, at: datetime) -> None:
    """Remind of appointments that are near, and send what waited for its hour."""
    hours = open_at(at)
    if hours:
        with transaction.atomic():
            for message in (*_reminders(hours, at), *_news(hours)):
                defer_sending(message)


def _reminders(hours: list[Hours], at: datetime) -> Iterator[int]:
    """Made for whom the database names (`walls.reminders_due`): once for each session, a day before at the earliest."""
    for case, person, session, medium in _asked("SELECT * FROM walls.reminders_due(%s, %s)", hours, at):
        made = Message(case_id=case, recipient_id=person, kind=MessageKind.REMINDER, medium=Medium(medium), made_at=at)
        made.session_id = session
        made.save(force_insert=True)
        yield made.pk


def _news(hours: list[Hours]) -> Iterator[int]:
    for (message,) in _asked("SELECT walls.news_due(%s)", hours):
        yield message


def _asked(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
