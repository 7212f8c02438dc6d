"""Latvian working days: an ordinary week, and a table of the days that differ from it."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

# day → whether it is worked: holidays on weekdays, and Saturdays the Cabinet moved work to
SpecialDays = Mapping[date, bool]


def is_working(day: date, special: SpecialDays) -> bool:
    return special.get(day, day.weekday() < 5)


def add_working_days(start: date, count: int, special: SpecialDays) -> date:
    """The `count`-th working day after `start`; the day of the event itself is not counted."""
    if count < 0:
        raise ValueError("count is negative")
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working(day, special)
    return day


def add_months(start: date, count: int) -> date:
    """The same day of a later month, or that month's last day: 31 August and six months is the last of February."""
    months = start.year * 12 + start.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def working_days_between(start: date, end: date, special: SpecialDays) -> int:
    """Working days after `start` up to and including `end`; 0 when `end` is not later."""
    return sum(is_working(start + timedelta(days=n), special) for n in range(1, (end - start).days + 1))
