"""Sessions end by idle time, by age and by hand; sign-ins are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from izligums.accounts import sessions
from izligums.accounts.actions import create_user
from izligums.accounts.enums import Outcome, Role
from izligums.accounts.models import Session, SignIn, User
from izligums.core.enums import Language
from izligums.web import sessions as in_use

PASSWORD = "three quiet birches"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PAGE = "/settings/sign-ins/"
pytestmark = pytest.mark.django_db


def member(username: str, name: str, role: Role) -> User:
    """Who reads English."""
    return create_user(username=username, display_name=name, role=role, password=PASSWORD, language=Language.ENGLISH)


@pytest.fixture
def anna() -> User:
    return create_user(
        username="anna", display_name="Anna Liepa", role=Role.ANALYST, password=PASSWORD, language=Language.ENGLISH
    )


def signed_in(name: str = "anna", agent: str = FIREFOX) -> Client:
    browser = Client(headers={"User-Agent": agent}, REMOTE_ADDR="203.0.113.9")
    assert browser.post("/sign-in/", {"username": name, "password": PASSWORD}).status_code == 302
    return browser


def is_in(browser: Client) -> bool:
    return browser.get(PAGE).status_code == 200


def move(monkeypatch: pytest.MonkeyPatch, ahead: timedelta) -> None:
    """The clock, as sessions read it."""
    real = timezone.now

    class Later:
        @staticmethod
        def now() -> Any:
            return real() + ahead

    monkeypatch.setattr(in_use, "timezone", Later)


def test_idle_session_ends(anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = signed_in()
    move(monkeypatch, timedelta(minutes=59))
    assert is_in(browser)
    move(monkeypatch, timedelta(minutes=59 + 61))
    assert not is_in(browser)


def test_used_session_ends_after_ten_hours(anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = signed_in()
    for minutes in range(50, 600, 50):
        move(monkeypatch, timedelta(minutes=minutes))
        assert is_in(browser)
    move(monkeypatch, timedelta(minutes=601))
    assert not is_in(browser)


def test_signing_out_ends_the_session_in_the_table(anna: User) -> None:
    browser = signed_in()
    stolen = browser.cookies["sessionid"].value
    browser.post("/sign-out/")
    assert not Session.objects.exists()
    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert not is_in(thief)


def test_table_holds_nothing_that_opens_a_session(anna: User) -> None:
    browser = signed_in()
    row = Session.objects.get()
    assert row.pk != browser.cookies["sessionid"].value
    assert (row.user, row.device, row.network) == (anna, "Firefox, Windows", "203.0.x.x")
    thief = Client()
    thief.cookies["sessionid"] = row.pk
    assert not is_in(thief)


def test_key_changes_at_sign_in(anna: User) -> None:
    browser = Client()
    session = browser.session
    session["before"] = 1
    session.save()
    browser.cookies["sessionid"] = str(session.session_key)
    browser.post("/sign-in/", {"username": "anna", "password": PASSWORD})
    assert browser.cookies["sessionid"].value != session.session_key


def test_own_sessions_are_listed_and_ended_one_by_one_or_together(anna: User) -> None:
    here, other, third = signed_in(), signed_in(agent="Safari/ iPhone"), signed_in()
    page = here.get(PAGE).text
    assert "Safari, iPhone" in page
    assert "203.0.113.9" not in page
    listed = {row.device: row.pk for row in Session.objects.all()}
    here.post("/settings/sign-ins/end/", {"session": listed["Safari, iPhone"]})
    assert (is_in(here), is_in(other), is_in(third)) == (True, False, True)
    here.post("/settings/sign-ins/end/")
    assert (is_in(here), is_in(third)) == (True, False)


def test_nobody_ends_a_session_of_others(anna: User) -> None:
    create_user(
        username="berta", display_name="Berta Egle", role=Role.ANALYST, password=PASSWORD, language=Language.ENGLISH
    )
    annas, bertas = signed_in(), signed_in("berta")
    of_anna = Session.objects.get(user=anna).pk
    bertas.post("/settings/sign-ins/end/", {"session": of_anna})
    assert is_in(annas)
    assert bertas.post(f"/settings/users/{anna.pk}/sign-out/").status_code == 403


def test_administrator_signs_a_user_out_everywhere(anna: User) -> None:
    create_user(
        username="adele",
        display_name="Adele Egle",
        role=Role.ADMINISTRATOR,
        password=PASSWORD,
        language=Language.ENGLISH,
    )
    annas, office = signed_in(), signed_in("adele")
    assert "Firefox, Windows" in office.get(f"/settings/users/{anna.pk}/").text
    office.post(f"/settings/users/{anna.pk}/sign-out/")
    assert not is_in(annas)
    assert is_in(office)
    assert SignIn.objects.get(outcome=Outcome.ENDED).by is not None


def test_password_change_ends_the_other_sessions(anna: User) -> None:
    here, other = signed_in(), signed_in()
    new = "a pine by the slow river"
    here.post("/settings/password/", {"current": PASSWORD, "new": new, "again": new})
    assert (is_in(here), is_in(other)) == (True, False)
    assert Session.objects.filter(user=anna).count() == 1


def test_sign_ins_are_kept(anna: User) -> None:
    browser = Client()
    browser.post("/sign-in/", {"username": "anna", "password": "wrong"})
    signed_in().post("/sign-out/")
    kept = list(SignIn.objects.order_by("pk").values_list("outcome", flat=True))
    assert kept == [Outcome.REFUSED, Outcome.ENTERED, Outcome.LEFT]
    assert "refused" in signed_in().get(PAGE).text


@pytest.mark.parametrize("statement", ["UPDATE accounts_signin SET outcome = 'left'", "DELETE FROM accounts_signin"])
def test_record_of_sign_ins_only_grows(anna: User, statement: str) -> None:
    signed_in()
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_ended_sessions_are_thrown_away(anna: User) -> None:
    signed_in()
    sessions.drop_old(at=timezone.now())
    assert Session.objects.count() == 1
    sessions.drop_old(at=timezone.now() + timedelta(hours=2))
    assert not Session.objects.exists()
