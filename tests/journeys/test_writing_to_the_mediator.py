"""Somebody writes to their mediator, who finds it on their day and answers; the answer is read in the own space."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from izligums.cases.enums import Stage
from tests.journeys.conftest import Window
from tests.journeys.test_axe_case import signed_in
from tests.journeys.test_letters_between import SAVE, check, come_in
from tests.journeys.walking import press
from tests.support.cases import Office
from tests.support.door import invited

pytestmark = pytest.mark.django_db(transaction=True)
WRITTEN, ANSWER = "Vai varu atnākt ar suni? 1301", "Jā, suns drīkst nākt. 1302"


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)], ids=["desktop", "phone-without-scripts"])
def test_message_is_written_found_answered_and_read(window: Window, width: int, scripts: bool) -> None:
    office = Office()
    office.start = timezone.localdate()
    case = office.case_at(Stage.PREPARING)
    anna = window(width=width, scripts=scripts, language="en").new_page()
    desk = signed_in(window, office.lead.user)
    come_in(anna, invited(office, "Anna", case=case))

    press(anna, "#mediator ~ p a, section:has(#mediator) a[href$='mans-starpnieks/']")
    check(anna, scripts=scripts)
    press(anna, SAVE)  # nothing was written
    expect(anna.locator(".error-summary")).to_be_visible()
    check(anna, scripts=scripts)
    anna.fill("#id_message", WRITTEN)
    press(anna, SAVE)
    expect(anna.locator(".notice-done")).to_be_visible()
    check(anna, scripts=scripts)

    desk.goto("/today/")
    check(desk, scripts=True)
    assert WRITTEN not in desk.content()
    press(desk, "section:has(#waiting) a[href*='/said/']")
    expect(desk.locator("main")).to_contain_text(WRITTEN)
    check(desk, scripts=True)
    press(desk, "main a[href*='reply_to_person']")
    expect(desk.locator("main")).to_contain_text(WRITTEN)
    press(desk, SAVE)  # nothing was answered
    check(desk, scripts=True)
    desk.check("[name=reply_way][value=written]")
    desk.fill("[name=reply]", ANSWER)
    press(desk, SAVE)
    desk.wait_for_url(f"**/cases/{case.pk}/")
    check(desk, scripts=True)

    anna.goto("/mana-lieta/es/")
    check(anna, scripts=scripts)
    press(anna, "section:has(#reply) .button")
    expect(anna.locator("main")).to_contain_text(ANSWER)
    check(anna, scripts=scripts)
    anna.goto("/mana-lieta/es/")
    expect(anna.locator("#reply")).to_have_count(0)
