"""What a page must give to everybody, measured in the browser."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_accessible(page: Page) -> None:
    """axe finds nothing, and the page does not scroll sideways."""
    # Without preload axe takes the styles as the browser has them, instead of fetching imported sheets by itself.
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "preload": False})
    assert results.violations_count == 0, results.generate_report()
    assert_fits(page)


def assert_fits(page: Page) -> None:
    wide, window = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= window, f"{page.url} is {wide} px wide in a window of {window} px"
