"""The case page and the pages of acts, their error states included, wide and narrow, light and dark."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from izligums.accounts.models import User
from izligums.cases.enums import Channel, ContactResult, Initiative, Role, Stage
from izligums.cases.models import Case
from izligums.core.enums import Language
from izligums.process import deviations
from izligums.process.steps import TABLE
from tests.journeys import accessibility
from tests.journeys.accessibility import Gallery
from tests.journeys.conftest import Window
from tests.journeys.walking import press
from tests.support.cases import Office
from tests.support.cast import FAMILY, beside
from tests.support.door import invited
from tests.support.office import at_noon
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Ārkārtīgi" * 22
SAVE = "main form .button >> nth=0"
#: Of a page that asks whom an act is about, the first answer.
WHOM = re.compile(r'<ul class="whom">.*?href="(?P<first>[^"]+)"', re.DOTALL)


@pytest.fixture
def office() -> Office:
    return Office()


def signed_in(window: Window, user: User, **kind: object) -> Page:
    """A window of a member of the service; the sign-in page has tests of its own."""
    client = Client()
    client.force_login(user)
    context = window(**kind)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    page = context.new_page()
    page.goto("/sign-in/")
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": page.url.removesuffix("sign-in/")}]
    )
    return page


def assert_good(page: Page) -> None:
    """With everything unfolded."""
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
    accessibility.assert_good(page)


def with_deviation(office: Office) -> Case:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    office.act(case, "review_risk", factors=())
    anna = office.id_of(case, "Anna")
    office.act(case, "record_safe_way", anna, channel=Channel.PHONE, phone="20000001", language=Language.LATVIAN)
    deviations.propose(
        case=case.pk,
        step="record_contact",
        on=office.last_day(case),
        by=office.lead.user,
        at=at_noon(office.last_day(case)),
        person=anna,
        values={"initiative": Initiative.SERVICE, "channel": Channel.PHONE, "result": ContactResult.REACHED},
        reason="Zvanīju sajaukta numura dēļ",
    )
    return case


def crowded(office: Office) -> Case:
    """A family, an interpreter, names without end, a settlement being written."""
    interpreter = {**beside(0, Role.INTERPRETER, LONG, LONG), "beside": None}
    case = office.case_at(Stage.SETTLEMENT, (*FAMILY, interpreter))
    office.act(case, "record_talk", "Anna", channel=Channel.PHONE, life_changed=f"Vairs neiet ārā vakaros. {LONG}")
    return case


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_case_page_is_accessible(window: Window, office: Office, scheme: str) -> None:
    page = signed_in(window, office.head, scheme=scheme)
    cases = [with_deviation(office), crowded(office)]
    office.start += timedelta(days=1)
    cases += [office.case_at(Stage.RECEIVED), office.case_at(Stage.CLOSED)]
    for case in cases:
        page.goto(f"/cases/{case.pk}/")
        assert_good(page)


def test_case_page_before_the_answer_about_conflict_is_accessible(window: Window, office: Office) -> None:
    case = office.case_at(Stage.REGISTERED)
    office.act(case, "assign_mediator", mediator=office.lead.pk)
    page = signed_in(window, office.lead.user)
    page.goto(f"/cases/{case.pk}/")
    assert_good(page)
    page.goto(f"/cases/{case.pk}/acts/review_risk/")
    assert_good(page)


def test_every_act_form_is_accessible(window: Window, office: Office) -> None:
    early, late = office.case_at(Stage.APPROACHING_OFFENDER), crowded(office)
    office.ask(late, "Anna", "Kāpēc?")
    invited(office, "Anna", case=late)
    closed = office.case_at(Stage.CLOSED)
    gallery, desks = Gallery(window().new_page(), beside="/sign-in/"), [Desk(office.lead.user), Desk(office.head)]
    seen: set[str] = set()
    for case in (early, late, closed):
        for desk in desks:
            for name in TABLE.keys() - seen - {"receive"}:
                answer = desk.open(case, name)
                if answer.status_code == 200:
                    seen.add(name)
                    if about := WHOM.search(answer.text):
                        where = urljoin(answer.wsgi_request.path, unescape(about["first"]))
                        answer = desk.client.get(where, follow=True)
                    gallery.assert_good(answer.text, narrow=True)
    assert len(TABLE) - len(seen) <= 10, sorted(TABLE.keys() - seen)


def test_error_states_are_accessible(window: Window, office: Office) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    anna, janis = office.id_of(case, "Anna"), office.id_of(case, "Jānis")
    office.act(case, "record_safe_way", anna, channel=Channel.PHONE, phone="20000001", language=Language.LATVIAN)
    page = signed_in(window, office.lead.user)

    page.goto(f"/cases/{case.pk}/acts/add_person/")
    press(page, SAVE)  # nothing answered
    page.locator(".error-summary").wait_for()
    assert_good(page)

    page.goto(f"/cases/{case.pk}/acts/record_contact/{anna}/")
    for question, answer in (("initiative", "service"), ("channel", "phone"), ("result", "reached")):
        page.check(f"[name={question}][value={answer}]")
    press(page, SAVE)  # refused; may be recorded with deviation
    page.locator("[name=deviate]").wait_for()
    assert_good(page)

    page.goto(f"/cases/{case.pk}/acts/record_safe_way/{janis}/")
    page.fill("[name=hours]", "vakaros")
    office.act(case, "record_safe_way", janis, channel=Channel.PHONE, phone="29999999", language=Language.LATVIAN)
    press(page, SAVE)  # somebody was quicker
    page.locator("#both-caption").wait_for()
    assert_good(page)

    page.goto(f"/cases/{case.pk}/acts/stop_for_safety/")  # first of all: whom is it about?
    assert_good(page)

    page.goto(f"/cases/{case.pk}/acts/hold_session/")  # not at this stage
    assert_good(page)


def test_entries_deviations_and_decisions_are_accessible(window: Window, office: Office) -> None:
    case = with_deviation(office)
    page = signed_in(window, office.head)
    deviation = case.deviations.get()
    page.goto(f"/cases/{case.pk}/deviations/{deviation.pk}/")
    assert_good(page)
    press(page, "[value=confirm]")
    page.wait_for_url(f"**/cases/{case.pk}/")
    assert_good(page)
    page.goto(f"/cases/{case.pk}/journal/{case.acts.latest('sequence').sequence}/")
    assert_good(page)
