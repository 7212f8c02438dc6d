"""Every page of applying and its error states: accessible, wide and narrow, in every language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from izligums.accounts.actions import load_units
from tests.journeys.accessibility import assert_good
from tests.journeys.conftest import Window
from tests.support.applying import MOTHER, ORDER

pytestmark = pytest.mark.django_db(transaction=True)


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
    """Press the main button."""
    with page.expect_navigation():
        page.locator("main .form .button:not(.button-secondary, .button-quiet)").click()


def refused(page: Page) -> None:
    expect(page.get_by_role("alert")).to_be_visible()
    assert_good(page)


#: What is wrong on a page, beside nothing at all.
WRONG = {
    "represented": {"born": "1970-01-01"},
    "other": {"given_name": "Kristers"},
    "contact": {"channel": "post", "no_post": "on"},
}


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
        for more in page.locator("main details summary").all():  # closed again on each new page
            more.click()
        assert_good(page)
        if name in ("who", "person", "place", "contact"):
            go_on(page)
            refused(page)
        if name in WRONG:
            fill(page, WRONG[name])
            go_on(page)
            refused(page)
        fill(page, MOTHER[name])
        go_on(page)
    assert_good(page)
    page.set_input_files("[name=file]", {"name": "x.pdf", "mimeType": "application/pdf", "buffer": b"MZ"})
    go_on(page)
    refused(page)
    for address in ("together", "later", "summary"):
        page.goto(f"/apply/{language}/{address}/")
        assert_good(page)
    page.goto(f"/apply/{language}/code/")
    page.fill("[name=code]", "AAAA")
    go_on(page)
    refused(page)
    page.goto(f"/apply/{language}/happened/")
    held = page.context.cookies()
    page.context.clear_cookies()
    page.fill("[name=words_of]", "Garš stāsts.")
    go_on(page)
    expect(page.locator(".typed")).to_have_text("Garš stāsts.")
    assert_good(page)
    page.context.add_cookies(held)  # type: ignore[arg-type]
    page.goto(f"/apply/{language}/summary/")
    go_on(page)
    page.wait_for_url("**/sent/")
    assert_good(page)
