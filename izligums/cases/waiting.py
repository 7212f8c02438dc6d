"""Where a word of somebody is waited for before anything goes on: a question of conflict, a pressed "stop"."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from izligums.accounts.models import User
from izligums.cases.enums import Stage
from izligums.cases.models import Assignment, Case, StopWish


def waiting_for(user: User) -> list[Any]:
    """Assignments of `user` whose question of conflict is open, and those in whose case somebody pressed "stop"
    (`wished_at`: since when the first of them has waited for it to be recorded)."""
    wishes = StopWish.objects.filter(case_id=OuterRef("case_id"), answered_by=None).order_by("pk").values("made_at")
    mine = Assignment.objects.filter(mediator__user_id=user.pk, ended_on=None).annotate(wished_at=Subquery(wishes[:1]))
    waiting = mine.filter(Q(declared=None) | Q(declared=True, wished_at__isnull=False))
    return list(waiting.exclude(case__stage=Stage.CLOSED).select_related("case").order_by("started_on", "pk"))


def stop_wishes(cases: QuerySet[Case], *, size: int) -> list[StopWish]:
    """Who pressed "stop" in their own space and waits for somebody to record it, longest first."""
    waiting = StopWish.objects.filter(answered_by=None, case__in=cases.order_by())
    return list(waiting.select_related("case").order_by("pk")[:size])
