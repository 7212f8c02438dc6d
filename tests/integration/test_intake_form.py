"""Receiving a case by form."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from izligums.accounts.actions import create_user, load_units
from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import Municipality, User
from izligums.cases.enums import Role
from izligums.cases.models import Case
from izligums.people.actions import create_organisation, create_person
from izligums.people.models import Person
from izligums.process.perform import perform
from tests.support.pages import hidden_fields

pytestmark = pytest.mark.django_db
TOKEN = "6a1c0f0e-6a53-4a3e-8d57-0b7a54a9d1aa"


@pytest.fixture
def coordinator() -> User:
    unit = next(each for each in load_units() if each.code == "vidzeme")
    return create_user(username="koord", display_name="Koord Inatore", role=OfficeRole.COORDINATOR, unit=unit)


@pytest.fixture
def desk(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    client.cookies["language"] = "en"
    return client


def filled(place: str = "Cēsu", **changes: Any) -> dict[str, Any]:
    form = {
        "token": TOKEN,
        "referral": "request",
        "procedure": "proceedings",
        "received_on": timezone.localdate().isoformat(),
        "offence": "Bicycle theft",
        "leader_kind": "investigator",
        "leader_office": "Police station",
        "municipality": Municipality.objects.get(name=place, kind="county").pk,
        "victim-given_name": "Anna",
        "victim-family_name": "Bērziņa",
        "victim-born": "1990-02-28",
        "victim-language": "lv",
        "offender-given_name": "Jānis",
        "offender-family_name": "Kalniņš",
        "offender-language": "ru",
    }
    return {**form, **changes}


def test_filled_form_puts_the_case_into_the_inbox(desk: Client) -> None:
    answer = desk.post("/cases/receive/", filled())
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{case.pk}/"
    assert case.unit.code == "vidzeme"
    assert {each.role: each.language for each in case.participations.all()} == {"victim": "lv", "offender": "ru"}


def test_case_of_another_area_lies_in_the_other_unit(desk: Client) -> None:
    answer = desk.post("/cases/receive/", filled("Talsu"))
    assert Case.objects.get().unit.code == "kurzeme"
    assert answer.headers["Location"] == "/"


def test_form_sent_twice_makes_one_case(desk: Client) -> None:
    first = desk.post("/cases/receive/", filled())
    # By then the people are known; whatever is answered, the case exists already.
    second = desk.post("/cases/receive/", filled(**{"known-victim": "new", "known-offender": "new"}))
    assert Case.objects.count() == 1
    assert Person.objects.count() == 2
    assert first.headers["Location"] == second.headers["Location"]


def test_form_of_somebody_else_is_refused_and_nothing_typed_is_lost(desk: Client, coordinator: User) -> None:
    desk.post("/cases/receive/", filled())
    colleague = create_user(username="kol", display_name="Kol", role=OfficeRole.HEAD, unit=coordinator.unit)
    desk.force_login(colleague)
    other = filled(**{"victim-family_name": "Liepa", "offender-family_name": "Nepazaudētais"})
    answer = desk.post("/cases/receive/", other)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This form was used before." in page
    assert 'value="Nepazaudētais"' in page
    assert Case.objects.count() == 1
    again = desk.post("/cases/receive/", other | {"token": hidden_fields(answer)["token"]})
    assert again.status_code == 302
    assert Case.objects.count() == 2


def test_token_of_another_act_is_no_proof_that_the_case_came_in(desk: Client, coordinator: User) -> None:
    desk.post("/cases/receive/", filled())
    used = uuid4()
    perform(
        case=Case.objects.get().pk,
        step="register",
        on=timezone.localdate(),
        by=coordinator,
        at=timezone.now(),
        token=used,
    )
    answer = desk.post("/cases/receive/", filled(token=str(used), **{"known-victim": "new", "known-offender": "new"}))
    assert answer.status_code == 422
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"offence": ""}, "What happened, in one sentence: "),
        ({"offence": "a\u202eb"}, "hidden mark"),
        ({"offence": "a\x00b"}, "cannot be shown"),
        ({"received_on": "2026-02-30"}, "Day of receipt: "),
        ({"received_on": "2999-01-01"}, "This day lies in the future."),
        ({"leader_kind": ""}, "Say who directs the proceedings"),
        ({"leader_office": ""}, "Fill this in."),
        ({"municipality": "999999"}, "Municipality"),
        ({"referral": "wish"}, "How did the case come in?"),
        ({"victim-given_name": "a" * 300}, "This is too long."),
        ({"victim-given_name": ""}, "Victim: Given name: Fill this in."),
        ({"offender-personal_code": "123"}, "eleven digits: six, a hyphen and five"),
        ({"offender-born": "2999-01-01"}, "This day lies in the future."),
        ({"victim-legal_name": "SIA Paraugs"}, "An organisation has none."),
    ],
)
def test_mistake_is_said_and_nothing_typed_is_lost(desk: Client, changes: dict[str, str], said: str) -> None:
    answer = desk.post("/cases/receive/", filled(**{"offender-family_name": "Nepazaudētais", **changes}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert 'value="Nepazaudētais"' in page
    assert TOKEN in page
    assert not Case.objects.exists()
    assert not Person.objects.exists()


def test_known_person_is_asked_about_with_name_and_day_of_birth_only(desk: Client) -> None:
    desk.post("/cases/receive/", filled(), follow=True)
    other = filled(token="6a1c0f0e-6a53-4a3e-8d57-0b7a54a9d1ab", offence="Another theft")
    other["offender-family_name"] = "Ozols"
    answer = desk.post("/cases/receive/", other)
    page = answer.content.decode()
    assert "Is this the same person?" in page
    assert "Anna Bērziņa, 28 Feb 1990" in page
    assert "IZL-" not in page
    assert "Bicycle" not in page
    kept = hidden_fields(answer)
    assert (kept["offence"], kept["offender-family_name"]) == ("Another theft", "Ozols")
    known = Person.objects.get(family_name="Bērziņa")
    desk.post("/cases/receive/", {**kept, "known-victim": str(known.pk)})
    assert Case.objects.count() == 2
    assert known.participations.count() == 2


def test_same_name_can_be_somebody_else(desk: Client) -> None:
    create_person(given_name="Anna", family_name="Bērziņa", on=date(2026, 1, 1))
    kept = hidden_fields(desk.post("/cases/receive/", filled()))
    desk.post("/cases/receive/", {**kept, "known-victim": "new"})
    assert Case.objects.count() == 1
    assert Person.objects.filter(family_name="Bērziņa").count() == 2


def test_only_a_person_who_was_offered_can_be_linked(desk: Client) -> None:
    create_person(given_name="Anna", family_name="Bērziņa", on=date(2026, 1, 1))
    stranger = create_person(given_name="Pēteris", family_name="Ozols", on=date(2026, 1, 1))
    kept = hidden_fields(desk.post("/cases/receive/", filled()))
    answer = desk.post("/cases/receive/", {**kept, "known-victim": str(stranger.pk)})
    assert answer.status_code == 200
    assert not Case.objects.exists()


def test_back_from_the_question_keeps_the_form(desk: Client) -> None:
    create_person(given_name="Anna", family_name="Bērziņa", on=date(2026, 1, 1))
    kept = hidden_fields(desk.post("/cases/receive/", filled(**{"victim-applicant": "on"})))
    page = desk.post("/cases/receive/", {**kept, "back": "1"}).content.decode()
    assert "Receive a case" in page
    assert 'value="Bicycle theft"' in page
    assert re.search(r'name="victim-applicant"[^>]*checked', page)
    assert not re.search(r'name="offender-applicant"[^>]*checked', page)


def test_organisation_is_received_and_asked_about(desk: Client) -> None:
    known = create_organisation(legal_name="SIA Paraugs", registration_no="40000000000")
    empty = dict.fromkeys(("victim-given_name", "victim-family_name", "victim-born"), "")
    form = filled(**empty, **{"victim-legal_name": "SIA Paraugs"})
    kept = hidden_fields(desk.post("/cases/receive/", form))
    desk.post("/cases/receive/", {**kept, "known-victim": str(known.pk)})
    assert Case.objects.get().participations.get(role=Role.VICTIM).person == known


def test_side_left_empty_names_nobody(desk: Client) -> None:
    form = {name: value for name, value in filled().items() if not name.startswith("victim-")}
    desk.post("/cases/receive/", {**form, "victim-language": "lv"})
    assert [each.role for each in Case.objects.get().participations.all()] == [Role.OFFENDER]


def test_mediator_can_neither_receive_nor_import(client: Client, coordinator: User) -> None:
    mediator = create_user(username="med", display_name="Med", role=OfficeRole.MEDIATOR, unit=coordinator.unit)
    client.force_login(mediator)
    for address in ("/cases/receive/", "/cases/import/"):
        assert client.get(address).status_code == 403
        assert client.post(address, {}).status_code == 403
