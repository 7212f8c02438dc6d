from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from izligums.accounts.enums import Role
from izligums.accounts.models import Municipality
from izligums.core.enums import PeriodUnit
from izligums.core.models import PeriodValue, SpecialDay
from izligums.core.periods import PeriodLength
from izligums.core.queries import period_lengths
from izligums.mediators.enums import MediatorKind
from izligums.mediators.models import Certificate
from tests.support.cases import Office

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def admin(client: Client, office: Office) -> Client:
    client.force_login(office.user("anita", Role.ADMINISTRATOR))
    return client


def test_period_that_nobody_could_confirm_says_so(admin: Client) -> None:
    assert "not set" in admin.get("/settings/periods/", headers=ENGLISH).text
    text = admin.get("/settings/periods/hold_session/", headers=ENGLISH).text
    assert "Question for the lawyer" in text


def test_period_is_set_with_a_reason_and_kept_in_the_history(admin: Client) -> None:
    today = timezone.localdate()
    given = {"value": "30", "unit": "calendar_days", "valid_from": today.isoformat(), "note": "Rīkojums Nr. 5"}
    assert admin.post("/settings/periods/hold_session/", given).status_code == 302
    assert period_lengths(on=today)["hold_session"] == PeriodLength(30, PeriodUnit.CALENDAR_DAYS)
    text = admin.get("/settings/periods/hold_session/", headers=ENGLISH).text
    assert "Rīkojums Nr. 5" in text
    assert "Anita" in text
    admin.post("/settings/periods/hold_session/", {**given, "value": ""})
    assert period_lengths(on=today)["hold_session"].value is None
    assert PeriodValue.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"note": ""},
        {"note": "with a \u202e mark"},
        {"value": "0"},
        {"value": "-3"},
        {"value": "99999999999999999999"},
        {"value": "ten"},
        {"unit": "weeks"},
        {"valid_from": "2026-02-30"},
        {"note": "x" * 501},
    ],
)
def test_period_stays_when_the_form_is_wrong(admin: Client, wrong: dict[str, str]) -> None:
    given = {"value": "30", "unit": "calendar_days", "valid_from": "2026-01-01", "note": "Rīkojums", **wrong}
    assert "error-summary" in admin.post("/settings/periods/hold_session/", given).text
    assert not PeriodValue.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_sets_a_period(client: Client, office: Office, role: Role) -> None:
    client.force_login(office.user("somebody", role))
    given = {"value": "30", "unit": "calendar_days", "valid_from": "2026-01-01", "note": "Rīkojums"}
    assert client.post("/settings/periods/hold_session/", given).status_code == 403
    assert 'name="note"' not in client.get("/settings/periods/hold_session/").text
    assert not PeriodValue.objects.exists()


def test_day_is_entered_changed_and_forgotten(admin: Client) -> None:
    given = {"day": "2031-03-15", "working": "yes", "name": "Pārcelta no 14. marta"}
    assert admin.post("/settings/calendar/2031/", given).status_code == 302
    assert SpecialDay.objects.get(day=date(2031, 3, 15)).working
    admin.post("/settings/calendar/2031/", {**given, "working": "no"})
    assert not SpecialDay.objects.get(day=date(2031, 3, 15)).working
    assert admin.post("/settings/calendar/2031/2031-03-15/forget/").status_code == 302
    assert not SpecialDay.objects.filter(day=date(2031, 3, 15)).exists()


def test_day_of_another_year_is_refused(admin: Client) -> None:
    given = {"day": "2032-03-15", "working": "yes", "name": "Pārcelta"}
    assert "error-summary" in admin.post("/settings/calendar/2031/", given).text
    assert not SpecialDay.objects.filter(day=date(2032, 3, 15)).exists()


def test_public_holidays_are_entered_once(admin: Client) -> None:
    admin.post("/settings/calendar/2031/fill/")
    count = SpecialDay.objects.filter(day__year=2031).count()
    assert count > 10
    admin.post("/settings/calendar/2031/fill/")
    assert SpecialDay.objects.filter(day__year=2031).count() == count


@pytest.mark.parametrize("where", ["1/", "99999/", "2031/nonsense/forget/", "2031/2031-02-30/forget/", "1/fill/"])
def test_day_that_does_not_exist_is_not_found(admin: Client, where: str) -> None:
    answer = admin.post(f"/settings/calendar/{where}", {"day": "2031-03-15", "working": "no", "name": "x"})
    assert answer.status_code == 404


def test_municipality_moves_to_another_unit(admin: Client, office: Office) -> None:
    municipality = Municipality.objects.filter(unit=office.unit)[0]
    where = f"/settings/municipalities/{municipality.pk}/"
    assert admin.post(where, {"unit": office.other_unit.pk}).status_code == 302
    municipality.refresh_from_db()
    assert municipality.unit == office.other_unit
    assert "error-summary" in admin.post(where, {"unit": "999999"}).text


def test_coordinator_reads_units_and_changes_nothing(client: Client, office: Office) -> None:
    municipality = Municipality.objects.filter(unit=office.unit)[0]
    client.force_login(office.coordinator)
    assert f"municipalities/{municipality.pk}/" not in client.get("/settings/units/").text
    assert client.post(f"/settings/municipalities/{municipality.pk}/", {"unit": "1"}).status_code == 403


def test_register_says_whose_certificate_is_over(admin: Client, office: Office) -> None:
    today = timezone.localdate()
    volunteer = office.mediator("baiba")
    volunteer.kind = MediatorKind.VOLUNTEER
    volunteer.save()
    first = today - timedelta(days=400)
    certificate = Certificate.objects.create(
        mediator=volunteer, number="A-1", valid_from=first, valid_to=today - timedelta(days=1), issued_by="VPD"
    )
    assert "ended" in admin.get("/settings/mediators/", headers=ENGLISH).text
    certificate.valid_to = today + timedelta(days=10)
    certificate.save()
    (row,) = admin.get("/settings/mediators/").context["rows"]
    assert row.state == "soon"


def test_users_are_listed_with_their_role(admin: Client, office: Office) -> None:
    office.coordinator  # noqa: B018 -- makes the user
    assert "ilze" in admin.get("/settings/users/").text
