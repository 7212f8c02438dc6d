from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from izligums.cases.models import Case
from izligums.meetings.enums import SessionState
from izligums.meetings.models import Session


def planned(cases: QuerySet[Case], *, first: datetime, before: datetime, size: int) -> list[Session]:
    """Sessions planned to begin from `first` until `before`, soonest first, of cases the asking person may open."""
    found = _planned(cases).filter(start__gte=first, start__lt=before)
    return list(found.select_related("case", "room")[:size])


def unrecorded(cases: QuerySet[Case], *, at: datetime, size: int) -> list[Session]:
    """Sessions whose time is over, while nobody has recorded how they went."""
    return list(_planned(cases).filter(start__lt=at, end__lt=at).select_related("case")[:size])


def _planned(cases: QuerySet[Case]) -> QuerySet[Session]:
    return Session.objects.filter(state=SessionState.PLANNED, case__in=cases.order_by()).order_by("start", "pk")
