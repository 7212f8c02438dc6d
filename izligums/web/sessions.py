"""Sessions in our own table: ended by idle time and by age, useless to whoever reads it. SESSION_ENGINE names this."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends import db
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from izligums.accounts.backends import PasswordBackend
from izligums.accounts.models import Session, User
from izligums.accounts.sessions import digest, moment, note_use

IDLE = timedelta(seconds=settings.SESSION_IDLE_AGE)
AGE = timedelta(seconds=settings.SESSION_COOKIE_AGE)


class SessionStore(db.SessionStore):
    """Django's own store, with the digest of the key in the table and two ends: `IDLE` after the last use, `AGE` after
    the beginning, whichever comes first. Nothing else has to be asked: a session that has ended is not found."""

    #: Whose session was found; read with it in one query, and proven by `member_of`.
    member: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        key = digest(self.session_key)
        found = Session.objects.select_related("user").filter(session_key=key, expire_date__gt=timezone.now()).first()
        if found is None:
            self._session_key = None
        else:
            self.member = found.user
        return found

    def exists(self, session_key: str | None = None) -> bool:
        return Session.objects.filter(session_key=digest(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(session_key=digest(key)).delete()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        now = timezone.now().timestamp()
        data.setdefault("started", now)
        data.setdefault("used", now)
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]
        row.session_key = digest(row.session_key)
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.started_at, row.used_at = moment(data["started"]), moment(data["used"])
        row.device, row.network = data.get("device", ""), data.get("network", "")
        return row

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        now = timezone.now()
        return min(now + IDLE, moment(self.get("started", now.timestamp())) + AGE)

    def get_expiry_age(self, **kwargs: Any) -> int:
        return int((self.get_expiry_date() - timezone.now()).total_seconds())


class MemberOfSession(AuthenticationMiddleware):
    """Django's own middleware, but for one query less on every page."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: member_of(request))  # type: ignore[assignment]


def member_of(request: HttpRequest) -> User | AnonymousUser:
    """Who is signed in. Whatever is unusual (no session, a changed password, somebody who left) Django decides."""
    session = cast(SessionStore, request.session)
    signature = session.get(HASH_SESSION_KEY, "")  # loads the session
    member = session.member
    if (
        member is not None
        and session.get(SESSION_KEY) == str(member.pk)
        and constant_time_compare(signature, member.get_session_auth_hash())
        and PasswordBackend().user_can_authenticate(member)
    ):
        return member
    return get_user(request)


class SessionInUse:
    """Middleware: each page a member of the service asks for is a use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            note_use(request.session, at=timezone.now())
        return self.get_response(request)
