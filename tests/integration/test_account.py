from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from izligums.accounts.actions import create_user, load_units, set_active
from izligums.accounts.enums import Role
from izligums.accounts.models import User

PASSWORD = "three quiet birches"
pytestmark = pytest.mark.django_db


@pytest.fixture
def mediator() -> User:
    return create_user(
        username="mara",
        display_name="Māra Liepa",
        role=Role.MEDIATOR,
        unit=load_units()[0],
        password=PASSWORD,
    )


def sign_in(client: Client, username: str = "mara", password: str = PASSWORD, **more: str) -> str:
    response = client.post("/sign-in/", {"username": username, "password": password, **more})
    return response.headers.get("Location", response.text)


def test_member_lands_on_the_start_page_of_the_role(client: Client, mediator: User) -> None:
    assert sign_in(client) == "/"
    assert client.get("/").headers["Location"] == "/today/"
    assert client.get("/today/").status_code == 200


@pytest.mark.parametrize(("username", "password"), [("mara", "wrong"), ("nobody", PASSWORD), ("mara\x00", PASSWORD)])
def test_failed_sign_in_never_says_what_was_wrong(client: Client, mediator: User, username: str, password: str) -> None:
    text = sign_in(client, username, password)
    assert "error-summary" in text
    assert "_auth_user_id" not in client.session


def test_user_who_left_cannot_sign_in(client: Client, mediator: User) -> None:
    set_active(user=mediator, active=False)
    assert "error-summary" in sign_in(client)


def test_sign_in_goes_on_to_the_page_that_was_asked_for(client: Client, mediator: User) -> None:
    asked = client.get("/settings/password/")
    assert asked.headers["Location"] == "/sign-in/?next=/settings/password/"
    assert sign_in(client, next="/settings/password/") == "/settings/password/"


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_sign_in_never_leads_to_another_site(client: Client, mediator: User, address: str) -> None:
    assert sign_in(client, next=address) == "/"
    client.post("/language/", {"language": "en", "next": address})
    assert client.post("/language/", {"language": "en", "next": address}).headers["Location"] == "/"


def test_sign_out_by_link_is_refused(client: Client, mediator: User) -> None:
    client.force_login(mediator)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/today/").status_code == 302


def test_language_is_kept_with_the_account(client: Client, mediator: User) -> None:
    client.force_login(mediator)
    client.post("/language/", {"language": "en", "next": "/today/"})
    assert '<html lang="en">' in client.get("/today/").text
    elsewhere = Client()
    assert sign_in(elsewhere) == "/"
    assert elsewhere.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_language_we_do_not_speak_changes_nothing(client: Client, mediator: User) -> None:
    client.force_login(mediator)
    client.post("/language/", {"language": "ru"})
    client.post("/language/", {"language": "xx\x00"})
    mediator.refresh_from_db()
    assert mediator.language == "lv"


def test_password_change_keeps_the_session(client: Client, mediator: User) -> None:
    client.force_login(mediator)
    new = "a pine by the slow river"
    client.post("/settings/password/", {"current": PASSWORD, "new": new, "again": new})
    assert client.get("/today/").status_code == 200
    mediator.refresh_from_db()
    assert mediator.check_password(new)


@pytest.mark.parametrize(
    "data",
    [
        {"current": "wrong", "new": "a pine by the slow river", "again": "a pine by the slow river"},
        {"current": PASSWORD, "new": "short", "again": "short"},
        {"current": PASSWORD, "new": "a pine by the slow river", "again": "a pine by the quick river"},
        {"current": PASSWORD},
    ],
)
def test_password_stays_when_the_form_is_wrong(client: Client, mediator: User, data: dict[str, str]) -> None:
    client.force_login(mediator)
    assert "error-summary" in client.post("/settings/password/", data).text
    mediator.refresh_from_db()
    assert mediator.check_password(PASSWORD)
