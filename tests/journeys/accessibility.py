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


def assert_accessible(page: Page) -> None:
    """axe finds nothing, and the page does not scroll sideways."""
    if not page.evaluate("'axe' in window"):  # it stays while the page is made narrow
        page.evaluate(AXE_SCRIPT)
    results = AxeResults(page.evaluate("options => axe.run(options)", OPTIONS))
    assert results.violations_count == 0, results.generate_report()
    no_sideways_scrolling(page)
