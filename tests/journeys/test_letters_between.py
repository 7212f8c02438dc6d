"""Somebody writes to the other side; the mediator reads first; who is asked decides how to receive it, and answers; and
the answer comes back the same way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from izligums.cases.enums import Channel, Stage
from izligums.cases.models import Access, Case
from izligums.core.enums import Language
from izligums.dialogue.enums import Receiving
from izligums.dialogue.models import Statement
from tests.journeys.conftest import Window
from tests.journeys.staff import Staff
from tests.journeys.walking import SAVE, Way, both_ways, come_in, go, press, send
from tests.support.cases import Office
from tests.support.door import codes, invited

pytestmark = pytest.mark.django_db(transaction=True)
BEGUN, WRITTEN, ANSWER = "Es gribu teikt", "Es gribu teikt, ka man žēl. 1207", "Paldies, ka uzrakstījāt. 1208"

DECIDE = "main .card-main .button"


@both_ways(Language.RUSSIAN)
def test_letter_is_received_in_the_office_and_its_answer_on_the_screen(window: Window, way: Way) -> None:
    office = Office()
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis, anna = way.page(window), way.page(window)
    mediator = Staff(way.page(window), office.lead.user.username)
    come_in(janis, *codes(speaking(office, case, "Jānis", way.language)))
    assert janis.locator("html").get_attribute("lang") == way.language.value
    mediator.act(case.pk, "record_acknowledgement", office.id_of(case, "Jānis"), acknowledged=True)
    # What both agree to, and how the mediator prepares them, is walked in test_one_case.
    office.inform_and_agree(case, next(each for each in office.people(case) if each.acknowledged))
    office.agree(case)
    office.prepare(case)
    come_in(anna, *codes(speaking(office, case, "Anna", way.language)))

    writes(janis, way)
    go(anna, "vestules")
    assert WRITTEN not in anna.content()
    offer(mediator, case, WRITTEN, to=office.id_of(case, "Anna"))
    is_asked(anna, way)
    send(anna, way=Receiving.OFFICE)
    way.check(anna)
    assert WRITTEN not in anna.content()
    deliver(mediator, case, way)
    go(anna, "vestules")
    assert WRITTEN not in anna.content()  # it was handed over in the office

    press(anna, "main a[href='/mana-lieta/vestules/rakstit/']")
    send(anna, text=ANSWER)
    answer = Statement.objects.latest("pk")
    press(anna, f"main a[href='/mana-lieta/vestules/{answer.pk}/atsaukt/']")  # she may still
    way.check(anna)
    go(janis, "vestules")
    way.check(janis)
    expect(janis.locator("main")).to_contain_text(way.words("the other side has received it"))
    assert ANSWER not in janis.content()
    offer(mediator, case, ANSWER, to=office.id_of(case, "Jānis"))
    go(janis, "es")
    press(janis, "[aria-labelledby=letter] a")
    press(janis, DECIDE)
    send(janis, way=Receiving.SCREEN)
    way.check(janis)
    janis.locator("main details summary").first.click()
    expect(janis.get_by_text(ANSWER)).to_be_visible()
    go(anna, "vestules")
    expect(anna.locator("main")).to_contain_text(way.words("the other side has received it"))


def speaking(office: Office, case: Case, name: str, language: Language) -> Access:
    office.act(case, "record_safe_way", name, channel=Channel.PHONE, phone="+371 20000000", language=language)
    return invited(office, name, case=case)


def writes(janis: Page, way: Way) -> None:
    """Not at one go."""
    go(janis, "vestules")
    press(janis, "main a[href='/mana-lieta/vestules/rakstit/']")
    way.check(janis)
    press(janis, SAVE)  # nothing was written
    expect(janis.locator(".error-summary")).to_be_visible()
    way.check(janis)
    janis.fill("#id_text", BEGUN)
    press(janis, "button[name=later][value='1']")
    janis.wait_for_url("**/mana-lieta/es/**")
    press(janis, "[aria-labelledby=drafts] a")
    expect(janis.locator("#id_text")).to_have_value(BEGUN)
    send(janis, text=WRITTEN)
    way.check(janis)


def offer(mediator: Staff, case: Case, letter: str, *, to: int) -> None:
    """Read it, then ask somebody of the other side."""
    mediator.follow(case.pk, "between/")
    desk = mediator.page
    expect(desk.locator("main")).to_contain_text(letter)
    press(desk, "a[href*='offer_statement']")
    mediator.fill(receiver=to)
    mediator.save()
    desk.wait_for_url(f"**/cases/{case.pk}/**")


def is_asked(reader: Page, way: Way) -> None:
    """Whether, and how; no answer is no answer."""
    go(reader, "vestules")
    press(reader, DECIDE)
    way.check(reader)
    press(reader, SAVE)
    expect(reader.locator(".error-summary")).to_be_visible()
    way.check(reader)


def deliver(mediator: Staff, case: Case, way: Way) -> None:
    mediator.follow(case.pk, "between/")
    way.check(mediator.page)
    press(mediator.page, "a[href*='deliver_statement']")
    mediator.save()
    mediator.page.wait_for_url(f"**/cases/{case.pk}/**")
