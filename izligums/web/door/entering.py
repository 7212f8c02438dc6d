"""Who is inside: two short-lived cookies of this part alone, apart from the sessions of the service."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from izligums.process import door
from izligums.web import cookies
from izligums.web.desk.entering import remember_language

PATH = "/mana-lieta/"
VISIT, KNOCK = "mana-lieta", "mana-lieta-kods"
IDLE = 20 * 60  # seconds without a page, then the visit is over
WAITING = 10 * 60  # seconds for the second code


def let_in(request: HttpRequest, visit: str) -> HttpResponse:
    """To their own page, which speaks the person's language unless another one was chosen in this browser."""
    response = redirect("space:home")
    let_go(response)
    hold(response, VISIT, visit, IDLE)
    language = door.language(visit)
    if language is not None and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        remember_language(response, language)
    return response


def held(request: HttpRequest, cookie: str, age: int) -> str | None:
    return cookies.held(request, cookie, age)


def hold(response: HttpResponse, cookie: str, key: str, age: int) -> None:
    cookies.hold(response, cookie, key, age, path=PATH)


def let_go(response: HttpResponse) -> None:
    for cookie in (VISIT, KNOCK):
        cookies.let_go(response, cookie, path=PATH)
