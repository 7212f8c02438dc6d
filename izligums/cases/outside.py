"""A case of another unit, opened for a stated reason: to read, for a short time, with the head of that unit told.

The database's own door (`walls.open_from_outside`) decides and writes; the program cannot write the row itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Now

from izligums.accounts import tries
from izligums.accounts.access import allows
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.models import AuditedOpening, Opening
from izligums.cases.reading import note_tried
from izligums.core import keys
from izligums.core.sealed import seal

#: Numbers are not to be tried one after another; whoever needs a handful in a day never waits.
_LIMIT = tries.Limit("outside", 5, timedelta(minutes=5), timedelta(hours=12), timedelta(days=1))
_PLACE = "cases_opening.reason"


def open_from_outside(*, case_id: int, year: int, reason: str, by: User, at: datetime) -> datetime | None:
    """Until when the case of that number and year of receipt is open; None when it is not there or may not be opened
    so, which nobody can tell apart.

    Either way the try counts and is on record. Raises TooManyTriesError.
    """
    tries.take([tries.Try(_LIMIT, str(by.pk))], at=at)
    note_tried(case_id)
    sealed = seal(reason.encode(), key=keys.OPENINGS, place=_PLACE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT walls.open_from_outside(%s, %s, %s)", [case_id, year, sealed])
        closes: datetime | None = cursor.fetchone()[0]
    return closes


def see(opening: int) -> None:
    """Whoever watches over the unit's readings has seen it. Without effect on what is not of their unit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT walls.see_opening(%s)", [opening])


def live(user: User) -> QuerySet[Opening]:
    return Opening.objects.filter(holder_id=user.pk, until__gt=Now())


def is_open(user: User) -> Exists:
    """Over a case."""
    return Exists(live(user).filter(case_id=OuterRef("pk")))


def open_until(user: User) -> Subquery:
    """Over a case: until when `user` may look at it from outside; null where they need not."""
    found = live(user).filter(case_id=OuterRef("pk")).exclude(unit_id=user.unit_id or 0)
    return Subquery(found.order_by().values("case_id").annotate(last=Max("until")).values("last"))


def unseen(user: User, size: int) -> list[Opening]:
    """Which of the unit's cases were opened from outside, as long as nobody has marked it seen; the oldest first."""
    found = Opening.objects.filter(unit_id=user.unit_id or 0, seen_at=None)
    return list(found.select_related("case", "holder", "from_unit").order_by("pk")[:size])


def watched() -> QuerySet[AuditedOpening]:
    """Of every unit, for those who watch over them: who and when, never why."""
    return AuditedOpening.objects.select_related("case", "holder", "unit", "from_unit", "seen_by")


def spans(user: User, cases: Iterable[int]) -> list[tuple[int, int, datetime, datetime]]:
    """Case, who opened it from outside, from when, until when: as far as `user` may know of them."""
    rows = AuditedOpening if allows(user, Permission.OPENINGS_WATCH) else Opening
    return list(rows.objects.filter(case_id__in=set(cases)).values_list("case_id", "holder_id", "at", "until"))


def openings_of(case_id: int) -> QuerySet[Opening]:
    return Opening.objects.filter(case_id=case_id).select_related("holder", "from_unit", "seen_by").order_by("-pk")
