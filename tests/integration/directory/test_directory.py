"""Signing in through a staff directory on loopback, with real keys: OpenID Connect and SAML."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from pytest_django import Settings

from izligums.accounts.actions import create_user, load_units, set_active
from izligums.accounts.enums import Outcome, Role, SignInMethod
from izligums.accounts.models import DirectoryAccount, SignIn, User
from tests.support.directory import WAYS, Directory, Key, by_openid, by_saml, query_of

pytestmark = pytest.mark.django_db


def is_in(client: Client) -> bool:
    return client.get("/settings/").status_code == 200


@WAYS
def test_member_comes_in_and_is_entered(client: Client, directory: Directory, sign_in: Any) -> None:
    assert "Sign in through the staff directory" in client.get("/sign-in/").text
    assert sign_in(client, directory).headers["Location"] == "/settings/"
    assert is_in(client)
    anna = User.objects.get()
    assert (anna.username, anna.display_name, anna.role, anna.unit) == ("anna.liepa", "Anna Liepa", Role.AUDITOR, None)
    assert not anna.has_usable_password()
    assert SignIn.objects.get().method in (SignInMethod.OPENID, SignInMethod.SAML)
    assert "Otro soli prasa tas" in client.get("/settings/second-step/").text


@WAYS
def test_directory_brings_role_and_unit_up_to_date(client: Client, directory: Directory, sign_in: Any) -> None:
    load_units()
    sign_in(client, directory)
    directory.person |= {
        "name": "Anna Ozola",
        "preferred_username": "anna.ozola",
        "groups": ["izligums-heads", "izligums-latgale", "everybody"],
    }
    elsewhere = Client()
    sign_in(elsewhere, directory)
    anna = User.objects.get()
    assert (anna.username, anna.display_name, anna.role) == ("anna.liepa", "Anna Ozola", Role.HEAD)
    assert anna.unit is not None
    assert anna.unit.code == "latgale"


REFUSALS = [
    ({"groups": ["everybody"]}, "gives you no role"),
    ({"groups": []}, "gives you no role"),
    ({"groups": ["izligums-heads", "izligums-auditors"]}, "more than one role"),
    ({"groups": ["izligums-heads"]}, "names no unit"),
    ({"groups": ["izligums-heads", "izligums-latgale", "izligums-riga-east"]}, "more than one unit"),
    ({"groups": ["izligums-prosecutors", "izligums-auditors"], "office": "Prokuratūra"}, "more than one role"),
    ({"groups": ["izligums-prosecutors", "izligums-courts"], "office": "Prokuratūra"}, "more than one role"),
    ({"groups": ["izligums-prosecutors"]}, "in which office you work"),
    ({"groups": ["izligums-prosecutors"], "office": "x" * 201}, "did not say your name"),
    ({"preferred_username": ""}, "did not say your name"),
    ({"preferred_username": "x" * 90}, "did not say your name"),
]


@WAYS
@pytest.mark.parametrize(("person", "words"), REFUSALS)
def test_unclear_person_is_refused_with_the_reason(
    client: Client, directory: Directory, sign_in: Any, person: dict[str, Any], words: str
) -> None:
    load_units()
    directory.person |= person
    answer = sign_in(client, directory)
    assert answer.status_code == 403
    assert words in answer.text
    assert not is_in(client)
    assert not User.objects.exists()
    assert SignIn.objects.get().outcome is Outcome.REFUSED


@WAYS
def test_name_of_a_user_with_a_password_is_not_taken_over(client: Client, directory: Directory, sign_in: Any) -> None:
    own = create_user(username="anna.liepa", display_name="Anna", role=Role.ADMINISTRATOR, password="three birches")
    assert "your user name already" in sign_in(client, directory).text
    own.set_unusable_password()
    own.save()
    assert sign_in(client, directory).headers["Location"] == "/settings/"
    assert DirectoryAccount.objects.get().user == own


@WAYS
def test_user_who_is_shut_out_stays_out(client: Client, directory: Directory, sign_in: Any) -> None:
    sign_in(client, directory)
    set_active(user=User.objects.get(), active=False)
    elsewhere = Client()
    assert "is closed" in sign_in(elsewhere, directory).text
    assert not is_in(elsewhere)


@WAYS
def test_way_on_stays_within_our_pages(client: Client, directory: Directory, sign_in: Any) -> None:
    assert sign_in(client, directory, "https://elsewhere.example/").headers["Location"] == "/"


@pytest.mark.parametrize(
    "address",
    [
        "/sign-in/openid/",
        "/sign-in/openid/answer/",
        "/sign-in/saml/",
        "/sign-in/saml/metadata/",
    ],
)
def test_directory_that_is_not_set_answers_nothing(client: Client, address: str) -> None:
    assert client.get(address).headers["Location"] == "/sign-in/"
    assert client.post("/sign-in/saml/answer/").headers["Location"] == "/sign-in/"
    assert "staff directory" not in client.get("/sign-in/").text


# -- what is forged ----------------------------------------------------------------------------------------------------

FORGED = [
    {"aud": "another program"},
    {"iss": "https://elsewhere.example"},
    {"exp": int(time.time()) - 3600},
    {"nonce": "another one"},
]


@pytest.mark.parametrize("claims", FORGED, ids=lambda each: next(iter(each)))
def test_token_for_somebody_or_something_else_is_refused(
    client: Client, directory: Directory, claims: dict[str, Any]
) -> None:
    directory.claims = claims
    assert "could not be checked" in by_openid(client, directory).text
    assert not User.objects.exists()


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_token_not_signed_by_the_directory_is_refused(client: Client, directory: Directory, algorithm: str) -> None:
    directory.algorithm = algorithm
    assert "could not be checked" in by_openid(client, directory).text


@WAYS
def test_answer_signed_by_another_key_is_refused(client: Client, directory: Directory, sign_in: Any) -> None:
    directory.token_key = Key()
    assert "could not be checked" in sign_in(client, directory).text
    assert not User.objects.exists()


def test_answer_of_openid_in_another_browser_is_refused(client: Client, directory: Directory) -> None:
    sent = client.get("/sign-in/openid/").headers["Location"]
    back = directory.authorize(query_of(sent)).removeprefix("http://testserver")
    assert "could not be checked" in Client().get(back).text
    assert client.get(back).status_code == 302
    assert "could not be checked" in Client().get(back).text


@pytest.mark.parametrize("spoiled", [{"signed": "no"}, {"minutes": "-60"}, {"minutes": "60"}])
def test_answer_of_saml_unsigned_or_out_of_time_is_refused(
    client: Client, directory: Directory, spoiled: dict[str, str]
) -> None:
    assert "could not be checked" in by_saml(client, directory, **spoiled).text
    assert not User.objects.exists()


def test_answer_of_saml_for_another_program_is_refused(client: Client, directory: Directory) -> None:
    for audience, back in (
        ("http://elsewhere.example/", "http://testserver/sign-in/saml/answer/"),
        ("http://testserver/sign-in/saml/metadata/", "http://elsewhere.example/"),
    ):
        cookie = client.get("/sign-in/saml/").cookies["saml"].value
        assert cookie
        asked = cookie.split(" ")[0]
        answer = directory.saml_answer(asked, back, audience)
        assert "could not be checked" in client.post("/sign-in/saml/answer/", {"SAMLResponse": answer}).text


def test_answer_of_saml_works_once_and_only_where_it_was_asked_for(client: Client, directory: Directory) -> None:
    sent = client.get("/sign-in/saml/")
    answer = {"SAMLResponse": directory.sso(query_of(sent.headers["Location"]))}
    kept = client.cookies["saml"].value
    assert "could not be checked" in Client().post("/sign-in/saml/answer/", answer).text
    assert client.post("/sign-in/saml/answer/", answer).status_code == 302
    client.cookies["saml"] = kept
    assert client.post("/sign-in/saml/answer/", answer).status_code == 403
    another = Client()
    another.get("/sign-in/saml/")
    assert "could not be checked" in another.post("/sign-in/saml/answer/", answer).text


@pytest.mark.parametrize("answer", ["", "x", "PHg+", "PCFET0NUWVBFIHggW10+PHgvPg=="])
def test_nonsense_is_no_answer(client: Client, directory: Directory, answer: str) -> None:
    client.get("/sign-in/saml/")
    assert client.post("/sign-in/saml/answer/", {"SAMLResponse": answer}).status_code == 403
    assert client.get("/sign-in/openid/answer/", {"code": answer, "state": "x"}).status_code == 403


def test_directory_is_told_who_we_are(client: Client, directory: Directory) -> None:
    told = client.get("/sign-in/saml/metadata/").content.decode()
    assert 'entityID="http://testserver/sign-in/saml/metadata/"' in told
    assert "http://testserver/sign-in/saml/answer/" in told


def test_directory_out_of_reach_is_said(client: Client, directory: Directory, settings: Settings) -> None:
    settings.OPENID_ISSUER = "http://127.0.0.1:9"
    assert client.get("/sign-in/openid/").status_code == 403


def test_policy_file_with_an_unknown_role_keeps_the_server_from_starting(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "directory.toml"
    file.write_text(
        '[claims]\nsubject=""\nusername="u"\nname="n"\ngroups="g"\n[roles]\n"x" = "emperor"\n[units]\n', "utf-8"
    )
    settings.DIRECTORY_POLICY = str(file)
    with pytest.raises(SystemCheckError, match="staff directory is not in order"):
        call_command("check")
