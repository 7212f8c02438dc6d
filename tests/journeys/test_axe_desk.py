"""Every page of the desk around the cases, its error states included, wide and narrow."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from izligums.accounts.actions import set_language
from izligums.accounts.enums import Role
from izligums.accounts.models import Municipality, User
from izligums.cases.enums import Channel, Stage
from izligums.cases.models import Case
from izligums.core.actions import fill_year, set_period
from izligums.core.enums import Language, PeriodUnit
from izligums.documents.models import OwnData
from izligums.messages.enums import LetterState
from izligums.messages.models import Letter
from izligums.process.tasks import draw_own_data
from tests.journeys.accessibility import assert_good
from tests.journeys.conftest import Window
from tests.journeys.walking import press
from tests.support.cases import Office
from tests.support.office import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office() -> Office:
    """With something in every list."""
    office = Office()
    office.receive()
    office.case_at(Stage.REGISTERED)
    for stage in (Stage.APPROACHING_OFFENDER, Stage.SESSION_PLANNED, Stage.FOLLOWING_UP):
        office.start += timedelta(days=1)
        office.case_at(stage)
    fill_year(timezone.localdate().year)
    set_period(
        name="hold_session",
        value=30,
        unit=PeriodUnit.CALENDAR_DAYS,
        valid_from=office.start,
        note="Rīkojums",
        by=str(office.head.pk),
        at=timezone.now(),
    )
    return office


def sign_in(window: Window, user: User, language: Language = Language.LATVIAN) -> Page:
    set_language(user=user, language=language)
    page = window().new_page()
    page.goto("/sign-in/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    press(page, "main .button")
    page.wait_for_url(lambda address: "sign-in" not in address)
    return page


def test_signing_in_is_accessible(window: Window, office: Office) -> None:
    page = window().new_page()
    page.goto("/sign-in/")
    assert_good(page)
    press(page, "main .button")
    assert_good(page)
    page.fill("#id_username", office.coordinator.username)
    page.fill("#id_password", "wrong")
    press(page, "main .button")
    assert_good(page)


def test_pages_of_a_mediator_are_accessible(window: Window, office: Office) -> None:
    page = sign_in(window, office.lead.user)
    letter = Letter.objects.order_by("pk")[0].pk
    for where in (
        "/today/",
        "/cases/",
        "/cases/?stage=closed",
        "/search/",
        "/search/?q=Anna",
        "/search/?q=Nezināmais",
        "/letters/",
        f"/letters/{letter}/",
        "/journal/",
    ):
        page.goto(where)
        assert_good(page)
    page.goto(f"/letters/{letter}/")
    page.fill("#id_on", "2001-01-01")
    press(page, "main .button:not(.button-quiet)")
    expect(page.locator(".error-summary")).to_be_visible()
    assert_good(page)


def test_letters_held_back_are_accessible(window: Window, office: Office) -> None:
    letter = Letter.objects.filter(state=LetterState.WAITING).order_by("pk")[0]
    office.act(letter.case, "record_withdrawal", "Anna", on=timezone.localdate(), channel=Channel.PHONE)
    page = sign_in(window, office.lead.user)
    for where in ("/letters/", f"/letters/{letter.pk}/", f"/cases/{letter.case_id}/"):
        page.goto(where)
        assert_good(page)
    page.goto("/letters/")
    press(page, "[aria-labelledby=held-back] .line-what a")
    press(page, "main .form .button:not(.button-quiet)")
    expect(page.locator(".error-summary")).to_be_visible()
    assert_good(page)


def test_pages_of_the_office_are_accessible(window: Window, office: Office) -> None:
    page = sign_in(window, office.head, Language.ENGLISH)
    for where in ("/office/", "/cases/", "/cases/?stage=all&late=on", "/process/", "/settings/", "/settings/units/"):
        page.goto(where)
        assert_good(page)
    page.goto("/process/")
    for each in page.locator("details summary").all()[:5]:
        each.click()
    assert_good(page)


def test_pages_of_the_administrator_are_accessible(window: Window, office: Office) -> None:
    page = sign_in(window, office.user("anita", Role.ADMINISTRATOR))
    year = timezone.localdate().year
    forms = [
        "/settings/periods/report_to_leader/",
        "/settings/help-numbers/victims/",
        f"/settings/calendar/{year}/",
        "/settings/password/",
    ]
    for where in (
        "/settings/",
        "/settings/periods/",
        "/settings/periods/hold_session/",
        "/settings/periods/leader_due/",
        "/settings/help-numbers/",
        f"/settings/calendar/{year + 3}/",
        "/settings/units/",
        f"/settings/municipalities/{Municipality.objects.order_by('pk')[0].pk}/",
        "/settings/mediators/",
        "/settings/users/",
        *forms,
    ):
        page.goto(where)
        assert_good(page)
    for where in forms:
        page.goto(where)
        press(page, "main .form .button")
        expect(page.locator(".error-summary")).to_be_visible()
        assert_good(page)


def test_journal_of_the_auditor_is_accessible(window: Window, office: Office) -> None:
    page = sign_in(window, office.user("inta", Role.AUDITOR))
    for where in ("/journal/", "/journal/?case=x&by=nobody&first=2026-02-30"):
        page.goto(where)
        assert_good(page)


def test_opening_from_outside_is_accessible(window: Window, office: Office) -> None:
    """From the form to the head of the unit who is told, and what everybody sees of it."""
    case = Case.objects.filter(stage=Stage.SESSION_PLANNED)[0]
    page = sign_in(window, office.far_coordinator)
    page.goto("/cases/outside/")
    assert_good(page)
    press(page, "main .form .button")
    assert_good(page)
    page.fill("#id_number", "IZL-2026-999999")
    page.fill("#id_reason", "Policija lūdz atbildi vēl šodien, bet lietas starpnieks ir atvaļinājumā.")
    page.check("#id_told")
    press(page, "main .form .button")
    assert_good(page)
    page.fill("#id_number", case.number)
    page.check("#id_told")
    press(page, "main .form .button")
    page.wait_for_url(f"**/cases/{case.pk}/")
    assert_good(page)
    page.goto("/settings/grants/")
    assert_good(page)
    page = sign_in(window, office.head)
    for where in ("/office/", f"/cases/{case.pk}/grants/", f"/readings/?case={case.number}", "/settings/grants/"):
        page.goto(where)
        assert_good(page)
    page.goto("/office/")
    press(page, "[aria-labelledby=outside] button")
    assert page.locator("[aria-labelledby=outside]").count() == 0


def test_pages_of_the_data_officer_are_accessible(window: Window, office: Office) -> None:
    case = office.case_at(Stage.PREPARING)
    page = sign_in(window, office.user("vineta", Role.DATA_OFFICER))
    for where in ("/access/", "/readings/", "/own-data/"):
        page.goto(where)
        assert_good(page)
    press(page, "main .form .button")
    expect(page.locator(".error-summary")).to_be_visible()
    assert_good(page)
    page.fill("[name=case]", case.number)
    page.fill("[name=person]", "Anna Bērziņa")
    page.fill("[name=reason]", "Lūdza rakstiski. " * 20)
    press(page, "main .form .button")
    page.wait_for_selector(".notice")
    draw_own_data(request_id=OwnData.objects.get().pk)
    page.goto("/own-data/")
    assert_good(page)
    head = sign_in(window, office.head)
    head.goto("/own-data/")
    assert "Anna Bērziņa" in head.inner_text("main")
    assert_good(head)


def test_passing_outside_is_accessible(window: Window, office: Office) -> None:
    """At once by the mediator; then the head of the unit is asked as second person."""
    case = Case.objects.filter(stage=Stage.SESSION_PLANNED)[0]
    page = sign_in(window, office.lead.user)
    page.goto(f"/cases/{case.pk}/acts/record_disclosure/")
    assert_good(page)
    press(page, "main .form .button:not(.button-quiet)")
    assert_good(page)
    page.check("input[name=recipient][value=police]")
    page.fill("[name=to_whom]", "Dežūrdaļai, inspektorei Liepai")
    page.check("input[name=ground][value=imminent_danger]")
    page.fill("[name=reason]", "Sarunā draudēja šonakt atriebties.")
    page.check("input[name=data][value=danger]")
    press(page, "main .form .button:not(.button-quiet)")
    page.wait_for_url(f"**/cases/{case.pk}/")
    page = sign_in(window, office.head)
    page.goto("/office/")
    assert_good(page)
    press(page, "[aria-labelledby=second] .line-case")
    assert_good(page)
    press(page, "main .buttons .button:not(.button-secondary)")
    assert_good(page)
    page.check("input[name=justified][value=True]")
    page.fill("[name=reason]", "Draudi bija tieši un tūlītēji.")
    press(page, "main .form .button:not(.button-quiet)")
    page.wait_for_url(f"**/cases/{case.pk}/")
    page.goto("/office/")
    assert page.locator("[aria-labelledby=second] .line-case").count() == 0


def test_the_day_fits_on_one_screen(window: Window, office: Office) -> None:
    page = sign_in(window, office.lead.user)
    below = page.locator(".day").evaluate("each => each.getBoundingClientRect().bottom")
    assert below <= 800


def test_language_and_signing_out_work_without_scripts(window: Window, office: Office) -> None:
    page = window(scripts=False).new_page()
    page.goto("/sign-in/")
    page.fill("#id_username", office.coordinator.username)
    page.fill("#id_password", PASSWORD)
    press(page, "main .button")
    page.wait_for_url("**/office/")
    press(page, ".languages button[value=en]")
    page.wait_for_url("**/office/")
    assert page.locator("h1").text_content() == "My unit"
    press(page, ".account button")
    page.wait_for_url("**/sign-in/")
