"""Signing in through the staff directory. The directory asks for the second step."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts import directory, signin
from izligums.accounts.access import public
from izligums.accounts.directory import Refusal, RefusedError
from izligums.accounts.enums import Outcome, SignInMethod
from izligums.web.desk import entering
from izligums.web.origin import origin_of
from izligums.web.reading import writes_by_get
from izligums.web.signon import openid, saml
from izligums.web.signon.errand import Errand

_log = logging.getLogger(__name__)
_WANTED = "openid_wanted"
_SAML = Errand(cookie="saml", page="desk:saml", by_post=True)


@public
@require_http_methods(["GET"])
def start_openid(request: HttpRequest) -> HttpResponse:
    if not openid.directory().offered:
        return redirect("desk:sign_in")
    request.session[_WANTED] = entering.safe(request, request.GET.get("next", ""))
    try:
        return openid.start(openid.directory(), request.session, request.build_absolute_uri(reverse("desk:openid")))
    except RefusedError as refused:
        return _refusal_page(request, refused)


@public
@writes_by_get
@require_http_methods(["GET"])
def openid_answer(request: HttpRequest) -> HttpResponse:
    """The standard brings the answer by GET. A link by somebody else does nothing: the state is in our session."""
    if not openid.directory().offered:
        return redirect("desk:sign_in")
    try:
        user = directory.enter(openid.finish(openid.directory(), request.session, request), at=timezone.now())
    except RefusedError as refused:
        return _refuse(request, SignInMethod.OPENID, refused)
    return entering.enter(request, user, SignInMethod.OPENID, request.session.pop(_WANTED, "/"))


@public
@require_http_methods(["GET"])
def start_saml(request: HttpRequest) -> HttpResponse:
    if not saml.directory().offered:
        return redirect("desk:sign_in")
    address, asked = saml.start(saml.directory(), request)
    response = redirect(address)
    _SAML.keep(response, f"{asked} {entering.safe(request, request.GET.get('next', ''))}")
    return response


@csrf_exempt  # it comes from the directory's page; its signature and the request's own cookie stand for the token
@public
@require_http_methods(["POST"])
def saml_answer(request: HttpRequest) -> HttpResponse:
    if not saml.directory().offered:
        return redirect("desk:sign_in")
    asked, _sep, wanted = _SAML.kept(request).partition(" ")
    try:
        now = timezone.now()
        user = directory.enter(saml.finish(saml.directory(), request, asked, at=now), at=now)
    except RefusedError as refused:
        response = _refuse(request, SignInMethod.SAML, refused)
    else:
        response = entering.enter(request, user, SignInMethod.SAML, entering.safe(request, wanted))
    _SAML.forget(response)
    return response


@public
@require_safe
def saml_metadata(request: HttpRequest) -> HttpResponse:
    if not saml.directory().offered:
        return redirect("desk:sign_in")
    return HttpResponse(saml.metadata(saml.directory(), request), content_type="application/samlmetadata+xml")


def _refuse(request: HttpRequest, method: SignInMethod, refused: RefusedError) -> HttpResponse:
    signin.keep(user=None, method=method, outcome=Outcome.REFUSED, origin=origin_of(request), at=timezone.now())
    return _refusal_page(request, refused)


def _refusal_page(request: HttpRequest, refused: RefusedError) -> HttpResponse:
    _log.warning("Sign-in through the directory refused: %s (%s)", refused.reason, type(refused.__cause__).__name__)
    return render(request, "desk/directory_refused.html", {"reason": _words(refused.reason)}, status=403)


def _words(reason: Refusal) -> str:
    match reason:
        case Refusal.NO_NAME:
            return _("The directory did not say your name. Tell your administrator.")
        case Refusal.NO_ROLE:
            return _("The directory gives you no role in this program. Ask your administrator for one.")
        case Refusal.TWO_ROLES:
            return _("The directory gives you more than one role here. Ask your administrator which it should be.")
        case Refusal.NO_UNIT:
            return _("The directory names no unit that this program knows. Ask your administrator.")
        case Refusal.TWO_UNITS:
            return _("The directory gives you more than one unit here. Ask your administrator which it should be.")
        case Refusal.NO_OFFICE:
            return _("The directory does not say in which office you work. Ask your administrator.")
        case Refusal.NAME_TAKEN:
            return _("Somebody here has your user name already. Ask your administrator to join the two.")
        case Refusal.SHUT_OUT:
            return _("Your account here is closed. Ask your administrator.")
        case Refusal.NOT_PROVED:
            return _("The answer of the directory could not be checked. Begin again.")
