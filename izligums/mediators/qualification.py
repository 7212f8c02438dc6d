"""Who may mediate, as plain facts: rules read them without a database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Qualification:
    """An official is qualified by basic training, a volunteer by a certificate; all days are included.

    Cases with a child ask for training in the rights of the child (for volunteers every two years, MK 241/2024).
    """

    official: bool
    certified_from: date | None = None  # None: not qualified
    certified_until: date | None = None  # None beside a first day: until further notice
    child_rights_until: date | None = None  # None: no such training; date.max: does not lapse
    advanced: bool = False


Span = tuple[date, date]  # first and last day, both included; date.max means until further notice


def span_for(spans: Iterable[Span], on: date) -> Span | None:
    """The unbroken time that counts on a day: the one holding it, else the next to come, else the last one past.

    A certificate that begins the day after another ended continues it.
    """
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and (joined[-1][1] == date.max or first <= joined[-1][1] + timedelta(days=1)):
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return next((span for span in joined if on <= span[1]), joined[-1] if joined else None)
