"""The second step of signing in: by app, passkey and recovery code."""

from __future__ import annotations

import html
import json
import re
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from pytest_django import Settings

from izligums.accounts import factors, sealing
from izligums.accounts.actions import create_user
from izligums.accounts.enums import Outcome, Role, SignInMethod
from izligums.accounts.models import AppSecret, RecoveryCode, SignIn, User
from izligums.accounts.signin import Origin
from izligums.accounts.tries import TooManyTriesError
from izligums.core.enums import Language
from tests.support.authenticator import Authenticator

PASSWORD = "three quiet birches"
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HERE = Origin(address="203.0.113.9")
pytestmark = pytest.mark.django_db


def member(username: str, name: str, role: Role) -> User:
    """Who reads English."""
    return create_user(username=username, display_name=name, role=role, password=PASSWORD, language=Language.ENGLISH)


@pytest.fixture
def anna() -> User:
    return create_user(
        username="anna", display_name="Anna Liepa", role=Role.AUDITOR, password=PASSWORD, language=Language.ENGLISH
    )


@pytest.fixture
def with_app(anna: User) -> User:
    assert factors.add_app(user=anna, secret=SECRET, code=code_at(AT), at=AT)
    return anna


def code_at(at: datetime) -> str:
    return pyotp.TOTP(SECRET).at(at)


def check(user: User, code: str, at: datetime, origin: Origin = HERE) -> SignInMethod | None:
    return factors.check_code(user=user, code=code, origin=origin, at=at)


def give_password(client: Client) -> Any:
    return client.post("/sign-in/", {"username": "anna", "password": PASSWORD, "next": "/settings/"})


def is_in(client: Client) -> bool:
    return client.get("/settings/").status_code == 200


def secret_of(page: str) -> str:
    found = re.search(r"<p><code>([A-Z2-7 ]+)</code>", page)
    assert found
    return found[1].replace(" ", "")


def options_of(page: str) -> dict[str, Any]:
    found = re.search(r'data-options="([^"]*)"', page)
    assert found
    return dict(json.loads(html.unescape(found[1])))


# -- codes -------------------------------------------------------------------------------------------------------------


def test_code_works_once_and_never_an_older_one(with_app: User) -> None:
    later = AT + timedelta(minutes=5)
    assert check(with_app, code_at(later), later) is SignInMethod.CODE
    assert check(with_app, code_at(later), later) is None
    assert check(with_app, code_at(later - timedelta(seconds=30)), later) is None


@pytest.mark.parametrize(("seconds", "fits"), [(-90, False), (-30, True), (30, True), (90, False)])
def test_clocks_may_differ_by_half_a_minute(with_app: User, seconds: int, fits: bool) -> None:
    later = AT + timedelta(minutes=5)
    assert (check(with_app, code_at(later + timedelta(seconds=seconds)), later) is not None) is fits


def test_codes_cannot_be_guessed_from_many_addresses(with_app: User) -> None:
    for each in range(5):
        check(with_app, "000000", AT, Origin(address=f"203.0.113.{each}"))
    with pytest.raises(TooManyTriesError):
        check(with_app, code_at(AT + timedelta(minutes=5)), AT, Origin(address="198.51.100.1"))
    own = Origin(address="198.51.100.7", known_device="own")
    assert check(with_app, code_at(AT + timedelta(minutes=1)), AT + timedelta(minutes=1), own)


def test_secret_is_sealed_for_its_owner(with_app: User, settings: Settings) -> None:
    kept = AppSecret.objects.get()
    assert SECRET.encode() not in bytes(kept.sealed)
    berta = create_user(username="berta", display_name="Berta", role=Role.ANALYST)
    AppSecret.objects.update(user=berta)
    later = AT + timedelta(minutes=5)
    assert check(berta, code_at(later), later) is None


def test_secret_sealed_in_the_older_way_still_opens_and_is_sealed_anew(with_app: User, settings: Settings) -> None:
    older = bytes(12) + sealing._older().encrypt(bytes(12), SECRET.encode(), f"app {with_app.pk}".encode())
    AppSecret.objects.update(sealed=older)
    later = AT + timedelta(minutes=5)
    assert check(with_app, code_at(later), later) is SignInMethod.CODE
    settings.SECRET_KEY = "another, so that only the key of the service can open it"
    later += timedelta(minutes=5)
    assert check(with_app, code_at(later), later) is SignInMethod.CODE


