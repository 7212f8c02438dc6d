"""Coming in by national e-identity: off to the provider, back with its answer, and in.

Whoever proves an e-identity sees the same pages, whether they have access to a space or not. The browser goes away with
a key, the one that stands for the code it typed or a new one, and comes back with it: an answer counts for no other.
"""

from __future__ import annotations

import json
import logging
import secrets
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts import eidentity
from izligums.accounts.access import public
from izligums.accounts.directory import RefusedError, Told
from izligums.accounts.tries import TooManyTriesError
from izligums.process import door
from izligums.web.desk.entering import wait_words
from izligums.web.door.entering import KNOCK, WAITING, held, hold, let_in
from izligums.web.door.forms import GoOnForm
from izligums.web.origin import origin_of
from izligums.web.reading import writes_by_get
from izligums.web.signon import openid, saml
from izligums.web.signon.errand import Errand

_log = logging.getLogger(__name__)
_ANSWER = "door:e_identity_answer"


def _openid() -> openid.Provider:
    scope = f"openid {settings.E_IDENTITY_SCOPE}".strip()
    issuer, client, secret = settings.E_IDENTITY_ISSUER, settings.E_IDENTITY_CLIENT, settings.E_IDENTITY_SECRET
    return openid.Provider(issuer, client, secret, scope, fresh=True)


def _saml() -> saml.Provider:
    return saml.Provider(settings.E_IDENTITY_METADATA, answer=_ANSWER, described="door:e_identity_metadata", fresh=True)


def _errand() -> Errand:
    return Errand(cookie="mana-lieta-e", page=_ANSWER, by_post=_saml().offered)


@public
@require_http_methods(["GET"])
def start(request: HttpRequest) -> HttpResponse:
    """For somebody who typed no code."""
    return _send_away(request, secrets.token_urlsafe(32))


@public
@require_http_methods(["GET"])
def start_beside_code(request: HttpRequest) -> HttpResponse:
    """For somebody who has just typed one, right or wrong."""
    key = held(request, KNOCK, WAITING)
    return redirect("door:enter") if key is None else _send_away(request, key)


def _send_away(request: HttpRequest, key: str) -> HttpResponse:
    if not eidentity.offered():
        return redirect("door:enter")
    kept: dict[str, Any] = {"key": key, "at": timezone.now().timestamp()}
    try:
        if _saml().offered:
            address, kept["asked"] = saml.start(_saml(), request)
            response: HttpResponse = redirect(address)
        else:
            kept["asked"] = {}
            response = openid.start(_openid(), kept["asked"], request.build_absolute_uri(reverse(_ANSWER)))
    except RefusedError as refused:
        return _refuse(request, refused)
    _errand().keep(response, json.dumps(kept))
    return response


@csrf_exempt  # SAML brings the answer from another site; its signature and our own cookie stand for the token
@public
@writes_by_get
@sensitive_post_parameters("SAMLResponse")
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """OpenID Connect brings the answer by GET, SAML by POST. A link or form by somebody else does nothing: what was
    asked stands in a cookie of this browser."""
    kept = _errand().kept(request)
    if not eidentity.offered() or not kept:
        return redirect("door:enter")
    asked, now = json.loads(kept), timezone.now()
    try:
        door.count_try(origin=origin_of(request).address, at=now)
        door.recognise(asked["key"], eidentity.code_proved(_told(request, asked, at=now)), at=now)
    except TooManyTriesError as slowed:
        response = _problem_page(request, wait_words(slowed), status=200)
    except RefusedError as refused:
        response = _refuse(request, refused)
    else:
        response = redirect("door:recognised")
        hold(response, KNOCK, asked["key"], WAITING)
    _errand().forget(response)
    return response


def _told(request: HttpRequest, kept: dict[str, Any], *, at: datetime) -> Told:
    """What the provider says in answer to what this browser asked, by somebody who signed in there since. Raises
    RefusedError."""
    asked_at = datetime.fromtimestamp(kept["at"], tz=UTC)
    if _saml().offered:
        return saml.finish(_saml(), request, kept["asked"], at=at, asked_at=asked_at)
    return openid.finish(_openid(), kept["asked"], request, asked_at=asked_at)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def go_on(request: HttpRequest) -> HttpResponse:
    """The same page for everybody who comes back, and one sentence for every reason why it does not open.

    A page of our own has to lie between: our strict cookies do not come along from the provider's.
    """
    form = GoOnForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        key = held(request, KNOCK, WAITING)
        if key is None:
            return redirect("door:enter")
        try:
            visit = door.come_in_recognised(key, origin=origin_of(request).address, at=timezone.now())
        except TooManyTriesError as slowed:
            form.add_error(None, wait_words(slowed))
        else:
            if visit is not None:
                return let_in(request, visit)
            form.add_error(None, _("This opens nothing. Type your code, then use your e-identity beside it."))
    return render(request, "door/recognised.html", {"form": form})


@public
@require_safe
def metadata(request: HttpRequest) -> HttpResponse:
    """What a provider by SAML has to know about us."""
    if not _saml().offered:
        return redirect("door:enter")
    return HttpResponse(saml.metadata(_saml(), request), content_type="application/samlmetadata+xml")


def _refuse(request: HttpRequest, refused: RefusedError) -> HttpResponse:
    _log.warning("E-identity refused: %s", type(refused.__cause__).__name__)
    words = _("Your e-identity could not be checked. Begin again, or come in with your codes.")
    return _problem_page(request, words, status=403)


def _problem_page(request: HttpRequest, words: str, *, status: int) -> HttpResponse:
    return render(request, "door/not_recognised.html", {"problem": words}, status=status)
