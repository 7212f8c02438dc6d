"""Who may open a page of this room: somebody who came in by the door, for as long as their visit lasts."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from izligums.accounts.access import GUEST
from izligums.cases.enums import ReadingOutcome
from izligums.process import door
from izligums.process.own.acts import VisitOverError
from izligums.web.door.entering import IDLE, VISIT, held, hold, let_go

View = Callable[..., HttpResponse]
#: What a form says beside what somebody typed.
_OURS = frozenset({"csrfmiddlewaretoken", "token", "later"})


def guest(view: View) -> View:
    """For a view of somebody who is inside: it gets the key of the visit, and its answer lets the idle time begin anew.
    The database shows nothing for a key that has ended. That they were here is on record, for a page that fails too."""

    @wraps(view)
    def guarded(request: HttpRequest, **where: Any) -> HttpResponse:
        key = held(request, VISIT, IDLE)
        if key is None:
            return over(request)
        outcome = ReadingOutcome.FAILED
        try:
            response = _answer(view, request, key, where)
            outcome = ReadingOutcome.READ
        finally:
            door.record_reading(key, page=f"space:{view.__name__}", outcome=outcome, at=timezone.now())
        if VISIT not in response.cookies:
            hold(response, VISIT, key, IDLE)
        return response

    guarded.access = GUEST  # type: ignore[attr-defined]
    guarded.login_required = False  # type: ignore[attr-defined] # read by Django's LoginRequiredMiddleware
    return cast("View", guarded)


def _answer(view: View, request: HttpRequest, key: str, where: dict[str, Any]) -> HttpResponse:
    try:
        return view(request, key, **where)
    except VisitOverError:
        return over(request)


def over(request: HttpRequest) -> HttpResponse:
    """To the door; whoever was writing gets back what they typed."""
    typed = [value for name, value in request.POST.items() if name not in _OURS and value]
    response = render(request, "space/away.html", {"typed": typed}) if typed else redirect("door:enter")
    let_go(response)
    return response
