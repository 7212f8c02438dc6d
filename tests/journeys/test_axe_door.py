"""Every page of the own space of the people of a case, its error states included, wide and narrow."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from izligums.cases.enums import Stage
from izligums.core.codes import Purpose, code
from tests.journeys.accessibility import assert_good
from tests.journeys.conftest import Window
from tests.journeys.walking import press
from tests.support.cases import Office
from tests.support.door import invited

pytestmark = pytest.mark.django_db(transaction=True)


def send(page: Page, field: str, typed: str) -> None:
    page.fill(f"#id_{field}", typed)
    press(page, "main .form .button")


@pytest.mark.parametrize("scripts", [True, False])
def test_person_comes_in_looks_stops_and_leaves(window: Window, scripts: bool) -> None:
    """Without scripts too; `stop` and "leave now" in sight without scrolling down, at both widths."""
    office = Office()
    office.start = timezone.localdate()  # so that the session lies ahead
    access = invited(office, "Anna", stage=Stage.SESSION_PLANNED)
    page = window(scripts=scripts).new_page()
    check = assert_good if scripts else lambda page: None
    page.goto("/mana-lieta/")
    check(page)
    send(page, "code", "")
    check(page)
    send(page, "code", code(Purpose.INVITATION, access.seed))
    check(page)
    for wrong in ("", "000000"):
        send(page, "second", wrong)
        expect(page.locator(".error-summary")).to_be_visible()
        check(page)
    send(page, "second", code(Purpose.SECOND, access.seed))
    page.wait_for_url("**/mana-lieta/es/")
    check(page)
    for where in ("/mana-lieta/es/", "/mana-lieta/kas-skatijas/"):
        page.goto(where)
        check(page)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for always in (".stop a", ".leave button"):
                box = page.locator(always).bounding_box()
                assert box is not None
                assert box["y"] + box["height"] <= 800, (where, width, always)
        assert page.title().endswith("Mana lieta")
    press(page, ".stop a")
    check(page)
    press(page, "main .button-stop")
    page.wait_for_url("**/mana-lieta/es/")
    check(page)
    press(page, ".leave button")
    page.wait_for_url("**/kalendars/")
    check(page)


def test_too_many_codes_are_told_of(window: Window) -> None:
    page = window().new_page()
    for _ in range(7):
        page.goto("/mana-lieta/")
        send(page, "code", "AAAA-BBBB-CCCC")
    expect(page.locator(".error-summary")).to_be_visible()
    assert_good(page)
