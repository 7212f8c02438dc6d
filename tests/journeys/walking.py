"""From page to page as people walk, one step at a time."""

from __future__ import annotations

from playwright.sync_api import Page


def press(page: Page, selector: str) -> None:
    """Press what leads to another page, and wait until that page is there: whoever looks at once would look at the old
    page while it goes."""
    with page.expect_navigation():
        page.click(selector)


def come_in(page: Page, first: str, second: str) -> None:
    """To the own space, by both codes."""
    page.goto("/mana-lieta/")
    for field, typed in (("code", first), ("second", second)):
        page.fill(f"#id_{field}", typed)
        press(page, "main .form .button")
    page.wait_for_url("**/mana-lieta/es/")
