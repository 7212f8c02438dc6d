"""What a page must give to everybody, measured in the browser."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

from tests.journeys.layout import no_sideways_scrolling

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],  # what passed is counted, not described
    "preload": False,  # axe takes the styles as the browser has them, instead of fetching imported sheets by itself
}


WIDTHS = (1280, 360)
#: A common window at 200 %, and the narrowest.
NARROW = (640, 320)


def assert_good(page: Page) -> None:
    """Accessible wide and narrow, and never wider than its window. Colours are the same at every width: contrast, the
    slowest to measure, is measured once. The window is afterwards as it was."""
    before = page.viewport_size
    assert before is not None
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert_accessible(page, contrast=width == WIDTHS[0])
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 800})
        no_sideways_scrolling(page)
    page.set_viewport_size(before)


def assert_accessible(page: Page, *, contrast: bool = True) -> None:
    """axe finds nothing, and the page does not scroll sideways."""
    if not page.evaluate("'axe' in window"):  # it stays while the page is made narrow
        page.evaluate(AXE_SCRIPT)
    rules = {} if contrast else {"rules": {"color-contrast": {"enabled": False}}}
    results = AxeResults(page.evaluate("options => axe.run(options)", {**OPTIONS, **rules}))
    assert results.violations_count == 0, results.generate_report()
    no_sideways_scrolling(page)
