"""A prosecutor sends a request from their own page; the coordinator makes it a case; the prosecutor follows it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from izligums.cases.enums import Role
from izligums.cases.models import Case, LeaderAccess, Participation
from izligums.process.models import Application
from tests.journeys.accessibility import assert_good
from tests.journeys.applying import refused
from tests.journeys.conftest import Window
from tests.journeys.staff import Staff
from tests.support.cases import Office
from tests.support.requests import BICYCLE, area_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office() -> Office:
    return Office()


def fill(leader: Staff, **answers: Any) -> None:
    """Everything that stands on the form; what is folded away is unfolded first."""
    unfold(leader.page)
    leader.fill(**answers)


def unfold(page: Page) -> None:
    folded = page.locator("main form details:not([open]) > summary")
    while folded.count():
        folded.first.click()


def states(page: Page) -> list[str]:
    """What the page says of each request and case."""
    page.goto("/led/")
    return [each.inner_text() for each in page.locator('main tbody td[data-label="Stāvoklis"]').all()]


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)], ids=["desktop", "phone-without-scripts"])
def test_request_becomes_a_case_that_the_prosecutor_follows(
    window: Window, office: Office, width: int, scripts: bool
) -> None:
    account = office.leader("sanita", name="Sanita Bērza", office="Parauga prokuratūra")
    leader = Staff(window(width=width, scripts=scripts).new_page(), "sanita")
    coordinator = Staff(window(width=width, scripts=scripts).new_page(), office.coordinator.username)

    page = leader.page
    page.locator("main .page-title .button").click()
    fill(leader, **{**BICYCLE, "municipality": area_of(office.unit), "offence": ""})
    leader.save()
    expect(page.locator(".error-summary")).to_be_visible()
    leader.fill(offence=BICYCLE["offence"])
    page.locator('button[name=more][value="offender"]').click()
    fill(leader, **{"offender-2-given_name": "Kristers", "offender-2-family_name": "Pūpols"})
    leader.save()
    page.wait_for_url("**/led/")
    assert states(page) == ["saņemts, gaida reģistrāciju"]

    sent = Application.objects.get()
    desk = coordinator.page
    desk.goto("/office/")
    expect(desk.locator("main")).to_contain_text("pieprasījums, prokurors Sanita Bērza")
    desk.get_by_role("link", name=sent.number).click()
    expect(desk.locator("main")).to_contain_text("Velosipēda zādzība")
    desk.locator('main a[href$="/register/"]').click()
    desk.wait_for_url("**/register/")
    coordinator.save()
    case = Case.objects.get()
    desk.wait_for_url(f"**/cases/{case.pk}/")
    assert LeaderAccess.objects.get(case=case).authority == account
    assert Participation.objects.filter(case=case, role=Role.OFFENDER).count() == 2
    assert states(page) == ["saņemta"]
    coordinator.act(case.pk, "register")
    assert states(page) == ["norit"]


def test_form_and_its_errors_are_accessible(window: Window, office: Office) -> None:
    office.leader("sanita", name="Sanita Bērza", office="Parauga prokuratūra")
    leader = Staff(window().new_page(), "sanita")
    page = leader.page
    page.goto("/led/new/")
    assert_good(page)
    leader.save()
    refused(page)
    page.locator('button[name=more][value="victim"]').click()
    page.wait_for_selector("[name=victim-2-given_name]")
    unfold(page)
    assert_good(page)
    fill(leader, **BICYCLE, municipality=area_of(office.unit))
    leader.save()
    page.wait_for_url("**/led/")
    assert_good(page)

    sent = Application.objects.get()
    coordinator = Staff(window().new_page(), office.coordinator.username).page
    for address in ("/office/", f"/applications/{sent.pk}/", f"/applications/{sent.pk}/register/"):
        coordinator.goto(address)
        assert_good(coordinator)


def test_account_that_is_not_verified_is_told_why_accessibly(window: Window, office: Office) -> None:
    office.leader("uldis", verified=False)
    page = Staff(window().new_page(), "uldis").page
    page.goto("/led/new/")
    assert_good(page)
    assert "jāpārbauda" in page.inner_text("main")
