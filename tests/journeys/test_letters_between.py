"""Somebody writes to the other side; the mediator reads first; who is asked decides how to receive it, and answers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from izligums.cases.enums import Channel, Stage
from izligums.cases.models import Access, Case
from izligums.core.codes import Purpose, code
from izligums.core.enums import Language
from izligums.dialogue.models import Statement
from tests.journeys.accessibility import assert_accessible
from tests.journeys.conftest import Window
from tests.journeys.layout import no_sideways_scrolling
from tests.journeys.test_axe_case import signed_in
from tests.journeys.walking import press
from tests.support.cases import Office
from tests.support.door import invited

pytestmark = pytest.mark.django_db(transaction=True)
BEGUN, WRITTEN, ANSWER = "Es gribu teikt", "Es gribu teikt, ka man žēl. 1207", "Paldies, ka uzrakstījāt. 1208"
SAVE = "main form .button >> nth=0"


def come_in(page: Page, access: Access) -> None:
    page.goto("/mana-lieta/")
    for field, purpose in (("code", Purpose.INVITATION), ("second", Purpose.SECOND)):
        page.fill(f"#id_{field}", code(purpose, access.seed))
        press(page, "main .form .button")
    page.wait_for_url("**/mana-lieta/es/")


def check(page: Page, *, scripts: bool) -> None:
    no_sideways_scrolling(page)
    if scripts:
        assert_accessible(page)


def speaking(office: Office, case: Case, name: str, language: Language) -> Access:
    office.act(case, "record_safe_way", name, channel=Channel.PHONE, phone="+371 20000000", language=language)
    return invited(office, name, case=case)


@pytest.mark.parametrize(
    ("width", "scripts", "language"),
    [(1280, True, Language.LATVIAN), (360, False, Language.RUSSIAN)],
    ids=["desktop", "phone-without-scripts"],
)
def test_letter_is_written_offered_received_in_the_office_and_answered(
    window: Window, width: int, scripts: bool, language: Language
) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    his, hers = (speaking(office, case, name, language) for name in ("Jānis", "Anna"))
    janis, anna = (window(width=width, scripts=scripts, language="en").new_page() for _ in range(2))
    desk = signed_in(window, office.lead.user)
    come_in(janis, his)
    come_in(anna, hers)

    janis.goto("/mana-lieta/vestules/rakstit/")
    assert janis.locator("html").get_attribute("lang") == language.value
    check(janis, scripts=scripts)
    press(janis, SAVE)  # nothing was written
    expect(janis.locator(".error-summary")).to_be_visible()
    check(janis, scripts=scripts)
    janis.fill("#id_text", BEGUN)
    press(janis, "button[name=later][value='1']")
    janis.wait_for_url("**/mana-lieta/es/**")
    janis.goto("/mana-lieta/vestules/rakstit/")
    expect(janis.locator("#id_text")).to_have_value(BEGUN)
    janis.fill("#id_text", WRITTEN)
    press(janis, SAVE)
    janis.wait_for_url("**/vestules/**")
    check(janis, scripts=scripts)

    anna.goto("/mana-lieta/vestules/")
    assert WRITTEN not in anna.content()
    statement = Statement.objects.get()
    desk.goto(f"/cases/{case.pk}/between/")
    expect(desk.locator("main")).to_contain_text(WRITTEN)
    check(desk, scripts=True)
    press(desk, "a[href*='offer_statement']")
    desk.check(f"[name=receiver][value='{office.id_of(case, 'Anna')}']")
    press(desk, SAVE)
    desk.wait_for_url(f"**/cases/{case.pk}/**")

    anna.goto(f"/mana-lieta/vestules/{statement.pk}/")
    check(anna, scripts=scripts)
    press(anna, SAVE)  # nothing was chosen
    expect(anna.locator(".error-summary")).to_be_visible()
    check(anna, scripts=scripts)
    anna.check("[name=way][value=office]")
    press(anna, SAVE)
    anna.wait_for_url("**/vestules/?done")
    check(anna, scripts=scripts)
    assert WRITTEN not in anna.content()

    desk.goto(f"/cases/{case.pk}/between/")
    press(desk, "a[href*='deliver_statement']")
    press(desk, SAVE)
    desk.wait_for_url(f"**/cases/{case.pk}/**")

    anna.goto("/mana-lieta/vestules/")
    assert WRITTEN not in anna.content()
    anna.goto("/mana-lieta/vestules/rakstit/")
    anna.fill("#id_text", ANSWER)
    press(anna, SAVE)
    anna.wait_for_url("**/vestules/?done")
    answer = Statement.objects.latest("pk")
    anna.goto(f"/mana-lieta/vestules/{answer.pk}/atsaukt/")
    check(anna, scripts=scripts)

    janis.goto("/mana-lieta/vestules/")
    check(janis, scripts=scripts)
    assert ANSWER not in janis.content()
    assert Statement.objects.get(pk=statement.pk).state == "delivered"
