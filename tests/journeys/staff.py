"""A member of staff at the browser: signs in, opens pages by their links, fills in forms by their labels' fields."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from playwright.sync_api import Locator, Page

from tests.support.office import PASSWORD


class Staff:
    """`page` is theirs alone: two people at two browsers share nothing."""

    def __init__(self, page: Page, username: str) -> None:
        self.page = page
        page.goto("/sign-in/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(lambda address: "sign-in" not in address)

    def open(self, case_id: int) -> Page:
        self.page.goto(f"/cases/{case_id}/")
        return self.page

    def act(self, case_id: int, step: str, person: int | None = None, **values: Any) -> None:
        """Find the step on the case page, follow its link, answer what it asks, and see that it was recorded."""
        for_all = f"/cases/{case_id}/acts/{step}/"
        if not self._links(for_all).count():  # the page in sight may be another, or older than what a colleague did
            self.open(case_id)
        links = self._links(f"{for_all}{person}/" if person else for_all)
        if links.count() == 0 and person:
            links = self._links(for_all)
            values = {"person": person, **values}
        assert links.count() > 0, f"{step} is not offered on the case page"
        self.page.goto(links.first.get_attribute("href") or "")
        self.fill(**values)
        self.save()
        assert self.page.url.endswith(f"/cases/{case_id}/"), self.page.locator("main").inner_text()

    def _links(self, address: str) -> Locator:
        return self.page.locator(f'a[href^="{address}"]')

    def fill(self, **values: Any) -> None:
        for name, value in values.items():
            answer(self.page.locator(f'main form [name="{name}"]'), value)

    def save(self) -> None:
        """Press the one main button; Enter would do the same."""
        with self.page.expect_navigation():
            self.page.locator("main form .buttons button").first.click()


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
