"""What hands do on the public pages: the Tab key alone, the menu of a telephone, leaving, printing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from izligums.accounts.actions import load_units
from izligums.policy import pages
from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Window
from tests.journeys.hands import Hands
from tests.journeys.layout import no_sideways_scrolling

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _units() -> None:
    load_units()


def test_somebody_finds_the_way_from_the_start_to_a_unit_by_keyboard(window: Window) -> None:
    page = window(language="lv").new_page()
    page.goto("/")
    expect(page).to_have_url("/lv/")
    hands = Hands(page)
    hands.skip()
    hands.follow("main a[href='/lv/victims/']")
    expect(page.locator("h1")).to_contain_text(pages.page("victims", "lv").title)
    hands.follow("main a[href='/lv/units/']")
    hands.type("[name=place]", "Rūjienā")
    hands.go()
    expect(page.locator(".unit-list")).to_contain_text("Vidzemes")
    expect(page.locator(".unit-list > *")).to_have_count(1)


@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_answers_the_questions_by_keyboard(window: Window, scripts: bool) -> None:
    page = window(width=360, scripts=scripts).new_page()
    hands = Hands(page)
    page.goto("/en/check/")
    hands.follow("main .form .button")
    hands.refused("id_who_0")
    for name, presses in (("who", 0), ("reported", 0), ("known", 2), ("danger", 1)):
        if not hands.at(f"[name={name}]"):
            hands.reach(f"[name={name}]")
        page.keyboard.press("Space")
        for _press in range(presses):
            page.keyboard.press("ArrowDown")
    hands.follow("main .form .button")
    expect(page.get_by_role("status")).to_contain_text("It may be something for you.")
    expect(page.get_by_role("status")).not_to_contain_text("112")
    assert page.url.endswith("/en/check/")  # nothing of the answers in the address


@pytest.mark.parametrize("scripts", [True, False])
def test_menu_of_a_telephone_opens_by_keyboard(window: Window, scripts: bool) -> None:
    page = window(width=320, scripts=scripts).new_page()
    page.goto("/en/about/")
    ways = page.get_by_role("navigation", name="Main")
    expect(ways).to_be_hidden()
    hands = Hands(page)
    hands.press(".menu summary")
    expect(ways).to_be_visible()
    if scripts:
        assert_accessible(page)
    no_sideways_scrolling(page)
    hands.follow("nav a[href='/en/victims/']")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(ways).to_be_visible()  # there is room: nothing to open
    expect(page.get_by_text("Menu", exact=True)).to_be_hidden()


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


def test_page_is_gone_at_once_although_the_line_is_slow(window: Window) -> None:
    page = window().new_page()
    page.goto("/lv/victims/")
    page.route("**/leave/", lambda route: route.fulfill(status=204))  # the browser stays where it is
    page.click("[data-leave]")
    expect(page.locator("body")).to_be_empty()
    assert page.title().strip() == ""


def test_printed_page_is_the_text_and_nothing_else(window: Window) -> None:
    page = window(width=700).new_page()
    page.emulate_media(media="print")
    for name in ("meeting", "help"):
        page.goto(f"/lv/{name}/")
        expect(page.locator("h1")).to_be_visible()
        for gone in ("[data-leave]", ".menu", "header nav", ".ways-on", "footer", ".other-version"):
            for each in page.locator(gone).all():
                expect(each).to_be_hidden()
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        no_sideways_scrolling(page)
    expect(page.locator(".numbers")).to_contain_text("112")
    page.goto("/lv/meeting/")
    expect(page.locator(".drawings svg")).to_have_count(3)
    expect(page.locator(".drawings svg").first).to_be_visible()
