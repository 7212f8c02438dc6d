"""What the queue does with own data: draw the copy, and erase what was kept long enough."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone, translation

from izligums.core.periods import end_of
from izligums.core.queries import period_lengths, special_days
from izligums.documents.models import OwnData
from izligums.documents.papers import written_in
from izligums.documents.rendering import own_data as draw_paper
from izligums.process.own_data.content import gather


def draw(wanted: OwnData) -> None:
    """Dated by the moment it was asked for. Once: what has been drawn stays as it is."""
    language = written_in(wanted.language)
    with translation.override(language.value):
        said = gather(wanted, on=timezone.localtime(wanted.asked_at).date())
    wanted.content = draw_paper(said, language, at=wanted.asked_at)
    wanted.save(update_fields=["content"])


def erase_old(*, on: date) -> None:
    """Copies that have been kept for as long as the office says; none while it has not said how long."""
    length, special = period_lengths(on=on)["own_data_kept"], special_days()
    day = on
    while (until := end_of(length, day, special)) is not None and until >= on:
        day -= timedelta(days=1)
    if length.value is not None:
        first_kept = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
        with connection.cursor() as cursor:
            cursor.execute("SELECT walls.erase_own_data(%s)", [first_kept])
