"""Pages of the own space on which a person decides, names supporters and fetches their data: wide and narrow."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from izligums.cases.enums import Role, Told
from izligums.documents.models import OwnData
from izligums.process.tasks import draw_own_data
from tests.journeys.accessibility import assert_good as check
from tests.journeys.conftest import Window
from tests.journeys.walking import come_in, press
from tests.support.cases import Office
from tests.support.cast import ANNA, JANIS, beside
from tests.support.door import codes
from tests.support.own import DECISION, GUESTS, SUPPORTERS, reached

pytestmark = pytest.mark.django_db(transaction=True)


def test_person_reads_decides_names_somebody_and_fetches_their_data(window: Window) -> None:
    office = Office()
    office.start = timezone.localdate()
    access = reached(office, (ANNA, JANIS, beside(1, Role.SUPPORTER, "Zane", "Egle")))
    case = access.case
    office.act(
        case, "ask_about_guest", "Zane", on=timezone.localdate(), party=access.participation_id, told=(Told.NAME,)
    )
    page = window().new_page()
    come_in(page, *codes(access))
    check(page)
    _decide(page)
    _name_somebody(page)
    page.goto(GUESTS)
    check(page)
    press(page, "main .form .button >> nth=0")
    page.wait_for_url("**?done")
    check(page)
    page.goto("/mana-lieta/mani-dati/")
    check(page)
    press(page, "main .button")
    expect(page.locator("#copy")).to_be_visible()
    check(page)
    draw_own_data(request_id=OwnData.objects.get().pk)
    page.reload()
    check(page)
    page.goto("/mana-lieta/apturet/")
    check(page)


def _decide(page: Page) -> None:
    page.goto(DECISION)
    check(page)
    press(page, "[aria-labelledby=information] .button")
    check(page)
    press(page, "main .form .button >> nth=0")
    expect(page.locator(".error-summary")).to_be_visible()
    check(page)
    page.check("input[name=takes_part][value=True]")
    page.check("input[name=leaves][value=online]")
    page.check("input[name=signing][value=paper]")
    press(page, "main .form .button >> nth=0")
    page.wait_for_url("**?done")
    check(page)


def _name_somebody(page: Page) -> None:
    page.goto(SUPPORTERS)
    check(page)
    press(page, "main .form .button >> nth=0")
    expect(page.locator(".error-summary")).to_be_visible()
    check(page)
    for name in ("name", "relation", "reach"):
        page.fill(f"#id_{name}", "Ilze")
    press(page, "main .form .button >> nth=0")
    page.wait_for_url("**?done")
    check(page)
