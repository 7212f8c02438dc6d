"""The public pages: in every language, without a cookie, and every link in them leads somewhere of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from izligums.policy import pages

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]
LINK = re.compile(r'<a [^>]*href="([^"]*)"')


def addresses(language: str) -> Iterator[str]:
    yield from (reverse(f"public:{view}", args=[language]) for view in ("start", "check", "units"))
    yield from (reverse("public:page", args=[language, name]) for name in pages.NAMES)
    if language == "lv":
        yield from (reverse("public:easy", args=[name]) for name in pages.EASY)


EVERY = [(language, address) for language in LANGUAGES for address in addresses(language)]


@pytest.mark.parametrize(("language", "address"), EVERY)
def test_page_speaks_its_language_and_leaves_nothing_behind(client: Client, language: str, address: str) -> None:
    answer = client.get(address, HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["Content-Language"] == language
    assert not answer.cookies
    assert "page:" not in answer.text


@pytest.mark.parametrize(("language", "address"), EVERY)
def test_every_link_leads_somewhere_of_ours(client: Client, language: str, address: str) -> None:
    links = set(LINK.findall(client.get(address).text))
    assert len(links) > 10
    for link in links:
        if link.startswith(("tel:", "mailto:", "#")):
            continue
        assert link.startswith("/"), link
        assert client.get(link.partition("#")[0]).status_code in (200, 302), link


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_reached_from_the_start(client: Client, language: str) -> None:
    wanted, seen, ahead = {*addresses(language)}, set[str](), {f"/{language}/"}
    while ahead:
        seen |= ahead
        ahead = {link for address in ahead for link in LINK.findall(client.get(address).text)} & wanted - seen
    assert seen == wanted


@override_settings(LANGUAGE_CODE="lv")
def test_front_door_speaks_the_language_of_the_browser(client: Client) -> None:
    for accepted, language in (("uk,ru;q=0.8", "uk"), ("de", "lv"), ("ru-LV", "ru"), ("en-GB", "en")):
        assert client.get("/", HTTP_ACCEPT_LANGUAGE=accepted).headers["Location"] == f"/{language}/"


@override_settings(LANGUAGE_CODE="lv")
def test_pages_of_the_service_stay_in_its_own_languages(client: Client) -> None:
    for accepted, language in (("uk", "lv"), ("ru", "lv"), ("en", "en")):
        assert client.get("/sign-in/", HTTP_ACCEPT_LANGUAGE=accepted).headers["Content-Language"] == language


def test_leaving_asks_the_browser_to_forget(client: Client) -> None:
    answer = client.get("/leave/")
    assert answer.headers["Location"] == "/kalendars/"
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_easy_page_exists_where_it_is_promised_and_nowhere_else(client: Client) -> None:
    assert client.get("/lv/easy/questions/").status_code == 404
    assert client.get("/en/easy/about/").status_code == 404
    assert '"/lv/easy/rights/"' in client.get("/lv/rights/").text
    assert "/lv/easy/" not in client.get("/ru/rights/").text


def test_easy_pages_lead_to_each_other(client: Client) -> None:
    for name in pages.EASY:
        links = {*LINK.findall(client.get(f"/lv/easy/{name}/").text)}
        assert links.issuperset(f"/lv/easy/{other}/" for other in pages.EASY if other != name)


def test_every_text_is_there_and_every_link_in_it_is_known() -> None:
    assert pages.problems() == []
