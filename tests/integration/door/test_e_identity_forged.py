"""Answers of an e-identity that are forged, stale, stolen or meant for somebody else open nothing and prove nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import Settings

from izligums.cases.enums import SecondFactor, Stage
from izligums.cases.models import Knock
from izligums.people.queries import code_key
from tests.support.cases import Office
from tests.support.directory import Directory, Key, query_of, read_request
from tests.support.door import invited
from tests.support.eidentity import (
    ANNAS,
    BACK,
    JANIS_ES,
    KNOWN_PAIR,
    come_back,
    first_code,
    go_away,
    is_in,
    sign_in_there_as,
    type_code,
)

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


def refused(answer: Any) -> bool:
    assert not Knock.objects.exclude(proven="").exists()
    return bool(answer.status_code == 403 and "could not be checked" in answer.text)


def test_window_left_open_at_the_provider_lets_nobody_in(provider: Directory) -> None:
    sent = go_away(Client())
    if "/sso?" not in sent:
        assert query_of(sent)["prompt"] == "login"
        assert query_of(sent)["max_age"] == "0"
    for minutes, holds in ((0.5, True), (5, False)):
        provider.open_since = timedelta(minutes=minutes)
        Knock.objects.all().delete()
        client = Client()
        answer = come_back(client, provider, go_away(client))
        assert (answer.status_code == 302) is holds
        assert holds or refused(answer)


@pytest.mark.parametrize("said", [("PNOEE-", "38001085718"), ("", ANNAS), ("PNOLV-", ""), ("PNOLV-", "12345")])
def test_only_one_latvian_code_is_a_code(provider: Directory, said: tuple[str, str]) -> None:
    sign_in_there_as(provider, said[1], prefix=said[0])
    client = Client()
    assert refused(come_back(client, provider, go_away(client)))


def test_two_codes_are_none(provider: Directory) -> None:
    provider.person["personal_code"] = [f"PNOLV-{ANNAS}", f"PNOLV-{JANIS_ES}"]
    client = Client()
    assert refused(come_back(client, provider, go_away(client)))


def test_provider_without_other_countries_needs_no_prefix(provider: Directory, settings: Settings) -> None:
    settings.E_IDENTITY_PREFIX = ""
    sign_in_there_as(provider, ANNAS.replace("-", ""), prefix="")
    client = Client()
    come_back(client, provider, go_away(client))
    assert Knock.objects.get().proven == code_key(ANNAS)


def test_answer_in_another_browser_does_nothing(provider: Directory) -> None:
    client, other = Client(), Client()
    sent = go_away(client)
    assert come_back(other, provider, sent).headers["Location"] == "/mana-lieta/"
    go_away(other)
    assert refused(come_back(other, provider, sent))


def test_answer_works_once(provider: Directory) -> None:
    client = Client()
    sent = go_away(client)
    kept, method, answer = client.cookies["mana-lieta-e"].value, "POST", {}
    where = "/mana-lieta/e-identitate/atbilde/"
    if "/sso?" in sent:
        answer = {"SAMLResponse": provider.sso(query_of(sent))}
    else:
        method, where = "GET", provider.authorize(query_of(sent)).removeprefix(BACK)
    assert client.generic(method, where, urlencode(answer), FORM).status_code == 302
    Knock.objects.all().delete()
    assert client.generic(method, where, urlencode(answer), FORM).headers["Location"] == "/mana-lieta/"
    client.cookies["mana-lieta-e"] = kept
    assert refused(client.generic(method, where, urlencode(answer), FORM))


def test_answer_of_another_key_is_refused(provider: Directory) -> None:
    provider.token_key = Key()
    client = Client()
    assert refused(come_back(client, provider, go_away(client)))


def test_whoever_did_not_go_away_has_nowhere_to_go_on(provider: Directory) -> None:
    client = Client()
    assert client.get("/mana-lieta/kods/e-identitate/").headers["Location"] == "/mana-lieta/"
    assert client.post("/mana-lieta/e-identitate/talak/").headers["Location"] == "/mana-lieta/"
    office = Office()
    access = invited(office, "Anna", case=office.case_at(Stage.PREPARING, KNOWN_PAIR), second=SecondFactor.E_IDENTITY)
    type_code(client, first_code(access))
    assert not is_in(client.post("/mana-lieta/e-identitate/talak/"))


# -- one standard: OpenID Connect --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another program"},
        {"iss": "https://elsewhere.example"},
        {"exp": 1},
        {"nonce": "another"},
        {"auth_time": None},
    ],
    ids=str,
)
def test_token_for_somebody_or_something_else(openid: Directory, claims: dict[str, Any]) -> None:
    openid.claims = claims
    client = Client()
    assert refused(come_back(client, openid, go_away(client)))


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_token_not_signed_by_the_provider(openid: Directory, algorithm: str) -> None:
    openid.algorithm = algorithm
    client = Client()
    assert refused(come_back(client, openid, go_away(client)))


def test_whoever_turns_back_there_is_told_kindly(openid: Directory) -> None:
    client = Client()
    state = query_of(go_away(client))["state"]
    answer = client.get("/mana-lieta/e-identitate/atbilde/", {"error": "access_denied", "state": state})
    assert refused(answer)
    assert "come in with your codes" in answer.text


def test_provider_out_of_reach_is_said(openid: Directory, settings: Settings) -> None:
    settings.E_IDENTITY_ISSUER = "http://127.0.0.1:9"
    assert Client().get("/mana-lieta/e-identitate/").status_code == 403


# -- one standard: SAML 2.0 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spoiled", [{"signed": "no"}, {"minutes": "-60"}, {"minutes": "60"}], ids=str)
def test_answer_unsigned_or_out_of_time(saml: Directory, spoiled: dict[str, str]) -> None:
    client = Client()
    assert refused(come_back(client, saml, go_away(client), **spoiled))


def test_answer_for_another_program(saml: Directory) -> None:
    """The staff's own door here is another program too."""
    ours, back = "http://testserver/mana-lieta/e-identitate/metadati/", "/mana-lieta/e-identitate/atbilde/"
    for audience, where in (
        ("http://testserver/sign-in/saml/metadata/", f"http://testserver{back}"),
        (ours, "http://testserver/sign-in/saml/answer/"),
    ):
        client = Client()
        asked = read_request(query_of(go_away(client))).decode().partition('ID="')[2].partition('"')[0]
        answer = saml.saml_answer(asked, where, audience)
        assert refused(client.post(back, {"SAMLResponse": answer}))


def test_it_asks_for_a_fresh_sign_in_and_says_who_we_are(saml: Directory) -> None:
    client = Client()
    assert 'ForceAuthn="true"' in read_request(query_of(go_away(client))).decode()
    told = client.get("/mana-lieta/e-identitate/metadati/").content.decode()
    assert "http://testserver/mana-lieta/e-identitate/atbilde/" in told


def test_cookie_comes_along_with_the_post_and_no_other_page_gets_it(saml: Directory) -> None:
    client = Client()
    go_away(client)
    kept = client.cookies["mana-lieta-e"]
    assert (kept["samesite"], kept["secure"], kept["httponly"]) == ("None", True, True)
    assert kept["path"] == "/mana-lieta/e-identitate/atbilde/"
