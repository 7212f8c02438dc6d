"""The start page, the pages of text, and leaving them quickly.

A page of words is the same for everybody, so it is drawn and compressed once in the life of the program.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from izligums.accounts.access import public
from izligums.core.enums import Language
from izligums.core.help_lines import help_lines
from izligums.policy import pages
from izligums.policy.texts import PolicyText
from izligums.web.public.frame import Frame
from izligums.web.public.numbers import numbers_today


@dataclass(frozen=True)
class Drawn:
    plain: bytes
    compressed: bytes

    @classmethod
    def of(cls, page: str) -> Drawn:
        return cls(page.encode(), gzip.compress(page.encode(), mtime=0))


@public
@vary_on_headers("Accept-Encoding")
@require_safe
def start(request: HttpRequest, language: str) -> HttpResponse:
    return _send(request, _start(language))


@public
@vary_on_headers("Accept-Encoding")
@require_safe
def page(request: HttpRequest, language: str, name: str) -> HttpResponse:
    frame = Frame(language, "page", name)
    return _send(request, _page(frame, pages.page(name, language), _numbers(frame)))


@public
@vary_on_headers("Accept-Encoding")
@require_safe
def easy(request: HttpRequest, name: str) -> HttpResponse:
    """The same page in short sentences and common words; Latvian alone."""
    if name not in pages.EASY:
        raise Http404
    frame = Frame("lv", "page", name, is_easy=True)
    return _send(request, _page(frame, pages.page(f"easy-{name}", "lv"), _numbers(frame)))


@public
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """To an ordinary calendar. The browser is asked to forget what it kept of us; its history it keeps by itself."""
    response = redirect("calendar")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def _send(request: HttpRequest, drawn: Drawn) -> HttpResponse:
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(drawn.compressed, headers={"Content-Encoding": "gzip"})
    return HttpResponse(drawn.plain)


@cache
def _start(language: str) -> Drawn:
    return Drawn.of(render_to_string("public/start.html", {"frame": Frame(language, "start")}))


@cache
def _page(frame: Frame, text: PolicyText, numbers: tuple[tuple[str, str], ...]) -> Drawn:
    return Drawn.of(render_to_string("public/page.html", {"frame": frame, "text": text, "numbers": numbers}))


def _numbers(frame: Frame) -> tuple[tuple[str, str], ...]:
    """On the page of other help: what each line is for, and its number; a line without one is left out."""
    if frame.page != "help":
        return ()
    language, numbers = Language(frame.language), numbers_today()
    return tuple((line.words[language], numbers[name]) for name, line in help_lines().items() if numbers[name])
