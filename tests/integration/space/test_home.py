"""One's own page: how far one has come, from one's own facts alone."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from izligums.cases.enums import Channel, Stage
from izligums.cases.models import Access, Case
from izligums.process import door
from izligums.process.own.standing import standing
from izligums.web.space import way
from tests.integration.door.test_pages import inside, said
from tests.support.cases import Office
from tests.support.cast import FAMILY
from tests.support.door import invited, visit
from tests.support.queries import own

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    office = Office()
    office.start = timezone.localdate()
    return office


def stations(access: Access) -> tuple[list[str], str]:
    """Those that are behind, and where the person is."""
    key = visit(access)
    space = door.look(key, at=timezone.now())
    assert space is not None
    found = way.stations(space, standing(key))
    return [each.label for each in found if each.state == "done"], next(
        (each.label for each in found if each.state == "here"), ""
    )


INFORMED = ["You know how it works", "You decide"]


@pytest.mark.parametrize(
    ("stage", "behind", "here"),
    [
        (Stage.PREPARING, INFORMED, "We prepare"),
        (Stage.SESSION_PLANNED, [*INFORMED, "We prepare", "We find a day"], "We talk"),
    ],
)
def test_path_follows_what_happened_to_the_person(office: Office, stage: Stage, behind: list[str], here: str) -> None:
    assert stations(invited(office, "Anna", stage=stage)) == (behind, here)


def test_path_goes_on_to_what_was_agreed_and_kept() -> None:
    office = Office()
    case = office.case_at(Stage.SESSION_HELD)
    reached = [*INFORMED, "We prepare", "We find a day", "We talk"]
    for step, behind, here in (
        (None, reached, "What was agreed"),
        (office.draft, reached, "What was agreed"),
        (office.certify, [*reached, "What was agreed"], "It is kept"),
    ):
        if step is not None:
            step(case)
        assert stations(invited_anew(office, case)) == (behind, here)


def invited_anew(office: Office, case: Case) -> Access:
    access = case.accesses.filter(participation_id=office.id_of(case, "Anna"), ended_on=None).first()
    if access is not None:
        office.act(case, "end_access", "Anna", on=timezone.localdate())
    return invited(office, "Anna", case=case)


def test_supporter_has_no_paper_before_them(office: Office) -> None:
    case = office.case_at(Stage.PREPARING, FAMILY)
    page = said(inside(invited(office, "Rūta", case=case)).get("/mana-lieta/es/"))
    assert "We talk" in page
    assert "What was agreed" not in page


def words(client: Client) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", said(client.get("/mana-lieta/es/")))


def test_own_page_stays_the_same_whatever_the_other_side_does(office: Office) -> None:
    access = invited(office, "Anna", stage=Stage.PREPARING)
    client = inside(access)
    before = words(client)
    office.act(access.case, "record_talk", "Jānis", channel=Channel.PHONE)
    office.wish(access.case, "Jānis", safety="Bez publikas")
    office.ask(access.case, "Jānis", "Kā Jums klājas?")
    assert words(client) == before
    office.act(access.case, "record_withdrawal", "Jānis", channel=Channel.PHONE)
    assert words(client) == before


def test_own_page_costs_the_same_however_far_one_has_come(office: Office) -> None:
    counted = []
    for stage in (Stage.PREPARING, Stage.SESSION_PLANNED):
        client = inside(invited(office, "Anna", stage=stage))
        with CaptureQueriesContext(connection) as captured:
            client.get("/mana-lieta/es/")
        counted.append(len(own(captured)))
    assert counted[0] == counted[1] == 24
