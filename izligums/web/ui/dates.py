"""Days and moments in figures, in the reader's language: the one way a page writes them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language


def day(on: date | datetime | None) -> str:
    """22.11.2026. in Latvian. Nothing for no day."""
    if on is None:
        return ""
    if isinstance(on, datetime):
        on = timezone.localtime(on).date()
    return _day(on, get_language())


def moment(at: datetime | None) -> str:
    """22.11.2026. 14:05 in Latvian, by the clock of the office."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{_day(local.date(), get_language())} {local:%H:%M}"


@lru_cache(maxsize=2048)
def _day(on: date, language: str | None) -> str:
    """Kept, because lists say the same few days over and over. `language` is that of the thread."""
    return date_format(on, "SHORT_DATE_FORMAT")
