"""Somebody fills in the pages of applying."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.accessibility import assert_good


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
