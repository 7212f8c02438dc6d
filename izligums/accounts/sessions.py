"""Who is signed in where: begun, used, listed, ended (`web.sessions` keeps them)."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from izligums.accounts.models import Session, User

_NOTED_EVERY = timedelta(minutes=1)


def digest(key: str | None) -> str:
    return hashlib.sha256((key or "").encode()).hexdigest()


def begin(session: Any, *, at: datetime, device: str, network: str) -> None:
    """Somebody has just signed in."""
    session.update({"started": at.timestamp(), "used": at.timestamp(), "device": device, "network": network})


def note_use(session: Any, *, at: datetime) -> None:
    """A page was asked for. Written once a minute at most."""
    if at - moment(session.get("used", 0)) >= _NOTED_EVERY:
        session["used"] = at.timestamp()


def live_sessions(user: User, *, at: datetime) -> QuerySet[Session]:
    """Latest use first."""
    return user.sessions.filter(expire_date__gt=at)


def end(user: User, *, keys: list[str] | None = None, but: str | None = None) -> int:
    """End sessions of `user` at once: those in `keys` (as in the table), or all `but` the one with that key in its
    cookie. Returns how many."""
    found = user.sessions.all() if keys is None else user.sessions.filter(pk__in=keys)
    ended, _ = (found if but is None else found.exclude(pk=digest(but))).delete()
    return ended


def drop_old(*, at: datetime) -> None:
    Session.objects.filter(expire_date__lte=at).delete()


def moment(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, tz=UTC)
