"""How a page lies in its window."""

from __future__ import annotations

from playwright.sync_api import Page


def no_sideways_scrolling(page: Page) -> None:
    wide, window = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= window, f"{page.url} is {wide} px wide in a window of {window} px"
