"""How a page lies in its window."""

from __future__ import annotations

from playwright.sync_api import Page

NARROWEST = 320
DOUBLED = 640  # px: a common window of 1280 at 200 %


def no_sideways_scrolling(page: Page) -> None:
    wide, window = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= window, f"{page.url} is {wide} px wide in a window of {window} px"


def narrow_without_sideways_scrolling(page: Page) -> None:
    """Neither in the narrowest window nor at 200 %; the window is afterwards as it was."""
    before = page.viewport_size
    assert before is not None
    for width in (DOUBLED, NARROWEST):
        page.set_viewport_size({"width": width, "height": 800})
        no_sideways_scrolling(page)
    page.set_viewport_size(before)
