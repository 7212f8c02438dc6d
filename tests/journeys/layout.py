"""How a page fits into a window."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.accessibility import assert_fits

NARROWEST = 320
DOUBLED = 640  # px: a common window of 1280 at 200 %


def no_sideways_scrolling(page: Page) -> None:
    """Neither in the narrowest window nor at 200 %; the window is afterwards as it was."""
    before = page.viewport_size
    assert before is not None
    for width in (DOUBLED, NARROWEST):
        page.set_viewport_size({"width": width, "height": 800})
        assert_fits(page)
    page.set_viewport_size(before)
