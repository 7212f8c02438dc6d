"""Somebody applies by the keyboard alone, from the public site to the receipt, with some mistakes on the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, expect

from izligums.process.models import Application
from tests.integration.apply.pdf import plain_pdf
from tests.journeys.conftest import Window
from tests.journeys.hands import Hands
from tests.support.applying import office_of_cesis

pytestmark = pytest.mark.django_db(transaction=True)
PAPER: FilePayload = {"name": "policija.pdf", "mimeType": "application/pdf", "buffer": plain_pdf()}
ON = "main .form .button:not(.button-secondary, .button-quiet)"


def test_applying_needs_no_mouse(window: Window) -> None:
    office_of_cesis()
    page = window(width=360, language="en").new_page()
    hands = Hands(page)
    page.goto("/en/")
    hands.skip()
    hands.follow("main a[href='/apply/en/']")
    hands.follow(ON)
    hands.follow(ON)
    hands.refused("id_who_0")
    page.keyboard.press("Space")
    hands.go()
    page.wait_for_url("**/person/")
    hands.follow(ON)
    hands.refused("id_given_name")
    page.keyboard.type("Anna")
    hands.type("#id_family_name", "Zile")
    hands.type("#id_born", "06.05.1984")
    hands.go()
    page.wait_for_url("**/happened/")
    hands.type("#id_words_of", "Viņš paņēma velosipēdu.")
    for following in ("proceedings", "other", "place"):
        hands.follow(ON)
        page.wait_for_url(f"**/{following}/")
    hands.press("#id_municipality", "ArrowDown")
    hands.follow(ON)
    page.wait_for_url("**/contact/")
    hands.press("[name=channel]", "Space")
    hands.follow(ON)
    hands.refused("id_phone")
    page.keyboard.type("+371 20000007")
    hands.go()
    page.wait_for_url("**/needs/")
    hands.follow(ON)
    page.wait_for_url("**/files/")
    with page.expect_file_chooser() as chosen:
        hands.press("[name=file]")
    chosen.value.set_files(PAPER)
    hands.follow(ON)
    page.wait_for_url("**/summary/")
    hands.follow("main a[href*='/happened/']")  # one more look, and back
    expect(page.locator("#id_words_of")).to_have_value("Viņš paņēma velosipēdu.")
    hands.follow(ON)
    page.wait_for_url("**/summary/")
    hands.follow(ON)
    page.wait_for_url("**/sent/")
    assert Application.objects.get().files.count() == 1
    hands.reach("main a[href$='/receipt/']")
