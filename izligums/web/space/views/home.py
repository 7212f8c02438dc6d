"""One's own page, *stop*, and who opened one's data."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts import eidentity
from izligums.process import door
from izligums.process.own import drafts
from izligums.process.own.acts import VisitOverError
from izligums.web.space.frame import draw
from izligums.web.space.inside import guest

READ_OR_SEND = ["GET", "HEAD", "POST"]


@guest
@require_safe
def home(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    shown = {"e_identity": eidentity.offered(), "drafts": drafts.all_saved(key)}
    return draw(request, key, "space/home.html", shown)


@guest
@require_http_methods(READ_OR_SEND)
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    if request.method != "POST":
        return draw(request, key, "space/stop.html")
    if not door.wish_to_stop(key, at=timezone.now()):
        raise VisitOverError
    return redirect("space:home")


@guest
@require_safe
def readers(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    found = door.readers(key)
    if found is None:
        raise VisitOverError
    days = [(day, list(those)) for day, those in groupby(found, key=lambda each: each.on)]
    return draw(request, key, "space/readers.html", {"days": days, "most": len(found) == door.MOST_READERS})
