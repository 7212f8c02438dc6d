"""What hands do in the own space by the keyboard alone: come in, decide, ask, write, stop and leave."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from izligums.cases.enums import Stage
from izligums.cases.models import StopWish
from izligums.dialogue.models import Question, Statement
from tests.journeys.conftest import Window
from tests.journeys.hands import Hands
from tests.journeys.walking import come_in
from tests.support.cases import Office
from tests.support.door import codes, invited
from tests.support.own import reached

pytestmark = pytest.mark.django_db(transaction=True)


def test_somebody_comes_in_decides_and_stops_by_keyboard(window: Window) -> None:
    office = Office()
    office.start = timezone.localdate()
    first, second = codes(reached(office))
    page = window().new_page()
    hands = Hands(page)
    page.goto("/mana-lieta/")
    hands.skip()
    hands.reach("#id_code")
    hands.go()
    hands.refused("id_code")
    page.keyboard.type(first)
    hands.go()
    hands.type("#id_second", "000000")
    hands.go()
    expect(page.locator(".error-summary")).to_be_focused()
    hands.reach("#id_second")  # what stands there is selected
    page.keyboard.type(second)
    hands.go()
    page.wait_for_url("**/mana-lieta/es/")

    hands.skip()
    hands.follow("[aria-labelledby=decision] a")
    hands.follow("[aria-labelledby=information] .button")
    hands.follow("main .form .button:not(.button-secondary)")
    hands.refused("id_takes_part_0")
    page.keyboard.press("Space")
    expect(page.locator("[name=takes_part][value=True]")).to_be_checked()
    hands.press("[name=leaves]", "Space")
    hands.reach("[name=signing]")
    page.keyboard.press("Space")
    hands.press("[name=leaves]", "Space", back=True)  # changed their mind
    expect(page.locator("[name=leaves] >> nth=-1")).to_be_checked()
    hands.follow("main .form .button:not(.button-secondary)")
    page.wait_for_url("**/mana-izvele/?done")

    hands.follow(".stop a")
    hands.follow(".button-stop")
    page.wait_for_url("**/mana-lieta/es/")
    expect(page.locator(".notice-done")).to_be_visible()
    assert StopWish.objects.count() == 1
    hands.follow(".leave button")
    page.wait_for_url("**/kalendars/")


def test_somebody_asks_and_writes_by_keyboard(window: Window) -> None:
    """On a telephone, whose menu opens first."""
    office = Office()
    office.start = timezone.localdate()
    page = window(width=360).new_page()
    come_in(page, *codes(invited(office, "Jānis", stage=Stage.PREPARING)))
    hands = Hands(page)
    hands.press(".menu summary")
    hands.follow(".menu ~ .nav a[href$='/jautajumi/']")
    hands.follow("main .form .button:not(.button-secondary)")
    hands.refused("id_question_text")
    page.keyboard.type("Vai Jūs vēlaties, lai es atvainojos?")
    hands.press("[name=way]", "Space")
    page.keyboard.press("ArrowDown")
    hands.follow("main .form .button:not(.button-secondary)")
    page.wait_for_url("**/jautajumi/?done")
    assert Question.objects.get().way == "through_mediator"

    hands.press(".menu summary")
    hands.follow(".menu ~ .nav a[href$='/vestules/']")
    hands.follow("main a[href$='/rakstit/']")
    hands.press("main details summary")
    hands.follow("main .form .button:not(.button-secondary)")
    hands.refused("id_text")
    page.keyboard.type("Man žēl.")
    page.keyboard.press("Enter")
    page.keyboard.type("Esmu sācis strādāt.")
    hands.follow("main .form .button:not(.button-secondary)")
    page.wait_for_url("**/vestules/?done")
    assert Statement.objects.get().text == "Man žēl.\nEsmu sācis strādāt."
