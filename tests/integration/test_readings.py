"""Whoever opens something of a case is on record, also when the page is refused or fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from izligums.accounts.access import requires
from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.accounts.walls import reading_as
from izligums.cases.enums import ReadingOutcome, Stage
from izligums.cases.models import Case, Grant, Reading
from izligums.cases.reading import ReadingFilter, readings
from izligums.commands import postgres
from izligums.web.desk.presenters.readings import PAGES
from izligums.web.reading import ABOUT_CASES
from izligums.web.walls import InsideTheWalls
from tests.support.breaking import refused_by
from tests.support.cases import Office
from tests.support.pages import Desk
from tests.support.queries import own

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def case(office: Office) -> Case:
    return office.case_at(Stage.APPROACHING_OFFENDER)


def last() -> Reading:
    return Reading.objects.latest("pk")


def test_case_page_is_on_record_with_the_grant(office: Office, case: Case) -> None:
    assert Desk(office.lead.user).case(case).status_code == 200
    row = Reading.objects.get()
    grant = Grant.objects.get(case=case, holder=office.lead.user)
    assert (row.user_id, row.page, row.case_id, row.grant_id) == (office.lead.user.pk, "case", case.pk, grant.pk)
    assert (row.outcome, row.unit_id) == (ReadingOutcome.READ, case.unit_id)
    assert abs(row.at - timezone.now()) < timedelta(minutes=5)


def test_office_reads_without_a_grant(office: Office, case: Case) -> None:
    Desk(office.coordinator).case(case)
    assert (last().case_id, last().grant_id) == (case.pk, None)


def test_refused_tries_are_on_record(office: Office, case: Case) -> None:
    """A stranger's, a former mediator's, and that of a role which may open no case; the unit is known all the same."""
    office.act(case, "end_assignment", mediator=office.lead.pk, reason="Slimība")
    former = office.lead.user
    for who, status in ((office.stranger, 404), (former, 403), (office.far_coordinator, 404)):
        assert Desk(who).case(case).status_code == status
        row = last()
        assert (row.user_id, row.case_id, row.unit_id) == (who.pk, case.pk, case.unit_id)
        assert row.outcome is ReadingOutcome.REFUSED
    analyst = office.user("analyst", Role.ANALYST)
    assert Desk(analyst).case(case).status_code == 403
    assert (last().user_id, last().outcome) == (analyst.pk, ReadingOutcome.REFUSED)


@pytest.mark.parametrize("number", ["999999", "9" * 30])
def test_try_at_a_case_that_is_not_there(office: Office, number: str) -> None:
    assert Desk(office.coordinator).client.get(f"/cases/{number}/").status_code == 404
    assert (last().unit_id, last().outcome) == (None, ReadingOutcome.REFUSED)


def test_every_door_of_a_case_notes(office: Office, case: Case) -> None:
    offender = office.id_of(case, "Jānis")
    desk = Desk(office.lead.user)
    way = {"channel": "post", "address": "Klusā iela 7, Cēsis", "language": "lv"}
    desk.send(case, "record_safe_way", offender, **way)
    desk.send(case, "invite", offender)
    letter = case.letters.get()
    doors = {
        f"/cases/{case.pk}/": ("case", None, None),
        f"/cases/{case.pk}/journal/2/": ("entry", None, 2),
        f"/cases/{case.pk}/acts/review_risk/": ("act", None, None),
        f"/cases/{case.pk}/acts/record_talk/{offender}/": ("act_of_person", offender, None),
        f"/cases/{case.pk}/people/{offender}/consent/": ("print_consent", offender, None),
        f"/documents/{letter.document_id}/": ("document", None, letter.document_id),
        f"/letters/{letter.pk}/": ("dispatch", None, letter.pk),
    }
    for address, (page, person, part) in doors.items():
        assert desk.client.get(address, follow=True).status_code == 200, address
        row = last()
        assert (row.page, row.case_id, row.person_id, row.part) == (page, case.pk, person, part)
        assert row.outcome is ReadingOutcome.READ


def test_search_and_lists_leave_one_row_with_the_number_shown(office: Office, case: Case) -> None:
    desk = Desk(office.coordinator)
    desk.client.get("/search/?q=Bērziņa")
    assert (last().page, last().hits, last().case_id) == ("search", 1, None)
    desk.client.get("/search/?q=Nobody")
    assert (last().page, last().hits) == ("search", 0)
    desk.client.get("/cases/")
    assert (last().page, last().hits) == ("cases", 1)
    for page in ("/journal/", "/letters/", "/office/"):
        before = Reading.objects.count()
        assert desk.client.get(page).status_code == 200
        assert Reading.objects.count() == before + 1


def test_pages_without_cases_leave_nothing(office: Office) -> None:
    desk = Desk(office.coordinator)
    for page in ("/settings/periods/", "/process/", "/settings/password/"):
        assert desk.client.get(page).status_code == 200
    assert not Reading.objects.exists()


def behind_the_walls(user: User, view: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    request = RequestFactory().get("/")
    request.user = user
    answer = InsideTheWalls(view).process_view(request, view, (), {})
    assert isinstance(answer, HttpResponse)
    return answer


def test_page_that_fails_is_on_record(office: Office, case: Case) -> None:
    @requires(Permission.CASE_READ)
    def breaks(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        return HttpResponse()

    with pytest.raises(DatabaseError):
        behind_the_walls(office.coordinator, breaks)
    assert (last().user_id, last().outcome) == (office.coordinator.pk, ReadingOutcome.FAILED)


def test_page_is_not_given_when_its_reading_cannot_be_recorded(office: Office, case: Case) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_reading RENAME TO cases_reading_away")
    client = Client(raise_request_exception=False)
    client.force_login(office.coordinator)
    with transaction.atomic():
        answer = client.get(f"/cases/{case.pk}/")
        assert answer.status_code == 500
        assert "Bērziņa" not in answer.text
        transaction.set_rollback(True)


# -- the table ---------------------------------------------------------------------------------------------------------


def test_what_was_read_stays_on_record(office: Office, case: Case) -> None:
    Desk(office.coordinator).case(case)
    assert refused_by("UPDATE cases_reading SET user_id = 1") == "cases_reading_never_changes"
    assert refused_by("DELETE FROM cases_reading") == "cases_reading_never_changes"


@pytest.mark.parametrize("role", [postgres.WEB, postgres.WORKER])
def test_pages_and_jobs_may_add_and_no_more(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS privilege"
            " WHERE has_table_privilege(%s, 'cases_reading', privilege)",
            [role],
        )
        assert {privilege for (privilege,) in cursor.fetchall()} == {"SELECT", "INSERT"}


def test_walls_of_the_record(office: Office, case: Case) -> None:
    """By the database alone: the auditor sees all, the office the cases of its unit, others what they opened."""
    for who in (office.lead.user, office.stranger, office.far_coordinator, office.coordinator):
        Desk(who).case(case)

    def seen(user: User) -> set[int]:
        with reading_as(user), connection.cursor() as cursor:
            cursor.execute("SELECT user_id FROM cases_reading")
            return {row for (row,) in cursor.fetchall()}

    everybody = {office.lead.user.pk, office.stranger.pk, office.far_coordinator.pk, office.coordinator.pk}
    assert seen(office.user("inta", Role.AUDITOR)) == everybody
    assert seen(office.head) == everybody
    assert seen(office.lead.user) == {office.lead.user.pk}
    assert seen(office.user("analyst", Role.ANALYST)) == set()


# -- the page ----------------------------------------------------------------------------------------------------------


def test_auditor_searches_by_case_person_user_and_day(office: Office, case: Case) -> None:
    offender = office.id_of(case, "Jānis")
    Desk(office.lead.user).client.get(f"/cases/{case.pk}/people/{offender}/consent/")
    Desk(office.stranger).case(case)
    Desk(office.coordinator).client.get("/search/?q=Bērziņa")
    desk = Desk(office.user("inta", Role.AUDITOR))

    def found(query: str) -> list[tuple[str, str]]:
        rows = desk.client.get(f"/readings/?{query}").context["lines"]
        return [(line.who, line.reading.page) for line in rows if line.reading.page != "readings"]

    today = timezone.localdate()
    assert found(f"case={case.number}") == [("Zane", "case"), ("Mara", "print_consent")]
    assert found(f"person={offender}") == [("Mara", "print_consent")]
    assert found("by=zane") == [("Zane", "case")]
    assert len(found(f"first={today}&last={today}")) == 3
    assert found(f"last={today - timedelta(days=1)}") == []
    assert found("by=nobody") == []
    page = desk.client.get("/readings/").text
    assert "refused" in page
    assert "Bērziņa" not in page
    assert desk.client.get("/journal/").text.count('href="/readings/"') == 1


@pytest.mark.parametrize("query", ["case=x", "by=%00", "person=x", "person=" + "9" * 30, "first=x", "page=x"])
def test_filter_that_cannot_be_read_says_so(office: Office, case: Case, query: str) -> None:
    assert Desk(office.user("inta", Role.AUDITOR)).client.get(f"/readings/?{query}").status_code == 200


def test_head_sees_who_opened_the_cases_of_the_unit(office: Office, case: Case) -> None:
    Desk(office.far_coordinator).case(case)
    Desk(office.far_coordinator).client.get("/cases/")
    rows = Desk(office.head).client.get("/readings/").context["lines"]
    assert [(line.who, line.reading.outcome) for line in rows] == [("Gunta", ReadingOutcome.REFUSED)]
    far_head = office.user("far", Role.HEAD, unit=office.other_unit)
    assert Desk(far_head).client.get("/readings/").context["lines"] == []


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.COORDINATOR, Role.ANALYST, Role.ADMINISTRATOR])
def test_others_do_not_open_the_record(office: Office, role: Role) -> None:
    desk = Desk(office.user("somebody", role))
    assert desk.client.get("/readings/").status_code == 403
    if role in (Role.MEDIATOR, Role.COORDINATOR):
        assert "/readings/" not in desk.client.get("/journal/").text


def test_page_costs_the_same_however_much_was_read(office: Office, case: Case) -> None:
    auditor = Desk(office.user("inta", Role.AUDITOR))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert auditor.client.get("/readings/").status_code == 200
        return len(own(captured))

    Desk(office.coordinator).case(case)
    few = queries()
    for who in (office.coordinator, office.lead.user, office.head, office.stranger) * 8:
        Desk(who).case(case)
    assert queries() == few
    page = auditor.client.get("/readings/")
    assert page.context["older"]
    assert len(readings(auditor_user(office), ReadingFilter(), size=100).items) > 30


def auditor_user(office: Office) -> User:
    return office.user("inta", Role.AUDITOR)


def test_every_page_about_cases_has_a_name() -> None:
    def named(patterns: Iterable[object]) -> Iterator[tuple[str, object]]:
        for each in patterns:
            if hasattr(each, "url_patterns"):
                yield from named(each.url_patterns)
            else:
                yield each.name, each.callback  # type: ignore[attr-defined]

    logged = {
        name
        for name, view in named(get_resolver().url_patterns)
        if isinstance(access := getattr(view, "access", None), tuple) and not ABOUT_CASES.isdisjoint(access)
    }
    assert logged <= set(PAGES)
