"""A key that lies in a browser for a short time: signed, for one part of the site alone, closed to scripts."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse


def held(request: HttpRequest, cookie: str, age: int) -> str | None:
    """None when there is none, when it is older than `age` seconds, or when it was not signed here."""
    try:
        return TimestampSigner(salt=cookie).unsign(request.COOKIES.get(cookie, ""), max_age=age)
    except BadSignature:
        return None


def hold(response: HttpResponse, cookie: str, key: str, age: int, *, path: str) -> None:
    response.set_cookie(
        cookie,
        TimestampSigner(salt=cookie).sign(key),
        max_age=age,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def let_go(response: HttpResponse, cookie: str, *, path: str) -> None:
    response.delete_cookie(cookie, path=path, samesite="Strict")
