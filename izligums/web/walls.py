"""Every page is answered inside the second wall: one transaction around view and rendering, with its reader named."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from izligums.accounts.access import GUEST, PUBLIC
from izligums.accounts.walls import reading_as
from izligums.core.keys import KeyProblemError
from izligums.web.reading import SAFE_METHODS, recorded

log = logging.getLogger("izligums.keys")


class InsideTheWalls:
    """Middleware, the last one: answers the page itself, so that a page that fails has written nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if getattr(view, "access", None) in (PUBLIC, GUEST):
            return None  # to the database nobody has entered; the door of the people of a case goes in by itself

        def answer() -> HttpResponseBase:
            with reading_as(request.user, looks=request.method in SAFE_METHODS):
                return view(request, *args, **kwargs)

        try:
            return recorded(request, view, answer)
        except KeyProblemError as problem:
            log.error("%s", problem)  # names a key, nothing of people
            return render(request, "503.html", status=503)
