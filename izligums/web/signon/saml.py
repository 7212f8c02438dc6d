"""SAML 2.0: our request by redirect, the directory's signed answer by post.

The answer comes from another site, so the browser sends no session with it: a signed cookie of its own holds which
request it answers. An answer nobody asked for, or one that came before, is refused.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import xmlsec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Words
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
from onelogin.saml2.settings import OneLogin_Saml2_Settings

from izligums.accounts.directory import Refusal, RefusedError, Told
from izligums.accounts.tries import Limit, TooManyTriesError, Try, take

_COOKIE = "saml"
_SECONDS = 600
_HOUR = timedelta(hours=1)
_ONCE = Limit("saml", free=1, first=_HOUR, most=_HOUR, forgotten=timedelta(days=1))


#: The last two: what is no XML, and what the signature library says.
_PROBLEMS = (
    OneLogin_Saml2_Error,
    OneLogin_Saml2_ValidationError,
    TooManyTriesError,
    ValueError,
    SyntaxError,
    xmlsec.Error,
)


def offered() -> bool:
    return bool(settings.SAML_METADATA)


def start(request: HttpRequest, wanted: str) -> HttpResponse:
    """Send the browser to the directory."""
    library = _library(request)
    response = redirect(library.login())
    response.set_signed_cookie(
        _COOKIE,
        f"{library.get_last_request_id()} {wanted}",
        salt=_COOKIE,
        max_age=_SECONDS,
        path=reverse("desk:saml"),
        secure=True,
        httponly=True,
        samesite="None",  # it has to come back with a post from the directory's page
    )
    return response


def finish(request: HttpRequest, *, at: datetime) -> tuple[Told, str]:
    """What was said, and the page that was asked for. Raises RefusedError when the answer does not hold."""
    kept = request.get_signed_cookie(_COOKIE, default="", salt=_COOKIE, max_age=_SECONDS) or ""
    asked, _, wanted = kept.partition(" ")
    library = _library(request)
    if not asked:
        raise RefusedError(Refusal.NOT_PROVED)
    try:
        library.process_response(request_id=asked)
        holds = library.is_authenticated() and library.get_last_response_in_response_to() == asked
        if not holds:
            raise RefusedError(Refusal.NOT_PROVED)
        take([Try(_ONCE, asked)], at=at)
    except _PROBLEMS as problem:
        raise RefusedError(Refusal.NOT_PROVED) from problem
    # A transient identifier is another one each time: then only a claim of the policy file says who it is.
    passing = library.get_nameid_format() == Words.NAMEID_TRANSIENT
    subject = "" if passing else library.get_nameid()
    issuer = library.get_settings().get_idp_data()["entityId"]
    return Told(issuer, subject, library.get_attributes()), wanted


def forget_request(response: HttpResponse) -> None:
    response.delete_cookie(_COOKIE, path=reverse("desk:saml"), samesite="None")


def metadata(request: HttpRequest) -> bytes:
    """What the directory has to know about us."""
    return bytes(OneLogin_Saml2_Settings(_settings(request), sp_validation_only=True).get_sp_metadata(), "utf-8")


def _library(request: HttpRequest) -> OneLogin_Saml2_Auth:
    told = {
        "https": "on" if request.is_secure() else "off",
        "http_host": request.get_host(),
        "script_name": request.path,
        "get_data": {},
        "post_data": request.POST.dict(),
    }
    return OneLogin_Saml2_Auth(told, old_settings=_settings(request))


def _settings(request: HttpRequest) -> dict[str, Any]:
    theirs = OneLogin_Saml2_IdPMetadataParser.parse(Path(settings.SAML_METADATA).read_bytes())
    ours = {
        "entityId": request.build_absolute_uri(reverse("desk:saml_metadata")),
        "assertionConsumerService": {
            "url": request.build_absolute_uri(reverse("desk:saml")),
            "binding": Words.BINDING_HTTP_POST,
        },
        "NameIDFormat": Words.NAMEID_UNSPECIFIED,
    }
    return {
        "strict": True,
        "debug": False,
        "sp": ours,
        "idp": theirs["idp"],
        "security": {
            "allowSingleLabelDomains": True,  # a name of the office's own network
            "wantAssertionsSigned": True,
            "wantNameId": True,
            "wantAttributeStatement": True,
            "allowRepeatAttributeName": True,
            "rejectDeprecatedAlgorithm": True,
            "rejectUnsolicitedResponsesWithInResponseTo": True,
            "requestedAuthnContext": False,
        },
    }
