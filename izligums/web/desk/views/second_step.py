"""The second step of signing in, and setting one up when the role asks for it and there is none yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from izligums.accounts import factors, passkeys, signin
from izligums.accounts.access import public
from izligums.accounts.enums import Outcome, SignInMethod
from izligums.accounts.models import User
from izligums.accounts.tries import TooManyTriesError
from izligums.web.desk import entering, pending
from izligums.web.desk.app_setup import app_setup
from izligums.web.desk.forms.second_factor import CodeForm
from izligums.web.origin import origin_of, site_of

_CHALLENGE = "passkey_challenge"


@public
@sensitive_post_parameters("code", "answer")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    who = pending.pending(request)
    if who is None or not factors.factors_of(who.user).any:
        return redirect("desk:sign_in")
    by_passkey = "answer" in request.POST
    form = CodeForm(request.POST if request.method == "POST" and not by_passkey else None)
    wrong = ""
    if by_passkey:
        if _passkey_holds(request, who.user):
            return entering.enter(request, who.user, SignInMethod.PASSKEY, who.wanted)
        wrong = _("The passkey was not accepted. Try again, or use a code.")
    elif request.method == "POST" and form.is_valid():
        method = _method_of(request, who.user, form)
        if method is not None:
            return entering.enter(request, who.user, method, who.wanted)
    page = {"form": form, "wrong": wrong, "passkey": _question(request, who.user)}
    return render(request, "desk/second_step.html", page)


@public
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Reached with the password alone, and only while there is no second factor."""
    who = pending.pending(request)
    if who is None or factors.factors_of(who.user).any:
        return redirect("desk:sign_in")
    done, page = app_setup(request, who.user)
    if not done:
        return render(request, "desk/set_up.html", page)
    codes = factors.new_codes(user=who.user)
    response = entering.enter(request, who.user, SignInMethod.CODE, who.wanted)
    response.status_code, response.content = 200, b""
    del response["Location"]
    shown = render(request, "desk/recovery_codes.html", {"codes": codes, "wanted": who.wanted})
    response.content = shown.content
    return response


def _method_of(request: HttpRequest, user: User, form: CodeForm) -> SignInMethod | None:
    now, origin = timezone.now(), origin_of(request, user.username)
    try:
        method = factors.check_code(user=user, code=form.cleaned_data["code"], origin=origin, at=now)
    except TooManyTriesError as slowed:
        form.add_error("code", entering.wait_words(slowed))
        signin.keep(user=user, method=SignInMethod.CODE, outcome=Outcome.SLOWED, origin=origin, at=now)
        return None
    if method is None:
        form.add_error("code", _("This code does not fit. Wait for the next one and type it again."))
        signin.keep(user=user, method=SignInMethod.CODE, outcome=Outcome.REFUSED, origin=origin, at=now)
    return method


def _question(request: HttpRequest, user: User) -> str:
    """What the browser is to answer with a passkey; empty when there is none for this site."""
    site = site_of(request)
    if not (site.can and user.passkeys.exists()):
        return ""
    question = passkeys.ask_to_use(user, site)
    request.session[_CHALLENGE] = question.challenge
    return question.options


def _passkey_holds(request: HttpRequest, user: User) -> bool:
    now, challenge = timezone.now(), request.session.pop(_CHALLENGE, "")
    answer = request.POST["answer"]
    holds = passkeys.check(user=user, answer=answer, challenge=challenge, site=site_of(request), at=now)
    if not holds:
        origin = origin_of(request)
        signin.keep(user=user, method=SignInMethod.PASSKEY, outcome=Outcome.REFUSED, origin=origin, at=now)
    return holds
