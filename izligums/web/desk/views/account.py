"""Signing in and out, the language, the own password."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from izligums.accounts import actions
from izligums.accounts.access import public, requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.core.enums import Language
from izligums.web.desk.forms.account import PasswordForm, SignInForm

_SPOKEN = frozenset(code for code, _name in settings.LANGUAGES)


@public
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    wanted = _safe(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(wanted)
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid() and form.user is not None:
        login(request, form.user)
        response = redirect(wanted)
        if form.user.language in _SPOKEN:
            _remember_language(response, form.user.language)
        return response
    return render(request, "desk/sign_in.html", {"form": form, "next": wanted})


@requires(Permission.OWN_PAGES)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect(settings.LOGIN_URL)


@public
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Kept in a cookie, and for a member of the service also with the account."""
    response = redirect(_safe(request, request.POST.get("next", "")))
    chosen = request.POST.get("language", "")
    if chosen in _SPOKEN:
        _remember_language(response, chosen)
        if isinstance(request.user, User):
            actions.set_language(user=request.user, language=Language(chosen))
    return response


@requires(Permission.OWN_PAGES)
@sensitive_post_parameters("current", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    form = PasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        actions.set_password(user=user, password=form.cleaned_data["new"])
        update_session_auth_hash(request, user)
        messages.success(request, _("Your password is changed."))
        return redirect("desk:root")
    return render(request, "desk/password.html", {"form": form})


def _safe(request: HttpRequest, address: str) -> str:
    """`address` when it lies within our own pages, else the start."""
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else "/"


def _remember_language(response: HttpResponse, code: str) -> None:
    translation.activate(code)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",  # as every cookie in the settings
    )
