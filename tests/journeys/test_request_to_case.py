"""A prosecutor sends a request from their own page, follows the case it becomes, and is told how it ended."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.translation import override
from playwright.sync_api import Page, expect

from izligums.accounts.actions import set_language
from izligums.cases.enums import LedState, Role
from izligums.cases.models import Case, LeaderAccess, Participation
from izligums.core.enums import Language
from izligums.core.labels import label
from izligums.documents import rendering
from izligums.documents.models import IssuedDocument
from izligums.process.models import Application
from tests.journeys.accessibility import assert_good
from tests.journeys.applying import refused
from tests.journeys.conftest import Window
from tests.journeys.layout import no_sideways_scrolling
from tests.journeys.staff import Staff
from tests.journeys.test_one_case import send_letters
from tests.journeys.walking import Way, both_ways, press
from tests.support.cases import Office
from tests.support.requests import BICYCLE, area_of
from tests.support.sides import squeezed, words_of

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


def states(page: Page, way: Way) -> list[str]:
    """What the page says of each request and case."""
    page.goto("/led/")
    return [each.inner_text() for each in page.locator(f'main tbody td[data-label="{way.words("State")}"]').all()]


@both_ways(Language.ENGLISH)
def test_request_becomes_a_case_that_the_prosecutor_follows_to_its_end(
    window: Window, office: Office, way: Way
) -> None:
    account = office.leader("sanita", name="Sanita Bērza", office="Parauga prokuratūra")
    set_language(user=account.user, language=way.language)
    leader = Staff(way.page(window), "sanita")
    coordinator = Staff(way.page(window), office.coordinator.username)

    page = leader.page
    sends(leader, office)
    assert states(page, way) == [way.words("received, waits to be registered")]
    case = registered(coordinator)
    assert LeaderAccess.objects.get(case=case).authority == account
    assert Participation.objects.filter(case=case, role=Role.OFFENDER).count() == 2
    assert states(page, way) == [label_in(way, LedState.RECEIVED)]
    coordinator.act(case.pk, "register")
    assert states(page, way) == [label_in(way, LedState.IN_PROGRESS)]

    # The mediator's work is walked in other journeys; nothing of it shows here.
    for reach in (office.approach_offenders, office.approach_victims, office.agree):
        reach(case)
    office.plan(case, days=0)  # its hour has come
    office.hold(case)
    assert states(page, way) == [label_in(way, LedState.IN_PROGRESS)]
    office.draft(case)
    office.certify(case)
    office.close(case)
    for paper in IssuedDocument.objects.filter(case=case, content=None):
        rendering.render(paper.pk)  # as the queue does
    assert states(page, way) == [label_in(way, LedState.ENDED)]
    assert page.locator("main tbody a").count() == 0  # the papers have not left the house yet
    send_letters(coordinator, case)
    is_told_the_result(page, case, way)


def sends(leader: Staff, office: Office) -> None:
    page = leader.page
    page.goto("/led/")
    press(page, "main .page-title .button")
    no_sideways_scrolling(page)
    fill(leader, **{**BICYCLE, "municipality": area_of(office.unit), "offence": ""})
    leader.save()
    expect(page.locator(".error-summary")).to_be_visible()
    leader.fill(offence=BICYCLE["offence"])
    press(page, 'button[name=more][value="offender"]')
    fill(leader, **{"offender-2-given_name": "Kristers", "offender-2-family_name": "Pūpols"})
    leader.save()
    page.wait_for_url("**/led/")


def registered(coordinator: Staff) -> Case:
    """The case that the request has become."""
    desk, sent = coordinator.page, Application.objects.get()
    desk.goto("/office/")
    expect(desk.locator("main")).to_contain_text("pieprasījums, prokurors Sanita Bērza")
    desk.get_by_role("link", name=sent.number).click()
    expect(desk.locator("main")).to_contain_text("Velosipēda zādzība")
    press(desk, 'main a[href$="/register/"]')
    coordinator.save()
    case = Case.objects.get()
    desk.wait_for_url(f"**/cases/{case.pk}/")
    return case


def is_told_the_result(page: Page, case: Case, way: Way) -> None:
    """Held, settled, fulfilled, and nothing of anybody who takes part."""
    page.goto("/led/")
    no_sideways_scrolling(page)
    links = [each.get_attribute("href") or "" for each in page.locator("main tbody a").all()]
    notice, report = (words_of(page.request.get(link).body(), file_name="") for link in links)
    assert squeezed("Saruna ir notikusi Izlīgums ir noslēgts") in squeezed(notice)
    assert squeezed("Izlīguma nosacījumi ir izpildīti.") in squeezed(report)
    said = " ".join([page.locator("main").inner_text(), notice, report])
    for person in Participation.objects.filter(case=case).select_related("person"):
        assert person.person.family_name not in said


def label_in(way: Way, state: LedState) -> str:
    with override(way.language.value):
        return label(state)


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
