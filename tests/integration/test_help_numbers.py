"""Numbers where people find help: set by an administrator, with history; what is not set no stranger is shown."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from izligums.accounts.enums import Role
from izligums.core.models import HelpNumber
from izligums.core.queries import help_numbers
from tests.support.cases import Office

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
LINE = "/settings/help-numbers/victims/"


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def admin(client: Client, office: Office) -> Client:
    client.force_login(office.user("anita", Role.ADMINISTRATOR))
    return client


def given(**changes: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {"number": "+371 0000 0001", "valid_from": today, "note": "Zvanīju pats", **changes}


def shown(client: Client, address: str = "/en/help/") -> list[tuple[str, str]]:
    return re.findall(r'<dt>([^<]*)</dt><dd><a href="tel:[+0-9]*">([^<]*)</a>', client.get(address).text)


def test_only_the_emergency_number_is_there_from_the_beginning(client: Client) -> None:
    assert [number for _words, number in shown(client)] == ["112"]
    assert 'href="tel:112"' in client.get("/uk/help/").text
    assert shown(client, "/en/about/") == []


def test_staff_see_what_is_not_set_and_what_to_look_into(admin: Client) -> None:
    page = admin.get("/settings/help-numbers/", headers=ENGLISH).text
    assert page.count(">not set<") == len(help_numbers(on=timezone.localdate())) - 1
    assert "116006, as recalled" in page
    assert "6 lines of the public help page have no number" in admin.get("/settings/", headers=ENGLISH).text


def test_number_that_was_set_is_shown_to_everybody_and_kept_in_the_history(admin: Client) -> None:
    assert admin.post(LINE, given()).status_code == 302
    assert ("Support for people who were harmed", "+371 0000 0001") in shown(admin)
    assert ("Поддержка пострадавших", "+371 0000 0001") in shown(admin, "/ru/help/")
    assert ("Atbalsts cietušajiem", "+371 0000 0001") in shown(admin, "/lv/easy/help/")
    page = admin.get(LINE, headers=ENGLISH).text
    assert "Zvanīju pats" in page
    assert "Anita" in page
    assert "116006" not in page
    admin.post(LINE, given(number=""))
    assert [number for _words, number in shown(admin)] == ["112"]
    assert HelpNumber.objects.count() == 2


def test_number_of_a_day_to_come_waits_for_it(admin: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    admin.post(LINE, given(valid_from=tomorrow.isoformat()))
    assert len(shown(admin)) == 1
    assert help_numbers(on=tomorrow)["victims"] == "+371 0000 0001"


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "call us"},
        {"number": "1"},
        {"number": "112 or 113"},
        {"number": "1" * 21},
        {"number": "112\u202e"},
        {"note": ""},
        {"note": "x" * 501},
        {"valid_from": "2026-02-30"},
    ],
)
def test_number_stays_when_the_form_is_wrong(admin: Client, wrong: dict[str, str]) -> None:
    assert "error-summary" in admin.post(LINE, given(**wrong)).text
    assert not HelpNumber.objects.exists()


def test_line_that_is_not_in_the_policy_file_is_not_found(admin: Client) -> None:
    assert admin.post("/settings/help-numbers/astrology/", given()).status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_sets_a_number(client: Client, office: Office, role: Role) -> None:
    client.force_login(office.user("somebody", role))
    assert client.post(LINE, given()).status_code == 403
    assert 'name="number"' not in client.get(LINE).text
    assert not HelpNumber.objects.exists()


@pytest.mark.parametrize("number", ["call us", "112 ", "+", "1"])
def test_database_refuses_what_cannot_be_dialled(number: str) -> None:
    with pytest.raises(IntegrityError, match="core_helpnumber_dialled"), transaction.atomic():
        HelpNumber.objects.create(
            name="victims", number=number, valid_from=timezone.localdate(), set_by="1", recorded_at=timezone.now()
        )
