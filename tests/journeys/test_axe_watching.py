"""What is withheld from somebody, from the decision to those who watch over it: every page and error state."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from izligums.accounts.enums import Role
from izligums.cases.enums import Stage
from tests.journeys.accessibility import assert_good
from tests.journeys.conftest import Window
from tests.journeys.test_axe_desk import sign_in
from tests.journeys.walking import press
from tests.support.cases import Office

pytestmark = pytest.mark.django_db(transaction=True)
SEND = "main .form .button:not(.button-quiet)"


def test_withholding_openings_is_accessible(window: Window) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    second = office.user("otra", Role.COORDINATOR)
    page = sign_in(window, office.head)
    page.goto(f"/cases/{case.pk}/acts/withhold_openings/{office.id_of(case, 'Anna')}/")
    assert_good(page)
    press(page, SEND)
    assert page.locator(".error-summary").is_visible()
    assert_good(page)
    page.select_option("[name=reader]", str(office.coordinator.pk))
    page.check("input[name=ground][value=inquiry]")
    page.fill("[name=reason]", "Notiek dienesta pārbaude par šo darbinieku, un par to vēl nedrīkst zināt.")
    page.fill("[name=since]", office.start.isoformat())
    page.fill("[name=until]", (timezone.localdate() + timedelta(days=30)).isoformat())
    press(page, SEND)
    page.wait_for_url(f"**/cases/{case.pk}/")
    page = sign_in(window, second)
    page.goto("/office/")
    assert_good(page)
    press(page, "[aria-labelledby=second] .line-case")
    assert_good(page)
    press(page, "main .buttons .button:not(.button-secondary)")
    assert_good(page)
    page.check("input[name=agrees][value=True]")
    page.fill("[name=reason]", "Citādi pārbaude neizdosies.")
    press(page, SEND)
    page.wait_for_url(f"**/cases/{case.pk}/")
    for where in (f"/cases/{case.pk}/grants/", f"/cases/{case.pk}/acts/end_withholding/"):
        page.goto(where)
        assert_good(page)
    page = sign_in(window, office.user("vineta", Role.DATA_OFFICER))
    for where in ("/readings/", "/readings/outside/", "/readings/withheld/"):
        page.goto(where)
        assert_good(page)
    assert case.number in page.inner_text("main")