def test_recovery_code_works_once_however_it_is_typed(anna: User) -> None:
    codes = factors.new_codes(user=anna)
    assert len(set(codes)) == 10
    assert check(anna, f" {codes[0].upper()} ", AT) is SignInMethod.RECOVERY
    assert check(anna, codes[0], AT) is None
    assert factors.factors_of(anna).codes_left == 9
    factors.new_codes(user=anna)
    assert check(anna, codes[1], AT) is None
    assert not RecoveryCode.objects.filter(digest__contains=codes[1][:4]).exists()


# -- signing in --------------------------------------------------------------------------------------------------------


def test_password_alone_opens_nothing_for_who_has_a_second_step(client: Client, with_app: User) -> None:
    assert give_password(client).headers["Location"] == "/sign-in/second/"
    assert not is_in(client)
    assert "error-summary" in client.post("/sign-in/second/", {"code": "000000"}).text
    assert not is_in(client)
    now = datetime.now(tz=UTC)
    assert client.post("/sign-in/second/", {"code": code_at(now)}).headers["Location"] == "/settings/"
    assert is_in(client)
    kept = list(SignIn.objects.order_by("pk").values_list("method", "outcome"))
    assert kept == [(SignInMethod.CODE, Outcome.REFUSED), (SignInMethod.CODE, Outcome.ENTERED)]


@pytest.mark.parametrize("address", ["/sign-in/second/", "/sign-in/set-up/"])
def test_second_step_needs_the_first(client: Client, with_app: User, address: str) -> None:
    assert client.get(address).headers["Location"] == "/sign-in/"
    assert client.post(address, {"code": code_at(datetime.now(tz=UTC))}).headers["Location"] == "/sign-in/"


def test_second_step_waits_ten_minutes_and_no_password_change(client: Client, with_app: User) -> None:
    give_password(client)
    session = client.session
    session["pending"] = {**session["pending"], "until": time.time() - 1}
    session.save()
    assert client.get("/sign-in/second/").status_code == 302
    give_password(client)
    with_app.set_password("another one entirely")
    with_app.save()
    assert client.get("/sign-in/second/").status_code == 302


def test_role_that_needs_a_second_step_sets_it_up_first(client: Client, anna: User, settings: Settings) -> None:
    settings.SECOND_FACTOR = "by_role"
    assert give_password(client).headers["Location"] == "/sign-in/set-up/"
    assert not is_in(client)
    secret = secret_of(client.get("/sign-in/set-up/").text)
    assert secret == secret_of(client.get("/sign-in/set-up/").text)
    assert "error-summary" in client.post("/sign-in/set-up/", {"code": "000000"}).text
    page = client.post("/sign-in/set-up/", {"code": pyotp.TOTP(secret).now()})
    assert page.status_code == 200
    assert len(re.findall(r"<code>[a-z0-9-]{19}</code>", page.text)) == 10
    assert 'href="/settings/"' in page.text
    assert is_in(client)


def test_role_that_needs_none_comes_in_by_password(client: Client, settings: Settings) -> None:
    settings.SECOND_FACTOR = "by_role"
    member("anna", "Anna", Role.ANALYST)
    assert give_password(client).headers["Location"] == "/settings/"


def test_second_step_cannot_be_set_up_over_another(client: Client, with_app: User, settings: Settings) -> None:
    settings.SECOND_FACTOR = "by_role"
    give_password(client)
    assert client.get("/sign-in/set-up/").headers["Location"] == "/sign-in/"


def test_production_refuses_password_alone_for_all(settings: Settings) -> None:
    settings.MODE, settings.SECOND_FACTOR = "production", "offered"
    with pytest.raises(SystemCheckError, match="must be by_role in production"):
        call_command("check")


# -- one's own ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def own(client: Client, anna: User) -> Client:
    give_password(client)
    return client


