"""What a browser keeps while it is away at a provider: signed, for ten minutes, for the one page it comes back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

SECONDS = 600


@dataclass(frozen=True)
class Errand:
    """`page` is the name of the page the browser comes back to; `by_post`, when another site's page sends it there."""

    cookie: str
    page: str
    by_post: bool

    def keep(self, response: HttpResponse, value: str) -> None:
        response.set_signed_cookie(
            self.cookie,
            value,
            salt=self.cookie,
            max_age=SECONDS,
            path=reverse(self.page),
            secure=self.by_post or settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite=self._samesite,
        )

    def kept(self, request: HttpRequest) -> str:
        """Empty when this browser was sent nowhere, or too long ago."""
        return request.get_signed_cookie(self.cookie, default="", salt=self.cookie, max_age=SECONDS) or ""

    def forget(self, response: HttpResponse) -> None:
        response.delete_cookie(self.cookie, path=reverse(self.page), samesite=self._samesite)

    @property
    def _samesite(self) -> Literal["None", "Lax"]:
        """A cookie goes along with another site's form only when it is open to all of them."""
        return "None" if self.by_post else "Lax"
