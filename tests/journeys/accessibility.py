"""What a page must give to everybody, measured in the browser.

Most of what it costs to look at a page is that each page compiles axe anew. A page to which somebody walked is looked
at with `assert_good`; many pages one after the other are drawn into one window, in which axe stays (`Gallery`).
"""

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
#: What is wrong alone comes back: all that axe says would take as long to bring over as to find.
LOOK = "options => axe.run(options).then(({ violations }) => ({ violations }))"


def assert_good(page: Page) -> None:
    """Accessible wide and narrow, and never wider than its window. Colours are the same at every width: contrast, the
    slowest to measure, is measured once. The window is afterwards as it was."""
    before = page.viewport_size
    assert before is not None
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert_accessible(page, contrast=width == WIDTHS[0])
    _assert_no_sideways_scrolling(page)
    page.set_viewport_size(before)


def assert_accessible(page: Page, *, contrast: bool = True) -> None:
    """axe finds nothing, and the page does not scroll sideways."""
    if not page.evaluate("'axe' in window"):  # it stays while the page is made narrow
        page.evaluate(AXE_SCRIPT)
    rules = {} if contrast else {"rules": {"color-contrast": {"enabled": False}}}
    results = AxeResults(page.evaluate(LOOK, {**OPTIONS, **rules}))
    assert results.violations_count == 0, results.generate_report()
    no_sideways_scrolling(page)


def _assert_no_sideways_scrolling(page: Page) -> None:
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 800})
        no_sideways_scrolling(page)


class Gallery:
    """Shows pages that were fetched without the browser, one after the other: `Page.set_content` writes each into the
    window that is there, styles and scripts run as ever, and axe need not be brought and compiled anew.

    What can be opened is looked at open: what is seen then is all that is seen closed, and more."""

    def __init__(self, page: Page, *, beside: str) -> None:
        """`beside` is a page of the live server, from whose place styles and scripts are loaded."""
        page.goto(beside)
        page.evaluate(AXE_SCRIPT)
        self.page = page

    def assert_good(self, html: str, *, narrow: bool) -> None:
        """All rules wide, contrast among them, and no sideways scrolling at 200 % and at 320 px. `narrow`: accessible
        at 360 px, too. That hangs on which elements stand there, which are the same in every language, so one language
        is enough; how long words are is seen in how wide the page is."""
        page = self.page
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.set_content(html)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert_accessible(page)
        if narrow:
            page.set_viewport_size({"width": WIDTHS[1], "height": 800})
            assert_accessible(page, contrast=False)
        _assert_no_sideways_scrolling(page)
