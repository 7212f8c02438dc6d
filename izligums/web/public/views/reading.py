"""The start page, the pages of text, and leaving them quickly."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from izligums.accounts.access import public
from izligums.policy import pages
from izligums.web.public.frame import Frame


@public
@require_safe
def start(request: HttpRequest, language: str) -> HttpResponse:
    return render(request, "public/start.html", {"frame": Frame(language, "start")})


@public
@require_safe
def page(request: HttpRequest, language: str, name: str) -> HttpResponse:
    frame = Frame(language, "page", name)
    return render(request, "public/page.html", {"frame": frame, "text": pages.page(name, language)})


@public
@require_safe
def easy(request: HttpRequest, name: str) -> HttpResponse:
    """The same page in short sentences and common words; Latvian alone."""
    if name not in pages.EASY:
        raise Http404
    frame = Frame("lv", "page", name, is_easy=True)
    return render(request, "public/page.html", {"frame": frame, "text": pages.page(f"easy-{name}", "lv")})


@public
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """To an ordinary calendar. The browser is asked to forget what it kept of us; its history it keeps by itself."""
    response = redirect("calendar")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
