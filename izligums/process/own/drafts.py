"""What a person has begun to write in their own space: for them alone, for some days, and gone once it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from izligums.accounts.walls import presenting, visiting
from izligums.core.codes import digest
from izligums.dialogue.models import Draft
from izligums.policy import read_toml
from izligums.process.own.acts import VisitOverError


@dataclass(frozen=True)
class Saved:
    """`page` is the address of the page; `said` what was typed there, by field."""

    page: str
    said: Mapping[str, Any]
    saved_at: datetime


def keep(key: str, page: str, said: Mapping[str, Any], *, at: datetime) -> None:
    """In the place of what was saved on that page before. Raises VisitOverError."""
    with presenting(digest(key)):
        own, case_id = _visit()
        if not own:
            raise VisitOverError
        Draft.objects.update_or_create(
            participation_id=own, page=page, defaults={"case_id": case_id, "said": dict(said), "saved_at": at}
        )


def forget(key: str, page: str) -> None:
    with presenting(digest(key)):
        own, _case = _visit()
        Draft.objects.filter(participation_id=own, page=page).delete()


def _visit() -> tuple[int, int]:
    """Whose visit it is, and their case; 0 when it has ended. A draft is no act: nothing else of it is in sight."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT walls.visitor(), walls.visited_case()")
        own, case_id = cursor.fetchone()
    return own or 0, case_id or 0


def saved(key: str, page: str) -> Saved | None:
    with visiting(digest(key)) as own:
        row = Draft.objects.filter(participation_id=own, page=page).first()
        return None if row is None else Saved(row.page, row.said, row.saved_at)


def all_saved(key: str) -> list[Saved]:
    """The latest first; what stands in them is not opened."""
    with visiting(digest(key)) as own:
        rows = Draft.objects.filter(participation_id=own).values_list("page", "saved_at")
        return [Saved(page, {}, at) for page, at in rows]


@transaction.atomic
def drop_old(*, at: datetime) -> None:
    """For the housekeeping job."""
    days: int = read_toml("rules.toml")["own_draft"]["days"]
    Draft.objects.filter(saved_at__lt=at - timedelta(days=days)).delete()
