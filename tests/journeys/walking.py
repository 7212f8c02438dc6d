"""From page to page as people walk, one step at a time: by links and buttons, with forms filled in by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Locator, Page

from izligums.core.enums import Language
from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Window
from tests.journeys.layout import no_sideways_scrolling

#: The main button of a page's form.
SAVE = "main .form .button >> nth=0"


@dataclass(frozen=True)
class Way:
    """How somebody comes: on which screen, with scripts or without, in which language."""

    width: int
    scripts: bool
    language: Language

    def page(self, window: Window) -> Page:
        """A browser of their own. The language of people of a case is known, whatever this browser speaks."""
        return window(width=self.width, scripts=self.scripts, language=self.language.value).new_page()

    def words(self, english: str) -> str:
        """As a person of a case reads them."""
        with override(self.language.value):
            return gettext(english)

    def check(self, page: Page) -> None:
        """For pages that no test of their own looks at: usable at this width, and accessible."""
        no_sideways_scrolling(page)
        if self.scripts:
            assert_accessible(page)


def both_ways(other: Language) -> pytest.MarkDecorator:
    """At a desk, with scripts, in Latvian; on a telephone without scripts, in another language."""
    ways = [Way(1280, True, Language.LATVIAN), Way(360, False, other)]
    return pytest.mark.parametrize("way", ways, ids=["desktop", "phone-without-scripts"])


def press(page: Page, selector: str) -> None:
    """Press what leads to another page, and wait until that page is there: whoever looks at once would look at the old
    page while it goes."""
    with page.expect_navigation():
        page.click(selector)


def go(page: Page, where: str) -> None:
    """To a page of the own space by its menu, which a narrow page keeps folded."""
    folded = page.locator("header .menu:not([open]) summary")
    if folded.is_visible():
        folded.click()
    press(page, f'header nav a[href="/mana-lieta/{where}/"]')
    no_sideways_scrolling(page)


def card(page: Page, name: str) -> Locator:
    """A part of the page, by the name of its heading."""
    return page.locator(f"main [aria-labelledby={name}]")


def come_in(page: Page, first: str, second: str) -> None:
    """To the own space, by both codes."""
    page.goto("/mana-lieta/")
    for field, typed in (("code", first), ("second", second)):
        page.fill(f"#id_{field}", typed)
        press(page, SAVE)
    page.wait_for_url("**/mana-lieta/es/")
    no_sideways_scrolling(page)


def send(page: Page, **answers: Any) -> None:
    """Answer what the page asks and press its main button; it is done, and the page says so."""
    fill(page, **answers)
    press(page, SAVE)
    page.wait_for_url("**?done")
    no_sideways_scrolling(page)


def say_wishes(page: Page, **answers: Any) -> None:
    """How we meet, one question after the other to the last; what is not in `answers` is left empty."""
    go(page, "tiksanas")
    press(page, "main .button >> nth=0")
    while page.locator("main .form").count():
        fill(page, **{name: said for name, said in answers.items() if page.locator(f'main [name="{name}"]').count()})
        press(page, SAVE)
        no_sideways_scrolling(page)


def fill(page: Page, **answers: Any) -> None:
    for name, value in answers.items():
        answer(page.locator(f'main form [name="{name}"]'), value)


def answer(controls: Locator, value: Any) -> None:
    """Answer one question, whatever draws it: radios, ticks, a list, a day, an hour, words."""
    first = controls.first
    listed = controls.and_(controls.page.locator("select")).count() > 0  # asked without scripts, which may be off
    match "select" if listed else first.get_attribute("type"):
        case "radio":
            next(each for each in controls.all() if each.get_attribute("value") == plain(value)).check()
        case "checkbox" if isinstance(value, bool):
            first.set_checked(value)
        case "checkbox":
            wanted = {plain(each) for each in value}
            for control in controls.all():
                control.set_checked(control.get_attribute("value") in wanted)
        case "select":
            first.select_option(plain(value))
        case _:
            first.fill(plain(value))


def plain(value: Any) -> str:
    match value:
        case StrEnum():
            return value.value
        case datetime():
            return value.strftime("%Y-%m-%dT%H:%M")
        case date():
            return value.isoformat()
        case _:
            return str(value)
