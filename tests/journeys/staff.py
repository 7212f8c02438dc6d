"""A member of staff at the browser: signs in, opens pages by their links, fills in forms by their labels' fields."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from izligums.cases.enums import Channel, ContactResult, Initiative, InvitationWay, SecondFactor
from tests.journeys import walking
from tests.journeys.layout import no_sideways_scrolling
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
        no_sideways_scrolling(self.page)
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

    def invite(self, case_id: int, person: int) -> tuple[str, str]:
        """Reach the person, give them access, and read both codes from the page that is there for it."""
        reached = {"initiative": Initiative.SERVICE, "channel": Channel.PHONE, "result": ContactResult.REACHED}
        self.act(case_id, "record_contact", person, **reached)
        self.act(case_id, "give_access", person, way=InvitationWay.PAPER, second=SecondFactor.HANDED_OVER)
        self.follow(case_id, f"people/{person}/codes/")
        first, second = self.page.locator("main dd strong").all_inner_texts()
        return first, second

    def follow(self, case_id: int, where: str) -> None:
        """A link of the case page, which may stand folded."""
        self.open(case_id)
        self.page.goto(self._links(f"/cases/{case_id}/{where}").first.get_attribute("href") or "")

    def sees(self, case_id: int, *words: str) -> None:
        """On the page of the case."""
        main = self.open(case_id).locator("main")
        for each in words:
            expect(main).to_contain_text(each)

    def fill(self, **values: Any) -> None:
        walking.fill(self.page, **values)

    def save(self) -> None:
        """Press the one main button; Enter would do the same."""
        with self.page.expect_navigation():
            self.page.locator("main form .buttons button").first.click()
