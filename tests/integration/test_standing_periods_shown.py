"""What follows from what is known is shown where people look: on the case page and on the mediator's start page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from izligums.cases.enums import Procedure, Stage
from izligums.cases.models import Case
from izligums.core.actions import set_period
from izligums.core.enums import PeriodUnit
from izligums.settlements.enums import Fulfilment
from tests.integration.test_start_pages import card, page
from tests.support.cases import Office
from tests.support.cast import FAMILY

pytestmark = pytest.mark.django_db

REVIEW, REPORT = "Review the risks anew", "Report to the court on a child&#x27;s fulfilment"


def set_days(name: str, value: int) -> None:
    now = timezone.now()
    long_ago = now.date() - timedelta(days=400)
    set_period(name=name, value=value, unit=PeriodUnit.CALENDAR_DAYS, valid_from=long_ago, note="Trial", by="1", at=now)


def case_page(client: Client, office: Office, case: Case) -> str:
    return page(client, office.lead.user, f"/cases/{case.pk}/")


def childs_case(office: Office) -> Case:
    return office.case_at(Stage.FOLLOWING_UP, FAMILY, procedure=Procedure.COMPULSORY_MEASURE)


def test_review_that_runs_out_is_due_on_both_pages(client: Client) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    days_ago = (timezone.localdate() - office.last_day(case)).days
    set_days("risk_review_valid", days_ago + 3)
    office.prepare(case)
    due = card(page(client, office.lead.user), "due")
    assert REVIEW in due
    assert case.number in due
    assert REVIEW in case_page(client, office, case)


def test_nothing_is_said_of_reviews_while_no_period_is_set(client: Client) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    assert REVIEW not in page(client, office.lead.user)
    assert REVIEW not in case_page(client, office, case)


def test_report_to_the_court_is_due_until_it_is_recorded(client: Client) -> None:
    office = Office()
    case = childs_case(office)
    days_ago = (timezone.localdate() - office.last_day(case)).days
    set_days("child_report_to_court", days_ago + 3)
    condition = case.settlements.get().conditions.get()
    office.act(case, "record_fulfilment", condition=condition.pk, fulfilment=Fulfilment.FULFILLED)
    assert REPORT in card(page(client, office.lead.user), "due")
    assert REPORT in case_page(client, office, case)
    office.act(case, "report_fulfilment", settlement=condition.settlement_id)
    assert REPORT not in page(client, office.lead.user)


def test_report_without_a_set_day_waits_only_once_the_time_has_ended(client: Client) -> None:
    office = Office()
    office.start = timezone.localdate() - timedelta(days=14)  # the condition is due in some weeks
    case = childs_case(office)
    assert REPORT not in page(client, office.lead.user)
    condition = case.settlements.get().conditions.get()
    office.act(case, "record_fulfilment", condition=condition.pk, fulfilment=Fulfilment.FULFILLED)
    assert REPORT in card(page(client, office.lead.user), "waiting")
    assert REPORT in case_page(client, office, case)
