"""One's own second factor: app, passkeys, recovery codes. Changes ask for a fresh proof of who is at the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from izligums.accounts import factors, passkeys, sessions, signin
from izligums.accounts.access import requires
from izligums.accounts.enums import Outcome, SignInMethod
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.accounts.tries import TooManyTriesError
from izligums.web.desk import entering
from izligums.web.desk.app_setup import app_setup
from izligums.web.desk.forms.second_factor import PasskeyForm, PasswordAgainForm
from izligums.web.origin import origin_of, site_of

_PROVED = "proved"
_FRESH = timedelta(minutes=15)
_CHALLENGE = "new_passkey_challenge"
View = Callable[..., HttpResponse]


def fresh(view: View) -> View:
    """The password was given within the last quarter of an hour, at sign-in or since; else it is asked for again."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        proved = max(request.session.get(_PROVED, 0), request.session.get("started", 0))
        if timezone.now() - sessions.moment(proved) < _FRESH:
            return view(request, *args, **kwargs)
        wanted = request.path if request.method == "GET" else reverse("desk:second_factor")
        return redirect(f"{reverse('desk:prove')}?{urlencode({'next': wanted})}")

    return guarded


@requires(Permission.OWN_PAGES)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    page = {
        "factors": factors.factors_of(user),
        "required": factors.required(user),
        "possible": site_of(request).can,
        "by_directory": not user.has_usable_password(),
    }
    return render(request, "desk/settings/second_factor.html", page)


@requires(Permission.OWN_PAGES)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    wanted = entering.safe(request, request.POST.get("next") or request.GET.get("next", ""))
    form = PasswordAgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        origin = origin_of(request, user.username)
        try:
            found = signin.by_password(
                username=user.username, password=form.cleaned_data["password"], origin=origin, at=timezone.now()
            )
        except TooManyTriesError as slowed:
            form.add_error("password", entering.wait_words(slowed))
        else:
            if found == user:
                request.session[_PROVED] = timezone.now().timestamp()
                return redirect(wanted)
            form.add_error("password", _("This is not your password. Type it again."))
    return render(request, "desk/settings/prove.html", {"form": form, "next": wanted})


@requires(Permission.OWN_PAGES)
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def add_app(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    done, page = app_setup(request, user)
    if not done:
        return render(request, "desk/settings/app.html", page)
    return _added(request, user, _("The app is set up."))


@requires(Permission.OWN_PAGES)
@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def add_passkey(request: HttpRequest) -> HttpResponse:
    user, site = cast("User", request.user), site_of(request)
    if not site.can:
        return redirect("desk:second_factor")
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        added = passkeys.add(
            user=user,
            name=form.cleaned_data["name"],
            answer=form.cleaned_data["answer"],
            challenge=request.session.pop(_CHALLENGE, ""),
            site=site,
            at=timezone.now(),
        )
        if added is not None:
            return _added(request, user, _("The passkey is added."))
        form.add_error(None, _("The passkey could not be added. Try again, or use an app."))
    question = passkeys.ask_to_make(user, site)
    request.session[_CHALLENGE] = question.challenge
    return render(request, "desk/settings/passkey.html", {"form": form, "options": question.options})


@requires(Permission.OWN_PAGES)
@require_POST
@fresh
def new_codes(request: HttpRequest) -> HttpResponse:
    codes = factors.new_codes(user=cast("User", request.user))
    return render(request, "desk/recovery_codes.html", {"codes": codes, "wanted": reverse("desk:second_factor")})


@requires(Permission.OWN_PAGES)
@require_POST
@fresh
def remove_app(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    if _may_remove(request, user):
        factors.remove_app(user=user)
        messages.success(request, _("The app no longer signs you in."))
    return redirect("desk:second_factor")


@requires(Permission.OWN_PAGES)
@require_POST
@fresh
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast("User", request.user)
    passkey = user.passkeys.filter(pk=pk).first()
    if passkey is not None and _may_remove(request, user):
        passkey.delete()
        messages.success(request, _("The passkey no longer signs you in."))
    return redirect("desk:second_factor")


@requires(Permission.USERS_CHANGE)
@require_POST
@fresh
def reset_of_user(request: HttpRequest, pk: int) -> HttpResponse:
    """For a user who has lost phone and list. Their sessions end too; the record of sign-ins says who did it."""
    user, by = get_object_or_404(User, pk=pk), cast("User", request.user)
    if user == by:
        messages.error(request, _("Another administrator has to do this for you."))
        return redirect("desk:user", pk=pk)
    factors.remove_all(user=user)
    sessions.end(user)
    signin.keep(
        user=user, by=by, method=SignInMethod.CODE, outcome=Outcome.RESET, origin=origin_of(request), at=timezone.now()
    )
    messages.success(request, _("The second factor is removed. It is set up anew at the next sign-in."))
    return redirect("desk:user", pk=pk)


def _added(request: HttpRequest, user: User, words: str) -> HttpResponse:
    """The first factor brings the recovery codes with it."""
    messages.success(request, words)
    if user.recovery_codes.filter(used_at=None).exists():
        return redirect("desk:second_factor")
    codes = factors.new_codes(user=user)
    return render(request, "desk/recovery_codes.html", {"codes": codes, "wanted": reverse("desk:second_factor")})


def _may_remove(request: HttpRequest, user: User) -> bool:
    if factors.required(user) and factors.factors_of(user).only_one:
        messages.error(request, _("Your role needs a second factor. Set up another one first."))
        return False
    return True
