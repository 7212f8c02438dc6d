"""SAML 2.0: our request by redirect, the provider's signed answer by post.

The answer comes from another site, so the browser sends no session with it: a signed cookie of its own (`errand`) holds
which request it answers. An answer nobody asked for, or one that came before, is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import xmlsec
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from lxml import etree
from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Words
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
from onelogin.saml2.settings import OneLogin_Saml2_Settings

from izligums.accounts.directory import Refusal, RefusedError, Told
from izligums.accounts.tries import Limit, TooManyTriesError, Try, take
from izligums.web.signon.freshness import check_fresh

_HOUR = timedelta(hours=1)
_ONCE = Limit("saml", free=1, first=_HOUR, most=_HOUR, forgotten=timedelta(days=1))


#: The last two: what is no XML, and what the signature library says.
_PROBLEMS = (
    OneLogin_Saml2_Error,
    OneLogin_Saml2_ValidationError,
    TooManyTriesError,
    TypeError,
    ValueError,
    SyntaxError,
    xmlsec.Error,
)


@dataclass(frozen=True)
class Provider:
    """Who says who somebody is: the file with its metadata; by name our own pages, the one that takes its answer and
    the one that says what it has to know about us. With `fresh` people sign in there anew each time."""

    metadata: str
    answer: str
    described: str
    fresh: bool = False

    @property
    def offered(self) -> bool:
        return bool(self.metadata)


def directory() -> Provider:
    """The staff directory."""
    return Provider(settings.SAML_METADATA, answer="desk:saml", described="desk:saml_metadata")


def start(provider: Provider, request: HttpRequest) -> tuple[str, str]:
    """Where to send the browser, and which request the answer has to be for."""
    library = _library(provider, request)
    address = library.login(force_authn=provider.fresh)
    return address, library.get_last_request_id()


def finish(
    provider: Provider, request: HttpRequest, asked: str, *, at: datetime, asked_at: datetime | None = None
) -> Told:
    """What was said in answer to the request `asked`. Raises RefusedError when it does not hold; with `asked_at`, when
    somebody signed in there before that."""
    if not asked:
        raise RefusedError(Refusal.NOT_PROVED)
    library = _library(provider, request)
    try:
        library.process_response(request_id=asked)
        holds = library.is_authenticated() and library.get_last_response_in_response_to() == asked
        if not holds:
            raise RefusedError(Refusal.NOT_PROVED)
        if asked_at is not None:
            check_fresh(_signed_in_at(library), asked_at=asked_at)
        take([Try(_ONCE, asked)], at=at)
    except _PROBLEMS as problem:
        raise RefusedError(Refusal.NOT_PROVED) from problem
    # A transient identifier is another one each time: then only a claim of the policy file says who it is.
    passing = library.get_nameid_format() == Words.NAMEID_TRANSIENT
    subject = "" if passing else library.get_nameid()
    issuer = library.get_settings().get_idp_data()["entityId"]
    return Told(issuer, subject, library.get_attributes())


def metadata(provider: Provider, request: HttpRequest) -> bytes:
    """What the provider has to know about us."""
    ours = OneLogin_Saml2_Settings(_settings(provider, request), sp_validation_only=True)
    return bytes(ours.get_sp_metadata(), "utf-8")


def _signed_in_at(library: OneLogin_Saml2_Auth) -> datetime:
    """The earliest moment that the one assertion of a checked answer names. Raises ValueError when it names none."""
    checked = etree.fromstring(library.get_last_response_xml())
    moments = checked.xpath("//saml:AuthnStatement/@AuthnInstant", namespaces={"saml": Words.NS_SAML})
    return min(datetime.fromisoformat(each) for each in moments)


def _library(provider: Provider, request: HttpRequest) -> OneLogin_Saml2_Auth:
    told = {
        "https": "on" if request.is_secure() else "off",
        "http_host": request.get_host(),
        "script_name": request.path,
        "get_data": {},
        "post_data": request.POST.dict(),
    }
    return OneLogin_Saml2_Auth(told, old_settings=_settings(provider, request))


def _settings(provider: Provider, request: HttpRequest) -> dict[str, Any]:
    theirs = OneLogin_Saml2_IdPMetadataParser.parse(Path(provider.metadata).read_bytes())
    ours = {
        "entityId": request.build_absolute_uri(reverse(provider.described)),
        "assertionConsumerService": {
            "url": request.build_absolute_uri(reverse(provider.answer)),
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
