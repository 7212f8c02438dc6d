"""A page that failed tells people outside the service what to do, in their language, and staff whom to tell."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from izligums.accounts.actions import load_units
from izligums.accounts.enums import Role
from izligums.core.actions import set_help_number
from tests.integration.public.test_reading import LANGUAGES
from tests.support.cases import Office

pytestmark = pytest.mark.django_db
TITLES = {
    "lv": "Mūsu pusē notika kļūda",
    "en": "Something went wrong on our side",
    "ru": "У нас что-то пошло не так",
    "uk": "У нас щось пішло не так",
}


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


def database_is_away(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    raise OperationalError


def our_number(number: str) -> None:
    now = timezone.now()
    yesterday = timezone.localdate() - timedelta(days=1)
    set_help_number(name="service", number=number, valid_from=yesterday, note="Pārbaudīts", by="1", at=now)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_that_breaks_says_what_to_do_in_its_language(stranger: Client, language: str) -> None:
    with connection.execute_wrapper(database_is_away):
        answer = stranger.get(f"/{language}/units/")
    assert answer.status_code == 500
    assert f"<h1>{TITLES[language]}</h1>" in answer.text
    assert f'href="/{language}/units/"' in answer.text
    assert 'href="tel:112"' in answer.text  # certain, whatever the database says
    assert "administrator" not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_help_answers_whatever_happens(stranger: Client, language: str) -> None:
    with connection.execute_wrapper(database_is_away):
        answer = stranger.get(f"/{language}/help/")
    assert answer.status_code == 200
    assert 'href="tel:112"' in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_that_is_not_there_offers_ways_on_and_the_telephone(stranger: Client, language: str) -> None:
    our_number("+371 0000 0001")
    answer = stranger.get(f"/{language}/nothing-here/")
    assert answer.status_code == 404
    assert f'<html lang="{language}">' in answer.text
    assert f'href="/{language}/"' in answer.text
    assert 'href="tel:+37100000001"' in answer.text


def test_telephone_that_nobody_set_is_left_out(stranger: Client) -> None:
    assert "Our telephone" not in stranger.get("/en/nothing-here/").text


@pytest.mark.parametrize("address", ["/ru/", "/apply/ru/"])
def test_request_nobody_can_read_is_answered_too(stranger: Client, address: str) -> None:
    answer = stranger.get(address, headers={"host": "elsewhere.invalid"})
    assert answer.status_code == 400
    assert '<html lang="ru">' in answer.text
    assert "/ru/units/" in answer.text


def test_own_space_keeps_its_discreet_frame(stranger: Client) -> None:
    load_units()
    answer = stranger.get("/mana-lieta/nekas/", headers={"accept-language": "en"})
    assert answer.status_code == 404
    assert "<title>My case</title>" in answer.text
    assert "/en/units/" in answer.text
    assert "Izlīgums" not in answer.text
    with connection.execute_wrapper(database_is_away):
        answer = stranger.post("/mana-lieta/", {"code": "AAAA-BBBB-CCCC"})
    assert answer.status_code == 500
    assert "tel:112" in answer.text
    assert "administrator" not in answer.text


def test_staff_are_told_whom_to_tell(stranger: Client) -> None:
    stranger.force_login(Office().user("anita", Role.ADMINISTRATOR))
    with connection.execute_wrapper(database_is_away):
        answer = stranger.get("/settings/", headers={"accept-language": "en"})
    assert answer.status_code == 500
    assert "tell your administrator" in answer.text
