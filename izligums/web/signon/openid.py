"""OpenID Connect: the authorization code flow with PKCE, state and nonce; the library checks the signature of the
identity token, its audience, times and nonce."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from joserfc.errors import JoseError
from requests import RequestException

from izligums.accounts.directory import Refusal, RefusedError, Told
from izligums.web.signon.freshness import check_fresh

#: Signatures by a key that only the provider has; never one that we share with it, never none.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_SECONDS = 10
_PROBLEMS = (AuthlibBaseError, OAuthError, JoseError, RequestException, KeyError, TypeError, ValueError, RuntimeError)


@dataclass(frozen=True)
class Provider:
    """Who says who somebody is. With `fresh` people sign in there anew each time, whatever they have open there."""

    issuer: str
    client: str
    secret: str
    scope: str
    fresh: bool = False

    @property
    def offered(self) -> bool:
        return bool(self.issuer)


def directory() -> Provider:
    """The staff directory."""
    return Provider(settings.OPENID_ISSUER, settings.OPENID_CLIENT, settings.OPENID_SECRET, "openid profile")


def start(provider: Provider, memory: MutableMapping[str, Any], back: str) -> HttpResponse:
    """Send the browser to the provider. What the answer has to fit stays in `memory`, which belongs to this browser.

    Raises RefusedError when the provider does not answer.
    """
    asks = {"prompt": "login", "max_age": 0, "ui_locales": get_language()} if provider.fresh else {}
    try:
        response: HttpResponse = _client(provider).authorize_redirect(SimpleNamespace(session=memory), back, **asks)
    except _PROBLEMS as problem:
        raise RefusedError(Refusal.NOT_PROVED) from problem
    return response


def finish(
    provider: Provider, memory: MutableMapping[str, Any], request: HttpRequest, *, asked_at: datetime | None = None
) -> Told:
    """Raises RefusedError when the answer does not hold; with `asked_at`, when somebody signed in there before that."""
    given = SimpleNamespace(method="GET", GET=request.GET, session=memory)
    try:
        claims = _client(provider).authorize_access_token(given)["userinfo"]
        if asked_at is not None:
            check_fresh(datetime.fromtimestamp(claims["auth_time"], tz=asked_at.tzinfo), asked_at=asked_at)
        return Told(provider.issuer, str(claims["sub"]), {name: _listed(each) for name, each in claims.items()})
    except _PROBLEMS as problem:
        raise RefusedError(Refusal.NOT_PROVED) from problem


def _client(provider: Provider) -> Any:
    client = _registered(provider)
    metadata = client.load_server_metadata()
    if metadata["issuer"] != provider.issuer:
        raise ValueError("the provider calls itself by another name")
    named = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
    metadata["id_token_signing_alg_values_supported"] = [each for each in named if each in _ALGORITHMS]
    return client


@lru_cache(maxsize=4)
def _registered(provider: Provider) -> Any:
    return OAuth().register(
        "provider",
        client_id=provider.client,
        client_secret=provider.secret,
        server_metadata_url=provider.issuer.rstrip("/") + "/.well-known/openid-configuration",
        client_kwargs={"scope": provider.scope, "code_challenge_method": "S256", "default_timeout": _SECONDS},
    )


def _listed(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
