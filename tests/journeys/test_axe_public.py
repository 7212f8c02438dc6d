"""Every public page in every language, the states of its forms included, wide, narrow and narrowest."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client

from izligums.accounts.actions import load_units
from tests.integration.public.test_reading import LANGUAGES, addresses
from tests.journeys.accessibility import Gallery
from tests.journeys.conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)
SAID = {"who": "victim", "reported": "yes", "known": "yes", "danger": "yes"}


@pytest.fixture(autouse=True)
def _units() -> None:
    load_units()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_every_answer_of_a_form_is_accessible(client: Client, window: Window, language: str) -> None:
    gallery = Gallery(window().new_page(), beside=f"/{language}/")
    for html in (*pages(client, language), *answers(client, language)):
        gallery.assert_good(html, narrow=language == "lv")


def test_dark_pages_are_accessible(client: Client, window: Window) -> None:
    """Colours are the same in every language."""
    gallery = Gallery(window(scheme="dark").new_page(), beside="/lv/")
    for address in ("/lv/", "/lv/meeting/"):
        gallery.assert_good(client.get(address).text, narrow=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_browser_has_nothing_to_complain_of_and_asks_nobody_else(window: Window, language: str) -> None:
    page = window().new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    for address in addresses(language):
        page.goto(address)
    assert complaints == []
    assert asked == {urlsplit(page.url).netloc}


def pages(client: Client, language: str) -> Iterator[str]:
    for address in addresses(language):
        yield client.get(address).text


def answers(client: Client, language: str) -> Iterator[str]:
    missing = client.post(f"/{language}/check/")
    assert "error-summary" in missing.text
    yield missing.text
    said = client.post(f"/{language}/check/", SAID)
    assert 'class="answer"' in said.text
    yield said.text
    for place in ("Cēsis", "Atlantīda"):
        yield client.get(f"/{language}/units/", {"place": place}).text
