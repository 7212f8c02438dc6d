"""A copy of one's own data: asked for by the person in their own space, drawn by the job, fetched by them alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from izligums.accounts.tries import Limit, Try, take
from izligums.accounts.walls import acting_for_oneself, visiting
from izligums.cases.models import Participation
from izligums.core.codes import digest
from izligums.core.enums import Language
from izligums.documents.models import OwnData
from izligums.process.own.acts import VisitOverError
from izligums.process.own_data import asking

#: Each copy keeps the machine busy for a moment, and stays.
COPIES = Limit("own copies", free=5, first=timedelta(hours=1), most=timedelta(hours=24), forgotten=timedelta(hours=24))


@dataclass(frozen=True)
class Copy:
    asked_at: datetime
    ready: bool


def ask(key: str, *, language: Language, at: datetime) -> None:
    """One at a time: while one is being prepared, no other is. Raises VisitOverError, TooManyTriesError."""
    with acting_for_oneself(digest(key)) as found:
        if found is None:
            raise VisitOverError
        own = Participation.objects.select_related("case").get(pk=found[0])
        if _asked(own.pk).filter(content=None).exists():
            return
        take([Try(COPIES, str(own.pk))], at=at)
        place = asking.Place(own.pk, own.person_id, own.case.unit_id, own.case.number)
        asking.ask(place, case_id=own.case_id, by=None, language=language, at=at)


def newest(key: str) -> Copy | None:
    """The one asked for last, if it has not been erased since."""
    with visiting(digest(key)) as own:
        row = _asked(own).annotate(ready=Q(content__isnull=False)).values_list("asked_at", "ready").first()
        return None if row is None else Copy(*row)


def paper(key: str) -> bytes | None:
    """The newest that has been drawn."""
    with visiting(digest(key)) as own:
        row = _asked(own).exclude(content=None).first()
        return None if row is None or row.content is None else bytes(row.content)


def _asked(own: int | None) -> QuerySet[OwnData]:
    """By the person themselves, the newest first."""
    return OwnData.objects.filter(participation=own, asked_by=None, erased_on=None)
