"""A national e-identity on loopback, and a browser that goes there and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.test import Client
from pytest_django import Settings

from izligums.cases.models import Access
from izligums.core.codes import Purpose, code
from tests.support.cast import ANNA, JANIS, Person
from tests.support.directory import CLIENT, SECRET, Directory, query_of

CLAIM = "personal_code"
ANNAS, JANIS_ES, NOBODYS = "000077-91001", "000077-91002", "000077-91999"
#: Two adults whose personal codes are known.
KNOWN_PAIR: tuple[Person, ...] = ({**ANNA, "personal_code": ANNAS}, {**JANIS, "personal_code": JANIS_ES})
BACK = "http://testserver"


def by_openid(provider: Directory, settings: Settings) -> None:
    settings.E_IDENTITY_ISSUER, settings.E_IDENTITY_CLIENT = provider.address, CLIENT
    settings.E_IDENTITY_SECRET, settings.E_IDENTITY_CLAIM = SECRET, CLAIM


def by_saml(provider: Directory, settings: Settings, folder: Path) -> None:
    metadata = folder / "e-identity.xml"
    metadata.write_text(provider.metadata())
    settings.E_IDENTITY_METADATA, settings.E_IDENTITY_CLAIM = str(metadata), CLAIM


def sign_in_there_as(provider: Directory, personal_code: str, prefix: str = "PNOLV-") -> None:
    """With a name too, which nobody here may keep."""
    provider.person = {"sub": "s-1", "name": "Nevienam Nesakāms", CLAIM: prefix + personal_code}


def type_code(client: Client, typed: str) -> None:
    assert client.post("/mana-lieta/", {"code": typed}).headers["Location"] == "/mana-lieta/kods/"


def first_code(access: Access) -> str:
    access.refresh_from_db()
    return code(Purpose.INVITATION if access.used_at is None else Purpose.RETURNING, access.seed)


def go_away(client: Client, *, beside_code: bool = False) -> str:
    """The address of the provider to which the browser is sent."""
    where = "/mana-lieta/kods/e-identitate/" if beside_code else "/mana-lieta/e-identitate/"
    return str(client.get(where).headers["Location"])


def come_back(client: Client, provider: Directory, sent: str, **spoiled: str) -> Any:
    if "/sso?" in sent:
        answer = {"SAMLResponse": provider.sso(query_of(sent), **spoiled)}
        return client.post("/mana-lieta/e-identitate/atbilde/", answer)
    return client.get(provider.authorize(query_of(sent)).removeprefix(BACK))


def come_in(client: Client, provider: Directory, *, typed: str = "") -> Any:
    """What is answered at the end, whoever signed in there."""
    if typed:
        type_code(client, typed)
    answer = come_back(client, provider, go_away(client, beside_code=bool(typed)))
    assert answer.headers["Location"] == "/mana-lieta/e-identitate/talak/"
    return client.post(answer.headers["Location"])


def is_in(answer: Any) -> bool:
    return bool(answer.status_code == 302 and answer.headers["Location"] == "/mana-lieta/es/")


def whose(client: Client) -> str:
    """The name on the page of the own space."""
    page: str = client.get("/mana-lieta/es/").content.decode()
    return page.partition("Hello, ")[2].partition("<")[0]
