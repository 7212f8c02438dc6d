"""The start page, the pages of text, and leaving them quickly."""

from __future__ import annotations

from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from izligums.accounts.access import public
from izligums.core.enums import Language
from izligums.core.help_lines import help_lines
from izligums.core.queries import help_numbers
from izligums.policy import pages
from izligums.policy.texts import PolicyText
from izligums.web.public.frame import Frame


@public
@gzip_page
@require_safe
def start(request: HttpRequest, language: str) -> HttpResponse:
    return HttpResponse(_start(language))


@cache
def _start(language: str) -> str:
    """Drawn once, since it is the same for everybody; the address has said the language."""
    return render_to_string("public/start.html", {"frame": Frame(language, "start")})


@public
@gzip_page
@require_safe
def page(request: HttpRequest, language: str, name: str) -> HttpResponse:
    return _show(request, Frame(language, "page", name), pages.page(name, language))


@public
@gzip_page
@require_safe
def easy(request: HttpRequest, name: str) -> HttpResponse:
    """The same page in short sentences and common words; Latvian alone."""
    if name not in pages.EASY:
        raise Http404
    return _show(request, Frame("lv", "page", name, is_easy=True), pages.page(f"easy-{name}", "lv"))


def _show(request: HttpRequest, frame: Frame, text: PolicyText) -> HttpResponse:
    numbers = _numbers(Language(frame.language)) if frame.page == "help" else []
    return render(request, "public/page.html", {"frame": frame, "text": text, "numbers": numbers})


def _numbers(language: Language) -> list[tuple[str, str]]:
    """What each line is for, and its number; a line without one is left out."""
    set_today = help_numbers(on=timezone.localdate())
    return [(line.words[language], set_today[name]) for name, line in help_lines().items() if set_today[name]]


@public
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """To an ordinary calendar. The browser is asked to forget what it kept of us; its history it keeps by itself."""
    response = redirect("calendar")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
