from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Window
from tests.journeys.layout import no_sideways_scrolling

PAGES = ["/ui/", "/ui/?dense=1", "/ui/wrong-form/", "/ui/question/", "/ui/pages/404/", "/ui/pages/500/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_component_is_accessible(window: Window, width: int, scheme: str) -> None:
    page = window(width=width, scheme=scheme).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for address in PAGES:
        page.goto(address)
        assert_accessible(page)
    assert complaints == []  # among others: nothing that the content policy had to refuse


@pytest.mark.parametrize(
    ("spoil", "finding"),
    [
        ("document.querySelector('main label').remove()", "label"),
        ("document.querySelector('h1').style.color = '#d0d0d0'", "color-contrast"),
        ("document.body.style.width = '3000px'", "px wide"),
    ],
)
def test_a_spoilt_page_is_noticed(window: Window, spoil: str, finding: str) -> None:
    """Else the tests of every page would prove nothing."""
    page = window().new_page()
    page.goto("/ui/wrong-form/")
    assert_accessible(page)
    page.evaluate(spoil)
    with pytest.raises(AssertionError, match=finding):
        assert_accessible(page)


def test_nothing_is_cut_off_on_the_narrowest_screen(window: Window) -> None:
    page = window(width=320).new_page()
    for address in PAGES:
        page.goto(address)
        no_sideways_scrolling(page)


def test_dialog_opens_in_place_and_closes_by_escape(window: Window) -> None:
    page = window(language="en").new_page()
    page.goto("/ui/")
    page.locator("[data-dialog=withdraw]").click()
    expect(page.locator("#withdraw")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.locator("#withdraw")).to_be_hidden()


def test_dialog_is_a_page_without_scripts(window: Window) -> None:
    page = window(scripts=False).new_page()
    page.goto("/ui/")
    page.locator("[data-dialog=withdraw]").click()
    page.wait_for_url("**/ui/question/")


def test_errors_hold_the_focus_and_lead_to_the_fields(window: Window) -> None:
    page = window().new_page()
    page.goto("/ui/wrong-form/")
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator(".error-summary a").first.click()
    expect(page.locator("#id_name")).to_be_focused()


def test_first_tab_offers_to_skip_to_the_content(window: Window) -> None:
    page = window().new_page()
    page.goto("/ui/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_language_is_switched_by_a_form_without_scripts(window: Window) -> None:
    page = window(language="lv", scripts=False).new_page()
    page.goto("/ui/question/")
    page.locator(".languages button[value=en]").click()
    page.wait_for_url("**/ui/question/")
    assert page.locator("html").get_attribute("lang") == "en"
