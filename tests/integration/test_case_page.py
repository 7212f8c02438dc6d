"""The case page at every stage."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from izligums.accounts.models import User
from izligums.cases.enums import Channel, Role, Stage
from izligums.cases.models import Case
from tests.support.cases import Office
from tests.support.cast import ANNA, ELZA, JANIS, beside
from tests.support.queries import own


@pytest.mark.django_db
@pytest.mark.parametrize("stage", list(Stage))
def test_case_page_at_every_stage(client: Client, stage: Stage) -> None:
    office = Office()
    case = office.case_at(stage)
    for user in (office.coordinator, office.lead.user):
        client.force_login(user)
        response = client.get(f"/cases/{case.pk}/")
        wanted = 404 if user == office.lead.user and stage in (Stage.RECEIVED, Stage.REGISTERED) else 200
        assert response.status_code == wanted


CROWD = (
    ANNA,
    JANIS,
    beside(0, Role.SUPPORTER, "Rūta", "Zariņa"),
    beside(0, Role.SUPPORTER, "Ieva", "Siliņa"),
    beside(1, Role.SUPPORTER, "Kaspars", "Lācis"),
    beside(1, Role.COUNSEL, "Aija", "Roze"),
    ELZA,
    beside(6, Role.SUPPORTER, "Olga", "Egle"),
)


def queries_of(case: Case, user: User) -> list[str]:
    client = Client()
    client.force_login(user)
    client.get(f"/cases/{case.pk}/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/cases/{case.pk}/").status_code == 200
    return own(asked)


@pytest.mark.django_db
def test_case_page_asks_fifteen_queries_however_much_has_happened() -> None:
    office = Office()
    small, large = office.case_at(Stage.PREPARING), office.case_at(Stage.SESSION_HELD, CROWD)
    office.draft(large)
    assert large.acts.count() > 30
    for user in (office.coordinator, office.lead.user):
        few, many = queries_of(small, user), queries_of(large, user)
        assert len(few) <= 15, "\n".join(few)
        assert len(many) <= 15, "\n".join(many)
        assert len(many) - len(few) <= 1, "conditions are read only where there is a settlement"


@pytest.mark.django_db
def test_journal_goes_on_over_pages() -> None:
    office = Office()
    case = office.case_at(Stage.CLOSED)
    client = Client()
    client.force_login(office.coordinator)
    where, seen = f"/cases/{case.pk}/", 0
    while where:
        page = client.get(where)
        seen += len(page.context["journal"])
        older = page.context["older"]
        where = f"/cases/{case.pk}/{older.split('#')[0]}" if older else ""
    assert seen == case.acts.count()


@pytest.mark.django_db
def test_page_says_what_is_missing_and_where_to_begin() -> None:
    office = Office()
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    client = Client()
    client.force_login(office.lead.user)
    goal = client.get(f"/cases/{case.pk}/").context["ahead"][0]
    janis = office.id_of(case, "Jānis")
    assert goal.act.href == f"/cases/{case.pk}/acts/record_acknowledgement/{janis}/"
    assert any("Anna Bērziņa" in task.text for task in goal.all)
    assert all(task.source for task in (*goal.first, *goal.all))


@pytest.mark.django_db
def test_what_belongs_to_one_side_stands_in_its_column_only() -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.act(case, "record_talk", "Anna", channel=Channel.IN_PERSON, life_changed="Vairs neiet ārā vakaros")
    client = Client()
    client.force_login(office.lead.user)
    page = client.get(f"/cases/{case.pk}/")
    victim, offender = page.context["columns"]
    assert [words for person in victim.people for _on, words in person.life] == ["Vairs neiet ārā vakaros"]
    assert not any(person.life for person in offender.people)
    assert page.content.decode().count("Vairs neiet ārā vakaros") == 1


@pytest.mark.django_db
def test_case_that_cannot_go_on_offers_its_end() -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.withdraw(case, "Anna")
    client = Client()
    client.force_login(office.lead.user)
    goal = client.get(f"/cases/{case.pk}/").context["ahead"][0]
    assert goal.act.href == f"/cases/{case.pk}/acts/end_without_settlement/"
