from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from izligums.accounts.models import User
from izligums.cases.enums import Stage
from tests.support.cases import Office
from tests.support.queries import own

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def office() -> Office:
    return Office()


def numbers(client: Client, user: User, where: str = "/cases/") -> list[str]:
    client.force_login(user)
    return [line.case.number for line in client.get(where).context["lines"]]


def test_list_shows_whom_the_case_is_between(client: Client, office: Office) -> None:
    office.case_at(Stage.APPROACHING_OFFENDER)
    client.force_login(office.coordinator)
    (line,) = client.get("/cases/").context["lines"]
    assert (line.victims, line.offenders, line.lead) == (["Anna Bērziņa"], ["Jānis Kalniņš"], "Mara")


def test_list_holds_only_what_one_may_open(client: Client, office: Office) -> None:
    mine, other = office.case_at(Stage.APPROACHING_OFFENDER), office.case_at(Stage.REGISTERED)
    assert numbers(client, office.lead.user) == [mine.number]
    assert numbers(client, office.stranger) == []
    assert set(numbers(client, office.coordinator)) == {mine.number, other.number}
    assert numbers(client, office.far_coordinator) == []


def test_closed_cases_are_shown_when_asked_for(client: Client, office: Office) -> None:
    case = office.case_at(Stage.CLOSED)
    user = office.coordinator
    assert numbers(client, user) == []
    assert numbers(client, user, "/cases/?stage=closed") == [case.number]
    assert numbers(client, user, "/cases/?stage=all") == [case.number]


def test_filters_by_stage_mediator_and_lateness(client: Client, office: Office) -> None:
    received, worked_on = office.receive(), office.case_at(Stage.APPROACHING_OFFENDER)
    user = office.coordinator
    assert numbers(client, user, "/cases/?stage=received") == [received.number]
    assert numbers(client, user, f"/cases/?mediator={office.lead.pk}") == [worked_on.number]
    # two working days to enter the data are long over
    assert numbers(client, user, "/cases/?late=on") == [received.number]


@pytest.mark.parametrize("query", ["stage=nonsense", "mediator=x", "mediator=999999", "page=broken", "stage=%00"])
def test_filter_that_cannot_be_read_shows_the_list(client: Client, office: Office, query: str) -> None:
    office.receive()
    client.force_login(office.coordinator)
    assert client.get(f"/cases/?{query}").status_code == 200


def test_pages_lead_on_and_back(client: Client, office: Office) -> None:
    for _number in range(27):
        office.receive([])
    first = numbers(client, office.coordinator)
    client.force_login(office.coordinator)
    older = client.get("/cases/").context["older"]
    assert len(first) == 25
    assert len(numbers(client, office.coordinator, older)) == 2
    back = client.get(older).context["newer"]
    assert numbers(client, office.coordinator, back) == first


BOTH = ["/cases/", "/cases/?late=on", "/today/", "/letters/", "/journal/", "/search/?q=Anna", "/search/?q=1"]
PAGES = [(role, where) for role in ("mediator", "coordinator") for where in BOTH] + [("coordinator", "/office/")]


def test_page_costs_the_same_whatever_the_number_of_cases(client: Client, office: Office) -> None:
    users = {"mediator": office.lead.user, "coordinator": office.coordinator}
    for stage in (Stage.RECEIVED, Stage.SESSION_PLANNED, Stage.FOLLOWING_UP):
        case_on_a_day_of_its_own(office, stage)
    few = {(role, where): cost(client, users[role], where) for role, where in PAGES}
    for _number in range(3):
        for stage in (Stage.RECEIVED, Stage.APPROACHING_OFFENDER, Stage.FOLLOWING_UP):
            case_on_a_day_of_its_own(office, stage)
    many = {(role, where): cost(client, users[role], where) for role, where in PAGES}
    assert many == few
    assert max(many.values()) <= MOST_QUERIES


def case_on_a_day_of_its_own(office: Office, stage: Stage) -> None:
    """The mediator holds one session at a time."""
    office.start += timedelta(days=1)
    office.case_at(stage)


def cost(client: Client, user: User, where: str) -> int:
    client.force_login(user)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(where).status_code == 200
    return len(own(queries))
