"""A copy of everything that is kept about me in this case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts.tries import TooManyTriesError
from izligums.core.enums import Language
from izligums.process.own import copies
from izligums.web.desk.entering import wait_words
from izligums.web.space.frame import draw
from izligums.web.space.inside import guest
from izligums.web.space.papers import pdf


@guest
@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    problem = ""
    if request.method == "POST":
        try:
            copies.ask(key, language=Language(get_language() or "lv"), at=timezone.now())
        except TooManyTriesError as slowed:
            problem = wait_words(slowed)
        else:
            return redirect("space:own_data")
    return draw(request, key, "space/own_data.html", {"copy": copies.newest(key), "problem": problem})


@guest
@require_safe
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    content = copies.paper(key)
    return redirect("space:own_data") if content is None else pdf(content, "dati")
