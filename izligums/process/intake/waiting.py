"""A referral file between its check and its import: read once, kept for a short time, then gone.

The browser gets its number only. Nothing of the content goes into a page, a log or a job.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from izligums.accounts.models import User
from izligums.process.models import CheckedFile

KEPT = timedelta(hours=1)


@transaction.atomic
def keep(*, content: bytes, by: User, at: datetime) -> CheckedFile:
    """In place of whatever this person checked before; what others left behind goes too."""
    drop(by=by)
    drop_old(at=at)
    return CheckedFile.objects.create(content=content, by=by, kept_at=at)


def content_of(id: int, *, by: User, at: datetime) -> bytes | None:
    """None when it was imported, given up, replaced or left too long, or is somebody else's."""
    found = CheckedFile.objects.filter(pk=id, by=by, kept_at__gt=at - KEPT).first()
    return None if found is None else bytes(found.content)


def drop(*, by: User) -> None:
    CheckedFile.objects.filter(by=by).delete()


def drop_old(*, at: datetime) -> None:
    CheckedFile.objects.filter(kept_at__lte=at - KEPT).delete()
