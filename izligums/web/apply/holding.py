"""Who holds a draft: a short-lived strict cookie of these pages alone. It sets no other, the one against forged forms
neither: a form carries a word that follows from the key, and no page elsewhere knows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.csrf import csrf_exempt

from izligums.accounts.access import public
from izligums.web import cookies
from izligums.web.apply.forms import typed
from izligums.web.apply.frame import ApplyFrame

PATH = "/apply/"
COOKIE = "apply"
IDLE = 60 * 60  # seconds without a page

View = Callable[..., HttpResponse]


def holder(view: Callable[..., HttpResponse]) -> View:
    """For a view that gets the key of the browser; one without a key is led to the beginning, and whoever sent
    something gets back what was typed. Each page lets the idle time begin anew."""

    @csrf_exempt
    @public
    @wraps(view)
    def guarded(request: HttpRequest, language: str, *args: Any, **kwargs: Any) -> HttpResponse:
        key = held(request)
        if request.method == "POST" and (key is None or not _own_form(request, key)):
            facts = {"frame": ApplyFrame(language, "begin"), "typed": typed(request.POST, kwargs.get("name"))}
            return render(request, "apply/away.html", facts)
        if key is None:
            return redirect("apply:begin", language)
        response = view(request, language, key, *args, **kwargs)
        if COOKIE not in response.cookies:
            hold(response, key)
        return response

    return guarded


def word(key: str) -> str:
    """What a form of ours carries."""
    return salted_hmac("izligums.apply.form", key, algorithm="sha256").hexdigest()[:32]


def held(request: HttpRequest) -> str | None:
    return cookies.held(request, COOKIE, IDLE)


def hold(response: HttpResponse, key: str) -> None:
    cookies.hold(response, COOKIE, key, IDLE, path=PATH)


def let_go(response: HttpResponse) -> None:
    cookies.let_go(response, COOKIE, path=PATH)


def _own_form(request: HttpRequest, key: str) -> bool:
    return constant_time_compare(request.POST.get("word", ""), word(key))
