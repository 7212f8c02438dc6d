"""Every public page in every language, the states of its forms included, wide, narrow and narrowest."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from izligums.accounts.actions import load_units
from izligums.policy import pages
from tests.integration.public.test_reading import LANGUAGES, addresses
from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Window
from tests.journeys.layout import no_sideways_scrolling

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _units() -> None:
    load_units()


def assert_good(page: Page) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert_accessible(page)
    for width in (640, 320):  # 200 % of a common window, and the narrowest
        page.set_viewport_size({"width": width, "height": 800})
        no_sideways_scrolling(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(window: Window, language: str, scheme: str) -> None:
    page = window(scheme=scheme).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for address in addresses(language) if scheme == "light" else [f"/{language}/", f"/{language}/meeting/"]:
        page.goto(address)
        assert_good(page)
    assert complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_of_forms_are_accessible(window: Window, language: str) -> None:
    page = window().new_page()
    page.goto(f"/{language}/check/")
    page.click("main .form .button")
    assert_good(page)
    for name in ("who", "reported", "known", "danger"):
        page.check(f"#id_{name}_1")
    page.click("main .form .button")
    expect(page.get_by_role("status")).to_be_visible()
    assert_good(page)
    for place in ("Cēsis", "Atlantīda"):
        page.goto(f"/{language}/units/")
        page.fill("#id_place", place)
        page.click("main .form .button")
        assert_good(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_leaving_quickly_works_by_keyboard_and_leads_to_a_calendar(window: Window, scripts: bool) -> None:
    page = window(width=360, scripts=scripts).new_page()
    page.goto("/lv/victims/")
    leave = page.locator("[data-leave]")
    expect(leave).to_be_in_viewport()
    leave.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/kalendars/")
    if scripts:  # nothing of ours lies behind
        page.go_back()
        expect(page).to_have_url("about:blank")


def test_somebody_finds_the_way_from_the_start_to_a_unit_by_keyboard(window: Window) -> None:
    page = window(language="lv").new_page()
    page.goto("/")
    expect(page).to_have_url("/lv/")
    tab_to(page, "Man nodarīts kaitējums")
    page.keyboard.press("Enter")
    page.wait_for_url("**/victims/")
    expect(page.locator("h1")).to_contain_text(pages.page("victims", "lv").title)
    tab_to(page, "Atrast struktūrvienību")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/")
    tab_to(page, "")
    page.keyboard.type("Cēsis")
    page.keyboard.press("Enter")
    expect(page.locator(".unit-list")).to_contain_text("Vidzemes")


def tab_to(page: Page, words: str) -> None:
    """By the Tab key alone; without words, to the first field."""
    for _press in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.tagName, document.activeElement.textContent.trim()]")
        if here == ["A", words] or (not words and here[0] == "INPUT"):
            return
    pytest.fail(f"The Tab key does not reach {words or 'a field'}.")
