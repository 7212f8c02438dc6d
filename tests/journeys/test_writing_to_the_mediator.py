"""Somebody writes to their mediator, who finds it on their day and answers; the answer is read in the own space."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from izligums.cases.enums import Stage
from izligums.core.enums import Language
from izligums.dialogue.enums import ReplyWay
from tests.journeys.conftest import Window
from tests.journeys.staff import Staff
from tests.journeys.test_letters_between import speaking
from tests.journeys.walking import SAVE, Way, both_ways, card, come_in, go, press, send
from tests.support.cases import Office
from tests.support.door import codes

pytestmark = pytest.mark.django_db(transaction=True)
WRITTEN, ANSWER = "Vai varu atnākt ar suni? 1301", "Jā, suns drīkst nākt. 1302"


@both_ways(Language.UKRAINIAN)
def test_message_is_written_found_answered_and_read(window: Window, way: Way) -> None:
    office = Office()
    office.start = timezone.localdate()
    case = office.case_at(Stage.PREPARING)
    anna, mediator = way.page(window), Staff(way.page(window), office.lead.user.username)
    come_in(anna, *codes(speaking(office, case, "Anna", way.language)))
    go(anna, "mans-starpnieks")
    expect(anna.locator("main")).to_contain_text("112")
    way.check(anna)
    press(anna, SAVE)  # nothing was written
    expect(anna.locator(".error-summary")).to_be_visible()
    way.check(anna)
    send(anna, message=WRITTEN)
    way.check(anna)

    desk = mediator.page
    press(desk, "header nav a[href='/today/']")
    way.check(desk)
    assert WRITTEN not in desk.content()
    press(desk, "[aria-labelledby=waiting] a[href*='/said/']")
    expect(desk.locator("main")).to_contain_text(WRITTEN)
    way.check(desk)
    press(desk, "main a[href*='reply_to_person']")
    expect(desk.locator("main")).to_contain_text(WRITTEN)
    mediator.save()  # nothing was answered
    way.check(desk)
    mediator.fill(reply_way=ReplyWay.WRITTEN, reply=ANSWER)
    mediator.save()
    desk.wait_for_url(f"**/cases/{case.pk}/")
    way.check(desk)

    go(anna, "es")
    way.check(anna)
    press(anna, "[aria-labelledby=reply] .button")
    expect(card(anna, "said")).to_contain_text(ANSWER)
    way.check(anna)
    go(anna, "es")
    expect(card(anna, "reply")).to_have_count(0)
