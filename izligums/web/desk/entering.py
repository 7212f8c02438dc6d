"""What every way of signing in ends with, and signing out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext

from izligums.accounts import sessions, signin
from izligums.accounts.enums import Outcome, SignInMethod
from izligums.accounts.models import User
from izligums.accounts.tries import TooManyTriesError
from izligums.web.desk import pending
from izligums.web.languages import OF_THE_SERVICE
from izligums.web.origin import origin_of, remember_device

SPOKEN = frozenset(OF_THE_SERVICE)


def enter(request: HttpRequest, user: User, method: SignInMethod, wanted: str) -> HttpResponse:
    """`user` has proved who they are: a new session begins."""
    now, origin = timezone.now(), origin_of(request)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    pending.end(request)
    sessions.begin(request.session, at=now, device=origin.device, network=origin.network)
    signin.keep(user=user, method=method, outcome=Outcome.ENTERED, origin=origin, at=now)
    response = redirect(wanted)
    remember_device(request, response, user.username)
    if user.language in SPOKEN:
        remember_language(response, user.language)
    return response


def leave(request: HttpRequest) -> None:
    """The session ends at once, here and in the table."""
    if isinstance(request.user, User):
        signin.keep(
            user=request.user,
            method=SignInMethod.PASSWORD,
            outcome=Outcome.LEFT,
            origin=origin_of(request),
            at=timezone.now(),
        )
    logout(request)


def wait_words(slowed: TooManyTriesError) -> str:
    minutes = slowed.minutes
    return ngettext(
        "There were too many tries. Wait %(minutes)d minute, then try again.",
        "There were too many tries. Wait %(minutes)d minutes, then try again.",
        minutes,
    ) % {"minutes": minutes}


def safe(request: HttpRequest, address: str) -> str:
    """`address` when it lies within our own pages, else the start."""
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else "/"


def remember_language(response: HttpResponse, code: str) -> None:
    translation.activate(code)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",  # as every cookie in the settings
    )
