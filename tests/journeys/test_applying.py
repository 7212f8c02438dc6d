"""Somebody applies: every page and its error accessible, wide and narrow, in every language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from izligums.accounts.actions import load_units
from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Window
from tests.support.applying import MOTHER, ORDER

pytestmark = pytest.mark.django_db(transaction=True)


def assert_good(page: Page) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert_accessible(page)


def fill(page: Page, answers: dict[str, str]) -> None:
    for name, value in answers.items():
        field = page.locator(f"[name={name}]")
        if field.first.get_attribute("type") in ("radio", "checkbox"):
            field.and_(page.locator(f"[value={value}]")).check() if field.count() > 1 else field.check()
        elif name in ("municipality", "language"):
            field.select_option(label="Cēsu novads") if name == "municipality" else field.select_option(value)
        else:
            field.fill(value)


def go_on(page: Page) -> None:
    page.locator("main .form .button").first.click()


@pytest.mark.parametrize("language", ["lv", "en", "ru", "uk"])
def test_every_page_and_error_is_accessible(window: Window, language: str) -> None:
    load_units()
    page = window().new_page()
    page.goto(f"/apply/{language}/paper/")
    assert_good(page)
    page.goto(f"/apply/{language}/")
    assert_good(page)
    go_on(page)
    for name in ORDER:
        assert_good(page)
        if name in ("who", "person", "place", "contact"):
            go_on(page)
            expect(page.get_by_role("alert")).to_be_visible()
            assert_good(page)
        fill(page, MOTHER[name])
        go_on(page)
    assert_good(page)
    page.goto(f"/apply/{language}/together/")
    assert_good(page)
    page.goto(f"/apply/{language}/later/")
    assert_good(page)
    page.goto(f"/apply/{language}/code/")
    page.fill("[name=code]", "AAAA")
    go_on(page)
    assert_good(page)
    page.goto(f"/apply/{language}/summary/")
    assert_good(page)
    page.locator("main .form .button").first.click()
    page.wait_for_url("**/sent/")
    assert_good(page)
