"""Signing in and out, the language, the own password."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from izligums.accounts import actions, factors, sessions, signin
from izligums.accounts.access import public, requires
from izligums.accounts.enums import SignInMethod
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.accounts.tries import TooManyTriesError
from izligums.core.enums import Language
from izligums.web.desk import entering, pending
from izligums.web.desk.forms.account import PasswordForm, SignInForm
from izligums.web.languages import spoken_at
from izligums.web.origin import origin_of
from izligums.web.signon import openid, saml


@public
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    wanted = entering.safe(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(wanted)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = _checked(request, form)
        if user is not None:
            return _after_password(request, user, wanted)
    return render(request, "desk/sign_in.html", {"form": form, "next": wanted, **_ways()})


def _ways() -> dict[str, bool]:
    return {"openid": openid.directory().offered, "saml": saml.directory().offered}


def _after_password(request: HttpRequest, user: User, wanted: str) -> HttpResponse:
    if factors.factors_of(user).any:
        pending.begin(request, user, wanted, at=timezone.now())
        return redirect("desk:second_step")
    if factors.required(user):
        pending.begin(request, user, wanted, at=timezone.now())
        return redirect("desk:set_up")
    return entering.enter(request, user, SignInMethod.PASSWORD, wanted)


def _checked(request: HttpRequest, form: SignInForm) -> User | None:
    """One sentence for every reason a sign-in fails: it must not tell which user names exist."""
    given = form.cleaned_data
    origin = origin_of(request, given["username"])
    try:
        found = signin.by_password(**given, origin=origin, at=timezone.now())
    except TooManyTriesError as slowed:
        form.add_error(None, entering.wait_words(slowed))
        return None
    if found is None:
        form.add_error(None, _("User name and password do not match. Check both and try again."))
    return found


@requires(Permission.OWN_PAGES)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    entering.leave(request)
    return redirect(settings.LOGIN_URL)


@public
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Kept in a cookie, and for a member of the service also with the account."""
    back_to = entering.safe(request, request.POST.get("next", ""))
    response = redirect(back_to)
    chosen = request.POST.get("language", "")
    if chosen in spoken_at(back_to):
        entering.remember_language(response, chosen)
        if isinstance(request.user, User) and chosen in entering.SPOKEN:
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
        sessions.end(user, but=request.session.session_key)
        messages.success(request, _("Your password is changed. You are signed out everywhere else."))
        return redirect("desk:root")
    return render(request, "desk/password.html", {"form": form})
