"""Between the password and the second factor: who has shown the first, for ten minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from izligums.accounts.models import User
from izligums.accounts.sealing import UnreadableError, seal, unseal

_KEY = "pending"
_FOR = timedelta(minutes=10)
_SECRET = "app_secret"  # noqa: S105 - where in the session it stands
_OWNER = "session"


@dataclass(frozen=True)
class Pending:
    user: User
    wanted: str


def begin(request: HttpRequest, user: User, wanted: str, *, at: datetime) -> None:
    request.session.cycle_key()
    kept = {"user": user.pk, "until": (at + _FOR).timestamp(), "wanted": wanted, "hash": user.get_session_auth_hash()}
    request.session[_KEY] = kept


def pending(request: HttpRequest) -> Pending | None:
    """None when nobody is, when it took too long, or when the password has changed meanwhile."""
    kept = request.session.get(_KEY)
    if not kept or kept["until"] < timezone.now().timestamp():
        return None
    user = User.objects.filter(pk=kept["user"], is_active=True).first()
    if user is None or not constant_time_compare(kept["hash"], user.get_session_auth_hash()):
        return None
    return Pending(user, kept["wanted"])


def end(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)


def keep_secret(request: HttpRequest, secret: str) -> None:
    """Of the app that is being set up; sealed, because sessions stand in the database."""
    request.session[_SECRET] = seal(secret.encode(), owner=_OWNER).hex()


def kept_secret(request: HttpRequest) -> str | None:
    try:
        return unseal(bytes.fromhex(request.session[_SECRET]), owner=_OWNER).decode()
    except (KeyError, ValueError, UnreadableError):
        return None


def forget_secret(request: HttpRequest) -> None:
    request.session.pop(_SECRET, None)
