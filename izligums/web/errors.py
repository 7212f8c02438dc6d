"""A page that failed. People outside the service are told what to do and whom to call; staff, what to tell whom."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views import defaults

from izligums.web.languages import in_address
from izligums.web.public.frame import Frame
from izligums.web.public.numbers import numbers_today

_NOT_HERE = (_("There is no such page"), _("The address may be wrong, or what was here is not open to you."))
_SAID = {
    400: (_("We could not read this request"), _("Go back, check what you wrote and try again.")),
    403: _NOT_HERE,
    404: _NOT_HERE,
    500: (
        _("Something went wrong on our side"),
        _("It was not your mistake. What you just did may not have been saved. Try again in a few minutes."),
    ),
}
#: Whose frame a page has, by the beginning of its address; a language there is the public site's.
_FRAMES = {
    "/mana-lieta/": "door/base.html",
    "/kalendars/": "door/base.html",
    "/apply/": "public/base.html",
    "/leave/": "public/base.html",
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _for_people(request, 400) or defaults.bad_request(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _for_people(request, 403) or defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _for_people(request, 404) or defaults.page_not_found(request, exception)


def failed(request: HttpRequest) -> HttpResponse:
    return _for_people(request, 500) or defaults.server_error(request)


def _for_people(request: HttpRequest, status: int) -> HttpResponse | None:
    """None for the service's own pages."""
    frame = _frame(request.path_info)
    if frame is None:
        return None
    title, said = _SAID[status]
    numbers = numbers_today()
    facts = {
        "base": frame,
        "frame": Frame(translation.get_language() or settings.LANGUAGE_CODE, "start"),
        "title": title,
        "said": said,
        "telephone": numbers["service"],
        "emergency": numbers["emergency"],
    }
    return render(request, "public/wrong.html", facts, status=status)


def _frame(path: str) -> str | None:
    if in_address(path):
        return "public/base.html"
    return next((frame for begins, frame in _FRAMES.items() if path.startswith(begins)), None)
