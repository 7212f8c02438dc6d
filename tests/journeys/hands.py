"""Hands on a keyboard, and eyes that see where they are."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

#: What has the focus: null between the last control and the first. `before` is what had it before, on the same page.
#: Where a control has parts (the calendar of a date), the browser marks them by itself.
FOCUS = """() => {
  const here = document.activeElement, before = window.hadFocus;
  window.hadFocus = here;
  if (!here || here === document.body) return null;
  const style = getComputedStyle(here), box = here.getClientRects()[0];
  const shown = box && document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 40) / 2);
  const follows = before?.isConnected && before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING;
  return {
    what: here.outerHTML.slice(0, 200),
    marked: !here.matches(":focus") || (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none"),
    shown: !!shown && (here.contains(shown) || [...(here.labels ?? [])].some((label) => label.contains(shown))),
    order: !before || before === document.body || before === here ? "" : follows ? "after" : "before",
  };
}"""


class Hands:
    """Every stop of the Tab key is seen: marked as having the focus, not covered by anything, and in the order of the
    page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab(self, *, back: bool = False) -> None:
        self.page.keyboard.press("Shift+Tab" if back else "Tab")
        focus: dict[str, Any] | None = self.page.evaluate(FOCUS)
        if focus is not None:
            assert focus["marked"], f"nothing shows the focus: {focus['what']}"
            assert focus["shown"], f"it has the focus and is not seen: {focus['what']}"
            assert focus["order"] in ("", "before" if back else "after"), f"out of order: {focus['what']}"

    def reach(self, place: str, *, back: bool = False) -> None:
        """By the Tab key alone."""
        for _press in range(80):
            self.tab(back=back)
            if self.at(place):
                return
        pytest.fail(f"The Tab key does not reach {place} on {self.page.url}.")

    def at(self, place: str) -> bool:
        return bool(self.page.evaluate("place => document.activeElement.matches(place)", place))

    def press(self, place: str, key: str = "Enter", *, back: bool = False) -> None:
        self.reach(place, back=back)
        self.page.keyboard.press(key)

    def follow(self, place: str, *, back: bool = False) -> None:
        """A link or a button, to the page it leads to."""
        self.reach(place, back=back)
        self.go()

    def go(self) -> None:
        """Enter, from where one is, to the page it leads to."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, place: str, words: str) -> None:
        self.reach(place)
        self.page.keyboard.type(words)

    def refused(self, leads_to: str) -> None:
        """What is wrong has the focus, and leads to the field; the field says it, too."""
        expect(self.page.locator(".error-summary")).to_be_focused()
        self.press(f".error-summary a[href='#{leads_to}']")
        field = self.page.locator(f"#{leads_to}")
        expect(field).to_be_focused()
        whole = self.page.locator(f"#{leads_to}, fieldset:has(#{leads_to})")  # of radios the group says it
        described = " ".join(each.get_attribute("aria-describedby") or "" for each in whole.all())
        assert "_error" in described, f"{leads_to} does not say what is wrong"

    def skip(self) -> None:
        """Past everything that is the same on each page."""
        self.page.keyboard.press("Tab")
        expect(self.page.locator(".skip")).to_be_focused()
        expect(self.page.locator(".skip")).to_be_in_viewport(ratio=1)
        self.page.keyboard.press("Enter")
        self.tab()
        assert self.page.evaluate("document.querySelector('main').contains(document.activeElement)")
