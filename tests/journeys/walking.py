"""From page to page as people walk, one step at a time."""

from __future__ import annotations

from playwright.sync_api import Page

from izligums.cases.models import Access
from izligums.core.codes import Purpose, code


def press(page: Page, selector: str) -> None:
    """Press what leads to another page, and wait until that page is there: whoever looks at once would look at the old
    page while it goes."""
    with page.expect_navigation():
        page.click(selector)


def come_in(page: Page, access: Access) -> None:
    """By both codes into the own space."""
    page.goto("/mana-lieta/")
    for field, purpose in (("code", Purpose.INVITATION), ("second", Purpose.SECOND)):
        page.fill(f"#id_{field}", code(purpose, access.seed))
        press(page, "main .form .button")
    page.wait_for_url("**/mana-lieta/es/")
