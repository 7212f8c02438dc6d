"""Who is inside: two short-lived cookies of this part alone, apart from the sessions of the service."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from izligums.accounts.access import GUEST
from izligums.cases.enums import ReadingOutcome
from izligums.process import door
from izligums.web import cookies

PATH = "/mana-lieta/"
VISIT, KNOCK = "mana-lieta", "mana-lieta-kods"
IDLE = 20 * 60  # seconds without a page, then the visit is over
WAITING = 10 * 60  # seconds for the second code

View = Callable[[HttpRequest], HttpResponse]


def guest(view: Callable[[HttpRequest, str], HttpResponse]) -> View:
    """For a view of somebody who is inside: it gets the key of the visit, and its answer lets the idle time begin anew.
    The database shows nothing for a key that has ended. That they were here is on record, for a page that fails too."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        key = held(request, VISIT, IDLE)
        if key is None:
            return redirect("door:enter")
        outcome = ReadingOutcome.FAILED
        try:
            response = view(request, key)
            outcome = ReadingOutcome.READ
        finally:
            door.record_reading(key, page=f"door:{view.__name__}", outcome=outcome, at=timezone.now())
        if VISIT not in response.cookies:
            hold(response, VISIT, key, IDLE)
        return response

    guarded.access = GUEST  # type: ignore[attr-defined]
    guarded.login_required = False  # type: ignore[attr-defined] # read by Django's LoginRequiredMiddleware
    return cast("View", guarded)


def held(request: HttpRequest, cookie: str, age: int) -> str | None:
    return cookies.held(request, cookie, age)


def hold(response: HttpResponse, cookie: str, key: str, age: int) -> None:
    cookies.hold(response, cookie, key, age, path=PATH)


def let_go(response: HttpResponse) -> None:
    for cookie in (VISIT, KNOCK):
        cookies.let_go(response, cookie, path=PATH)
