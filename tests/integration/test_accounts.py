from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from izligums.accounts import access, actions
from izligums.accounts.enums import MunicipalityKind, Role
from izligums.accounts.models import Municipality, Unit, User
from izligums.accounts.permissions import Permission, Reach
from izligums.accounts.queries import sample_rows_exist

pytestmark = pytest.mark.django_db


@access.requires(Permission.PERIODS_READ, to_change=Permission.PERIODS_CHANGE)
def periods(request: HttpRequest) -> HttpResponse:
    return HttpResponse("periods")


@access.public
def open_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


def user(role: Role, sample: bool = False) -> User:
    unit = Unit.objects.get_or_create(code="u", name="U")[0] if role.works_in_a_unit else None
    return actions.create_user(
        username=f"{role}", display_name="Anna Liepa", role=role, unit=unit, password="long enough", sample=sample
    )


def request_of(who: User | AnonymousUser, method: str) -> HttpRequest:
    request = RequestFactory().generic(method, "/")
    request.user = who
    return request


@pytest.mark.parametrize("role", Role)
def test_view_lets_in_whom_the_role_file_names(role: Role) -> None:
    who, may = user(role), access.role_policies()[role].permissions
    for method, needed in (("GET", Permission.PERIODS_READ), ("POST", Permission.PERIODS_CHANGE)):
        if needed in may:
            assert periods(request_of(who, method)).content == b"periods"
        else:
            with pytest.raises(PermissionDenied):
                periods(request_of(who, method))


def test_view_refuses_strangers_and_those_who_left() -> None:
    gone = user(Role.ADMINISTRATOR)
    actions.set_active(user=gone, active=False)
    for who in (AnonymousUser(), gone):
        with pytest.raises(PermissionDenied):
            periods(request_of(who, "GET"))
        assert access.reach(who) is Reach.NONE


def test_views_say_what_they_ask() -> None:
    assert periods.access == (Permission.PERIODS_READ, Permission.PERIODS_CHANGE)  # type: ignore[attr-defined]
    assert open_page.access == access.PUBLIC  # type: ignore[attr-defined]
    assert open_page.login_required is False  # type: ignore[attr-defined]


def test_sign_in_knows_any_case_of_letters() -> None:
    anna = user(Role.AUDITOR)
    assert authenticate(username=" Auditor ", password="long enough") == anna
    assert authenticate(username="auditor", password="wrong") is None
    assert authenticate(username="auditor\x00", password="long enough") is None


def test_sign_in_of_samples_is_refused_in_production(settings: Settings) -> None:
    user(Role.AUDITOR, sample=True)
    assert authenticate(username="auditor", password="long enough")
    settings.MODE = "production"
    assert authenticate(username="auditor", password="long enough") is None
    assert sample_rows_exist()


def test_units_are_loaded_once_and_keep_what_the_office_changed() -> None:
    actions.load_units()
    assert Unit.objects.count() == 6
    assert Municipality.objects.count() == 43
    ropazi = Municipality.objects.get(name="Ropažu", kind=MunicipalityKind.COUNTY)
    assert ropazi.unit.code == "riga-east"
    assert str(ropazi) == "Ropažu novads"
    latgale = Unit.objects.get(code="latgale")
    actions.place_municipality(name="Ropažu", kind=MunicipalityKind.COUNTY, unit=latgale)
    actions.load_units()
    ropazi.refresh_from_db()
    assert ropazi.unit == latgale
    assert [each.name for each in Municipality.objects.all()][:3] == ["Aizkraukles", "Alūksnes", "Augšdaugavas"]
