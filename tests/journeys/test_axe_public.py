"""Every public page in every language, the states of its forms included, wide, narrow and narrowest."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from izligums.accounts.actions import load_units
from tests.integration.public.test_reading import LANGUAGES, addresses
from tests.journeys.accessibility import assert_good
from tests.journeys.conftest import Window
from tests.journeys.walking import press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _units() -> None:
    load_units()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(window: Window, language: str, scheme: str) -> None:
    page = window(scheme=scheme).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    for address in addresses(language) if scheme == "light" else [f"/{language}/", f"/{language}/meeting/"]:
        page.goto(address)
        assert_good(page)
    assert complaints == []
    assert asked == {urlsplit(page.url).netloc}  # nothing from anybody else


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_of_forms_are_accessible(window: Window, language: str) -> None:
    page = window().new_page()
    page.goto(f"/{language}/check/")
    press(page, "main .form .button")
    assert_good(page)
    for name in ("who", "reported", "known", "danger"):
        page.check(f"#id_{name}_1")
    press(page, "main .form .button")
    expect(page.get_by_role("status")).to_be_visible()
    assert_good(page)
    for place in ("Cēsis", "Atlantīda"):
        page.goto(f"/{language}/units/")
        page.fill("#id_place", place)
        press(page, "main .form .button")
        assert_good(page)