def test_app_is_set_up_and_removed(own: Client, anna: User, settings: Settings) -> None:
    secret = secret_of(own.get("/settings/second-step/app/").text)
    page = own.post("/settings/second-step/app/", {"code": pyotp.TOTP(secret).now()})
    assert "recovery" in page.text
    assert factors.factors_of(anna).codes_left == 10
    settings.SECOND_FACTOR = "by_role"
    assert "Your role needs a second factor" in own.post("/settings/second-step/app/remove/", follow=True).text
    assert factors.factors_of(anna).any
    settings.SECOND_FACTOR = "offered"
    own.post("/settings/second-step/app/remove/")
    assert not factors.factors_of(anna).any


def test_changes_ask_for_a_fresh_password(own: Client, with_app: User) -> None:
    session = own.session
    session["started"] -= 3600
    session.save()
    for address in ("app/", "passkey/"):
        wanted = f"/settings/second-step/{address}"
        asked = own.get(wanted)
        assert asked.headers["Location"].startswith("/settings/second-step/prove/?next=")
    assert own.post("/settings/second-step/codes/").status_code == 302
    assert own.post("/settings/second-step/app/remove/").status_code == 302
    assert factors.factors_of(with_app).app
    assert "error-summary" in own.post("/settings/second-step/prove/", {"password": "wrong"}).text
    sent = own.post("/settings/second-step/prove/", {"password": PASSWORD, "next": "/settings/second-step/app/"})
    assert sent.headers["Location"] == "/settings/second-step/app/"
    assert own.get("/settings/second-step/app/").status_code == 200


def test_passkey_signs_in(own: Client, anna: User) -> None:
    key = Authenticator()
    options = options_of(own.get("/settings/second-step/passkey/").text)
    page = own.post("/settings/second-step/passkey/", {"name": "blue key", "answer": key.make(options)})
    assert "recovery codes" in page.text
    assert "blue key" in own.get("/settings/second-step/").text
    browser = Client()
    give_password(browser)
    question = options_of(browser.get("/sign-in/second/").text)
    answer = key.use(question)
    assert browser.post("/sign-in/second/", {"answer": answer}).headers["Location"] == "/settings/"
    assert is_in(browser)
    replayed = Client()
    give_password(replayed)
    replayed.get("/sign-in/second/")
    assert "not accepted" in replayed.post("/sign-in/second/", {"answer": answer}).text


@pytest.mark.parametrize(
    "wrong", [Authenticator(origin="http://elsewhere.example"), Authenticator(site="elsewhere.example")]
)
def test_passkey_of_another_site_is_refused(own: Client, anna: User, wrong: Authenticator) -> None:
    options = options_of(own.get("/settings/second-step/passkey/").text)
    page = own.post("/settings/second-step/passkey/", {"name": "x", "answer": wrong.make(options)})
    assert "could not be added" in page.text


@pytest.mark.parametrize("answer", ["", "{}", "not json", '{"id": 5}', '{"id": "AAAA"}'])
def test_nonsense_is_no_passkey(own: Client, anna: User, answer: str) -> None:
    key = Authenticator()
    own.get("/settings/second-step/passkey/")
    assert "could not" in own.post("/settings/second-step/passkey/", {"name": "x", "answer": answer}).text
    options = options_of(own.get("/settings/second-step/passkey/").text)
    own.post("/settings/second-step/passkey/", {"name": "x", "answer": key.make(options)})
    browser = Client()
    give_password(browser)
    browser.get("/sign-in/second/")
    assert "not accepted" in browser.post("/sign-in/second/", {"answer": answer}).text


def test_number_address_offers_no_passkey(own: Client, anna: User) -> None:
    assert "This one is a number" in own.get("/settings/second-step/", headers={"host": "127.0.0.1"}).text


def test_administrator_removes_a_lost_second_step(with_app: User) -> None:
    create_user(
        username="adele",
        display_name="Adele Egle",
        role=Role.ADMINISTRATOR,
        password=PASSWORD,
        language=Language.ENGLISH,
    )
    office = Client()
    office.post("/sign-in/", {"username": "adele", "password": PASSWORD})
    assert "Remove the second step" in office.get(f"/settings/users/{with_app.pk}/").text
    office.post(f"/settings/users/{with_app.pk}/second-step/reset/")
    assert not factors.factors_of(with_app).any
    assert SignIn.objects.get(outcome=Outcome.RESET).by is not None
    adele = User.objects.get(username="adele")
    assert "Another administrator" in office.post(f"/settings/users/{adele.pk}/second-step/reset/", follow=True).text
