"""Who sees a request that waits, what comes of one that is no case, and what the pages cost."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from izligums.accounts import authorities
from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.enums import WithdrawnFor
from izligums.accounts.models import Authority
from izligums.accounts.walls import working_as
from izligums.cases.models import Case, LeaderAccess, Reading
from izligums.process import applying
from izligums.process.models import Application
from tests.support.cases import Office
from tests.support.dump import Dump
from tests.support.office import at_noon
from tests.support.pages import Desk
from tests.support.queries import own
from tests.support.requests import BICYCLE, Requesting, area_of, registering

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def account(office: Office) -> Authority:
    return office.leader("sanita", name="Sanita Bērza", office="Parauga prokuratūra")


@pytest.fixture
def leader(office: Office, account: Authority) -> Requesting:
    return Requesting(account.user, office.unit)


# -- to whom -----------------------------------------------------------------------------------------------------------


def test_account_that_nobody_verified_sends_nothing(office: Office) -> None:
    account = office.leader("uldis", verified=False)
    desk = Requesting(account.user, office.unit)
    page = desk.new()
    assert "has still to verify" in page.text
    assert 'name="offence"' not in page.text
    forged = {**BICYCLE, "municipality": desk.area, "token": str(uuid4())}
    assert "has still to verify" in desk.client.post("/led/new/", forged).text
    assert not Application.objects.exists()


def test_withdrawn_account_sends_nothing_and_sees_nothing(
    office: Office, leader: Requesting, account: Authority
) -> None:
    filled, sent = leader.filled(), leader.sent()
    authorities.withdraw(authority=account, ground=WithdrawnFor.DOUBT, by=office.head, at=at_noon(office.start))
    answer = leader.client.post("/led/new/", {**filled, "proceedings_no": "2"})
    assert "has withdrawn the verification" in answer.text
    assert Application.objects.count() == 1
    assert sent.number not in leader.client.get("/led/").text
    desk = Desk(office.coordinator)
    assert "no longer verified" in desk.client.get(f"/applications/{sent.pk}/").text
    registering(desk, sent)
    assert Case.objects.count() == 1
    assert not LeaderAccess.objects.exists()


def test_other_leader_of_the_same_office_learns_nothing(office: Office, leader: Requesting) -> None:
    sent = leader.sent()
    other = Desk(office.leader("otra", name="Otra Prokurore", office="Parauga prokuratūra").user)
    page = other.client.get("/led/").text
    assert sent.number not in page
    assert "11810022126" not in page
    for way in ("", "register/", "files/1/"):
        assert other.client.get(f"/applications/{sent.pk}/{way}").status_code == 403
        assert leader.client.get(f"/applications/{sent.pk}/{way}").status_code == 403


@pytest.mark.parametrize("role", [role for role in OfficeRole if role is not OfficeRole.PROCESS_LEADER])
def test_nobody_else_has_the_form(office: Office, role: OfficeRole) -> None:
    client = Desk(office.user(f"x{role}", role)).client
    assert client.get("/led/new/").status_code == 403
    assert client.post("/led/new/", {}).status_code == 403


def test_others_find_nothing(office: Office, leader: Requesting) -> None:
    sent = leader.sent()
    for user, status in (
        (office.far_coordinator, 404),
        (office.lead.user, 403),
        (office.user("auditore", OfficeRole.AUDITOR), 403),
        (office.user("admins", OfficeRole.ADMINISTRATOR), 403),
    ):
        desk = Desk(user)
        for way in ("", "register/"):
            answer = desk.client.get(f"/applications/{sent.pk}/{way}")
            assert answer.status_code == status
            assert "Vītoliņa" not in answer.text
        assert sent.number not in desk.client.get("/", follow=True).text


def test_area_of_another_unit_takes_the_case_and_the_connection(
    office: Office, leader: Requesting, account: Authority
) -> None:
    sent = leader.sent()
    answer = registering(Desk(office.coordinator), sent, municipality=str(area_of(office.other_unit)))
    assert answer.headers["Location"] == "/"
    case = Case.objects.get()
    assert case.unit == office.other_unit
    assert LeaderAccess.objects.get(case=case).authority == account
    assert case.number in leader.client.get("/led/").text


# -- the office --------------------------------------------------------------------------------------------------------


def test_what_is_not_registered_is_told_without_a_reason_and_erased(office: Office, leader: Requesting) -> None:
    sent = leader.sent()
    desk = Desk(office.coordinator)
    assert desk.client.post(f"/applications/{sent.pk}/", {"refusal": "because"}).status_code == 200
    assert desk.client.post(f"/applications/{sent.pk}/", {"refusal": "not_ours"}).status_code == 302
    assert desk.client.get(f"/applications/{sent.pk}/").status_code == 404
    page = leader.client.get("/led/").text
    assert "not registered: ask the unit" in page
    assert "no matter for mediation" not in page
    assert office.coordinator.display_name not in page
    with working_as("housekeeping"):
        applying.drop_old(at=timezone.now() + timedelta(days=31))
    assert sent.number not in leader.client.get("/led/").text


def test_registering_twice_is_once(office: Office, leader: Requesting) -> None:
    sent, desk = leader.sent(), Desk(office.coordinator)
    where = registering(desk, sent).headers["Location"]
    assert desk.client.post(f"/applications/{sent.pk}/register/").headers["Location"] == where
    assert Case.objects.count() == 1


def test_nothing_is_lost_when_it_cannot_be_recorded(office: Office, leader: Requesting) -> None:
    sent = leader.sent()
    answer = registering(Desk(office.coordinator), sent, offence="")
    assert answer.status_code == 200
    assert "Vītoliņa" in answer.text
    beside = {"offender-given_name": "", "offender-family_name": "", "offender-born": "", "offender-language": ""}
    assert registering(Desk(office.coordinator), sent, **beside).status_code == 422
    assert Application.objects.filter(pk=sent.pk).exists()
    assert not Case.objects.exists()


def test_reading_is_on_record(office: Office, leader: Requesting) -> None:
    sent = leader.sent()
    Desk(office.coordinator).client.get(f"/applications/{sent.pk}/")
    read = Reading.objects.get(page="application")
    assert (read.user_id, read.part, read.case_id) == (office.coordinator.pk, sent.pk, None)


def test_nothing_told_stands_in_the_database_readable(leader: Requesting) -> None:
    leader.sent()
    dump = Dump()
    secrets = ("Vītoliņa", "11810022126", "Velosipēda", "+371 20000007", "Cielavniece")
    assert [each for each in secrets if dump.holds(each)] == []


# -- what it costs -----------------------------------------------------------------------------------------------------


def test_pages_cost_the_same_for_many(office: Office, leader: Requesting) -> None:
    desk = Desk(office.coordinator)

    def cost_with_one_more() -> tuple[int, int]:
        leader.sent()
        return cost(leader, "/led/"), cost(desk, "/office/")

    first = cost_with_one_more()
    assert [cost_with_one_more() for _number in range(3)] == [first] * 3


def cost(desk: Desk, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert desk.client.get(address).status_code == 200
    return len(own(captured))


def test_what_the_pages_cost(office: Office, leader: Requesting) -> None:
    sent, desk = leader.sent(), Desk(office.coordinator)
    found = {
        address: cost(who, address)
        for who, address in (
            (leader, "/led/"),
            (leader, "/led/new/"),
            (desk, f"/applications/{sent.pk}/"),
            (desk, f"/applications/{sent.pk}/register/"),
        )
    }
    assert list(found.values()) == [7, 5, 6, 6]
