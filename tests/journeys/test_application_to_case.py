"""A victim applies without signing in, with a file; the coordinator makes it a case."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from izligums.accounts.enums import LeaderKind
from izligums.cases.enums import Procedure, Role
from izligums.cases.models import Case, Participation, ReceivedFile
from izligums.process.models import Application
from tests.integration.apply.pdf import plain_pdf
from tests.journeys.accessibility import assert_good
from tests.journeys.applying import fill, go_on, refused
from tests.journeys.conftest import Window
from tests.journeys.staff import Staff
from tests.support.applications import sent_application
from tests.support.applying import ANNA, ORDER, office_of_cesis

pytestmark = pytest.mark.django_db(transaction=True)

PAPER: FilePayload = {"name": "policija.pdf", "mimeType": "application/pdf", "buffer": plain_pdf()}


def apply(page: Page, language: str, answers: dict[str, dict[str, Any]] = ANNA) -> str:
    """From the public site to the receipt; the number on it."""
    page.goto(f"/{language}/")
    page.locator(f'a[href="/apply/{language}/"]').first.click()
    go_on(page)
    for name in ORDER:
        if name in answers:
            page.wait_for_url(f"**/{name}/")
            fill(page, {question: answer for question, answer in answers[name].items() if answer})
            go_on(page)
    page.wait_for_url("**/files/")
    page.set_input_files("[name=file]", PAPER)
    page.click("[name=add]")
    expect(page.locator(".files li")).to_have_count(1)
    go_on(page)
    expect(page.locator("main")).to_contain_text(answers["happened"]["words_of"])
    go_on(page)
    page.wait_for_url("**/sent/")
    receipt = page.request.get(page.locator('main a[href$="/receipt/"]').get_attribute("href") or "")
    assert receipt.body().startswith(b"%PDF-")
    return page.locator("main .code").inner_text()


def register(coordinator: Staff, number: str) -> Case:
    """From the start page of the office to the page of the case."""
    page = coordinator.page
    page.goto("/office/")
    page.get_by_role("link", name=number).click()
    expect(page.locator("main")).to_contain_text(ANNA["happened"]["words_of"])
    page.locator('main a[href$="/register/"]').click()
    page.wait_for_url("**/register/")
    coordinator.fill(
        procedure=Procedure.PROCEEDINGS,
        offence="Velosipēda zādzība",
        leader_kind=LeaderKind.INVESTIGATOR,
        leader_name="A. Ozoliņa",
        leader_office="Cēsu iecirknis",
    )
    coordinator.save()
    case = Case.objects.get()
    expect(page).to_have_url(f"{page.url.split('/cases/')[0]}/cases/{case.pk}/")
    expect(page.locator("h1")).to_contain_text(case.number)
    return case


@pytest.mark.parametrize(
    ("width", "scripts", "language"), [(1280, True, "lv"), (360, False, "ru")], ids=["desktop", "phone-without-scripts"]
)
def test_victim_applies_with_a_file_and_it_becomes_a_case(
    window: Window, width: int, scripts: bool, language: str
) -> None:
    office = office_of_cesis()
    coordinator = Staff(window(width=width, scripts=scripts).new_page(), office.coordinator.username)
    number = apply(window(width=width, scripts=scripts, language=language).new_page(), language)
    case = register(coordinator, number)
    applicant = Participation.objects.get(case=case, applicant=True)
    assert (applicant.role, applicant.person.family_name) == (Role.VICTIM, "Vītoliņa")
    assert ReceivedFile.objects.filter(case=case, sender=applicant).count() == 2  # all that was told, and her file
    assert not Application.objects.exists()


def test_pages_of_the_office_and_their_errors_are_accessible(window: Window) -> None:
    office = office_of_cesis()
    sent = sent_application(office.unit)
    coordinator = Staff(window().new_page(), office.coordinator.username)
    page = coordinator.page
    page.goto(f"/applications/{sent.pk}/")
    assert_good(page)
    page.locator("main details summary").click()
    coordinator.save()  # without a reason
    refused(page)
    page.goto(f"/applications/{sent.pk}/register/")
    assert_good(page)
    coordinator.save()
    refused(page)
