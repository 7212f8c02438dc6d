"""The sample office: invented people and cases, made by real acts.

Units, rooms and members of the service are marked as samples, and production refuses to serve with them. It is the same
office whenever it is made on the same day. The words people read in it are Latvian, as in a real office.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from izligums.cases.models import Case
from izligums.sample.office import PASSWORD, SIGN_INS, found
from izligums.sample.stories import all_stories

__all__ = ["PASSWORD", "SIGN_INS", "make"]


def make(at: datetime) -> int:
    """Enter the sample office into an empty database, as it stands at `at`; returns the number of cases.

    Returns 0 when the database has cases already: they stay as they are.
    """
    if Case.objects.exists():
        return 0
    with transaction.atomic():
        office = found(at)
        return sum(1 for _ in all_stories(office))
