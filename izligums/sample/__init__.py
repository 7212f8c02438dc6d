"""The sample office: invented people and cases, made by real acts.

Units, rooms and members of the service are marked as samples, and production refuses to serve with them. It is the same
office whenever it is made on the same day. The words people read in it are Latvian, as in a real office.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from izligums.cases.models import Case
from izligums.sample.applying import apply_without_signing_in
from izligums.sample.multiplying import multiply
from izligums.sample.office import PASSWORD, SIGN_INS, existing, found
from izligums.sample.requesting import request_by_the_prosecutor
from izligums.sample.stories import all_stories

__all__ = [
    "PASSWORD",
    "SIGN_INS",
    "FilledAlreadyError",
    "apply_without_signing_in",
    "fill",
    "make",
    "request_by_the_prosecutor",
]

MADE = 200  # at most so many cases are those of the sample office; where there are more, it has been multiplied


class FilledAlreadyError(Exception):
    """Only the sample office as it was made can be multiplied."""


def make(at: datetime) -> int:
    """Enter the sample office into an empty database, as it stands at `at`; returns the number of cases.

    Returns 0 when the database has cases already: they stay as they are.
    """
    if Case.objects.exists():
        return 0
    with transaction.atomic():
        office = found(at)
        return sum(1 for _ in all_stories(office))


def fill(at: datetime, *, to: int, told: Callable[[int], None]) -> int:
    """Multiply the sample office, made first where it is missing, to at least `to` cases; returns how many there are.

    The database's owner calls it. Raises FilledAlreadyError.
    """
    make(at)
    if Case.objects.count() > MADE:
        raise FilledAlreadyError
    return multiply(existing(at), at=at, to=to, told=told)
