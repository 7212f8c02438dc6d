"""OpenID Connect: the authorization code flow with PKCE, state and nonce; the library checks the signature of the
identity token, its audience, times and nonce."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError
from requests import RequestException

from izligums.accounts.directory import Refusal, RefusedError, Told

#: Signatures by a key that only the directory has; never one that we share with it, never none.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_SECONDS = 10
_PROBLEMS = (AuthlibBaseError, OAuthError, JoseError, RequestException, KeyError, ValueError, RuntimeError)


def offered() -> bool:
    return bool(settings.OPENID_ISSUER)


def start(request: HttpRequest, back: str) -> HttpResponse:
    """Send the browser to the directory. Raises RefusedError when the directory does not answer."""
    try:
        response: HttpResponse = _client().authorize_redirect(request, back)
    except _PROBLEMS as problem:
        raise RefusedError(Refusal.NOT_PROVED) from problem
    return response


def finish(request: HttpRequest) -> Told:
    """Raises RefusedError when the answer does not hold."""
    try:
        token: dict[str, Any] = _client().authorize_access_token(request)
        claims = token["userinfo"]
        return Told(settings.OPENID_ISSUER, str(claims["sub"]), {name: _listed(each) for name, each in claims.items()})
    except _PROBLEMS as problem:
        raise RefusedError(Refusal.NOT_PROVED) from problem


def _client() -> Any:
    client = _registered(settings.OPENID_ISSUER, settings.OPENID_CLIENT, settings.OPENID_SECRET)
    metadata = client.load_server_metadata()
    if metadata["issuer"] != settings.OPENID_ISSUER:
        raise ValueError("the directory calls itself by another name")
    named = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
    metadata["id_token_signing_alg_values_supported"] = [each for each in named if each in _ALGORITHMS]
    return client


@lru_cache(maxsize=4)
def _registered(issuer: str, client: str, secret: str) -> Any:
    return OAuth().register(
        "directory",
        client_id=client,
        client_secret=secret,
        server_metadata_url=issuer.rstrip("/") + "/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile", "code_challenge_method": "S256", "default_timeout": _SECONDS},
    )


def _listed(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
