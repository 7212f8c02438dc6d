"""One's own page, *stop*, and who opened one's data."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts import eidentity
from izligums.policy.texts import newest
from izligums.process import door
from izligums.process.own import deciding, drafts, letters, supporters, telling
from izligums.process.own.acts import VisitOverError
from izligums.process.own.standing import standing
from izligums.web.space import way
from izligums.web.space.frame import draw, entered
from izligums.web.space.inside import guest

READ_OR_SEND = ["GET", "HEAD", "POST"]


@guest
@require_safe
def home(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    space, stands = entered(key), standing(key)
    shown = {
        "stations": way.stations(space, stands),
        "next": way.what_is_next(space, stands),
        "tasks": way.tasks(space, stands),
        "drafts": drafts.all_saved(key),
        "said": deciding.said(key),
        "company": supporters.company(key),
        "letter_waits": letters.is_asked(key),
        "reply_is_new": telling.reply_is_new(key),
        "e_identity": eidentity.offered(),
    }
    return draw(request, key, "space/home.html", shown, space=space)


@guest
@require_http_methods(READ_OR_SEND)
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    if request.method != "POST":
        consequences = newest("consequences", get_language() or "lv")
        settled = standing(key).in_force is not None
        return draw(request, key, "space/stop.html", {"settled": settled, "consequences": consequences})
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
