"""What is typed inside is kept: saved by itself, gone on with later, given back when the visit is over."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from izligums.cases.enums import Stage
from izligums.cases.models import Access
from izligums.core.enums import Language
from tests.journeys.conftest import Window
from tests.journeys.walking import come_in, press
from tests.support.cases import Office
from tests.support.door import codes, invited

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def access() -> Access:
    """Somebody who has said and asked something, and has a session before them."""
    office = Office()
    office.start = timezone.localdate()
    case = office.case_at(Stage.SESSION_PLANNED)
    office.wish(case, "Jānis", safety="Atnākt un aiziet atsevišķi.", not_raised="Mana māsa", language=Language.RUSSIAN)
    office.ask(case, "Jānis", "Vai Jūs vēlaties, lai es atvainojos?")
    office.act(case, "share_plan", "Jānis", plan="Salabošu velosipēdu.")
    return invited(office, "Jānis", case=case)


def test_what_is_typed_is_saved_by_itself_sent_and_given_back(window: Window, access: Access) -> None:
    page = window().new_page()
    come_in(page, *codes(access))
    page.clock.install()
    page.goto("/mana-lieta/jautajumi/")
    page.fill("#id_question_text", "Vai Jums")
    page.clock.run_for(5_000)
    expect(page.locator("[data-kept]")).to_be_visible()
    page.goto("/mana-lieta/es/")
    expect(page.locator("#drafts")).to_be_visible()
    page.goto("/mana-lieta/jautajumi/")
    expect(page.locator("#id_question_text")).to_have_value("Vai Jums")
    press(page, "main .form .button >> nth=0")  # nobody said what is to become of it
    expect(page.locator(".error-summary")).to_be_visible()
    page.check("#id_way_0")
    press(page, "main .form .button >> nth=0")
    expect(page.locator(".notice-done")).to_be_visible()
    page.fill("#id_question_text", "Vēl kas")
    page.context.clear_cookies(name="mana-lieta")
    press(page, "main .form .button >> nth=1")
    expect(page.locator(".typed").first).to_have_text("Vēl kas")


def test_saved_and_gone_on_with_without_scripts(window: Window, access: Access) -> None:
    page = window(scripts=False, width=360).new_page()
    come_in(page, *codes(access))
    page.goto("/mana-lieta/mans-plans/")
    page.fill("#id_plan", "Domāju")
    press(page, "main .form .button >> nth=1")
    page.wait_for_url("**/mana-lieta/es/?saved")
    press(page, "#drafts ~ ul a, ul:below(#drafts) a >> nth=0")
    expect(page.locator("#id_plan")).to_have_value("Domāju")


def test_how_we_meet_is_said_question_by_question_without_scripts(window: Window, access: Access) -> None:
    page = window(scripts=False, width=360).new_page()
    come_in(page, *codes(access))
    page.goto("/mana-lieta/tiksanas/")
    press(page, "main .button")
    page.wait_for_url("**/tiksanas/2/")  # the first was answered before
    page.fill("#id_time_place", "Pēc darba")
    press(page, "main .form .button >> nth=0")
    page.wait_for_url("**/tiksanas/5/?done")  # where to sit and who begins, too
    page.fill("#id_breaks", "Ik pēc stundas")
    press(page, "main .form .button >> nth=2")  # back
    page.wait_for_url("**/tiksanas/4/")
    page.goto("/mana-lieta/tiksanas/")
    expect(page.locator(".own-words")).to_contain_text("Pēc darba")
    page.goto("/mana-lieta/tiksanas/5/")
    expect(page.locator("#id_breaks")).to_have_value("Ik pēc stundas")  # begun, and not sent
