"""How the meeting should be: said by the person or recorded for them, read by the mediator, told to nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from izligums.cases.enums import Capacity
from izligums.cases.models import Act
from izligums.dialogue.enums import FirstToSpeak, Seat
from izligums.dialogue.models import Draft, Wishes
from tests.integration.door.test_pages import inside, said
from tests.support.cases import Office
from tests.support.door import invited
from tests.support.pages import Desk, hidden_fields
from tests.support.queries import own

pytestmark = pytest.mark.django_db
CHOOSE = "/mana-lieta/tiksanas/"
ANSWERS = {
    "safety": "Atnākt un aiziet\r\natsevišķi.",
    "seat": "near_door",
    "first": "self",
    "not_raised": "Mana māsa",
    "language": "ru",
    "interpreter": "on",
}


@pytest.fixture
def office() -> Office:
    office = Office()
    office.start = timezone.localdate()
    return office


def tell(client: Client, **changed: str) -> Any:
    return client.post(CHOOSE, {**hidden_fields(client.get(CHOOSE)), **ANSWERS, **changed})


def test_person_tells_and_the_mediator_reads_it_at_once(office: Office) -> None:
    access = invited(office, "Anna")
    client = inside(access)
    assert tell(client).headers["Location"] == f"{CHOOSE}?done"
    page = said(client.get(f"{CHOOSE}?done"))
    for words in ("Your mediator sees it.", "Mana māsa", "near the door", "Русский", "What you said last"):
        assert words in page
    desk = Desk(office.lead.user)
    where = f"/cases/{access.case_id}/said/{access.participation_id}/"
    assert f'href="{where}"' in said(desk.case(access.case))
    read = said(desk.client.get(where))
    for words in ("Atnākt un aiziet\natsevišķi.", "Mana māsa", "near the door", "only for the victim's side"):
        assert words in read
    assert "in their own space" in read


def test_journal_keeps_that_it_was_said_and_not_what(office: Office) -> None:
    access = invited(office, "Anna")
    tell(inside(access))
    entry = Act.objects.get(step="say_wishes")
    assert (entry.capacity, entry.by, entry.person_id) == (Capacity.PERSON, None, access.participation_id)
    assert entry.values == {}
    page = said(Desk(office.lead.user).client.get(f"/cases/{access.case_id}/journal/{entry.sequence}/"))
    assert "Anna Bērziņa said how the meeting should be." in page
    assert "Mana māsa" not in page
    assert "near the door" not in page
    with connection.cursor() as cursor:
        cursor.execute("SELECT not_raised FROM dialogue_wishes WHERE id = %s", [entry.created])
        assert "Mana māsa".encode() not in bytes(cursor.fetchone()[0])


def test_latest_word_counts_and_earlier_ones_stay(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    tell(client)
    form = client.get(CHOOSE).context["form"]
    assert form["not_raised"].value() == "Mana māsa"  # it begins with what was said last
    tell(client, not_raised="", seat="no_matter")
    page = said(client.get(CHOOSE))
    assert "Mana māsa" not in page
    assert [row.seat for row in Wishes.objects.all()] == [Seat.NEAR_DOOR, Seat.NO_MATTER]


def test_form_sent_twice_says_it_once(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    form = {**hidden_fields(client.get(CHOOSE)), **ANSWERS}
    for _time in range(2):
        assert client.post(CHOOSE, form).headers["Location"] == f"{CHOOSE}?done"
    assert Wishes.objects.count() == 1


def test_fault_stands_at_its_field_and_nothing_typed_is_lost(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    page = said(tell(client, safety="x" * 2001))
    assert "At most 2000 characters fit." in page
    assert "x" * 2001 in page
    assert "Mana māsa" in page
    assert not Wishes.objects.exists()


def test_plain_no_names_the_telephone_and_nothing_else(office: Office) -> None:
    """Whatever stands against it; here, a form of somebody else."""
    office.unit.phone = "+371 60000000"
    office.unit.save()
    access = invited(office, "Anna")
    other = inside(invited(office, "Jānis", case=access.case))
    token = hidden_fields(other.get(CHOOSE))["token"]
    tell(other, token=token)
    page = said(tell(inside(access), token=token))
    assert "This cannot be done now. Call your mediator: +371 60000000." in page
    assert "Mana māsa" in page  # still in its field
    assert Wishes.objects.count() == 1


def test_mediator_records_it_for_the_person_and_loses_nothing(office: Office) -> None:
    access = invited(office, "Anna")
    tell(inside(access))
    desk = Desk(office.lead.user)
    form = desk.answers(desk.open(access.case, "say_wishes", access.participation_id))
    assert form["not_raised"] == "Mana māsa"
    desk.send(access.case, "say_wishes", access.participation_id, first="others")
    wishes = Wishes.objects.latest("pk")
    assert (wishes.not_raised, wishes.first, wishes.act.by) == ("Mana māsa", FirstToSpeak.OTHERS, office.lead.user)
    where = f"/cases/{access.case_id}/said/{access.participation_id}/"
    assert f"recorded by {office.lead.user.display_name}" in said(desk.client.get(where))


def test_other_side_reads_none_of_it(office: Office) -> None:
    access = invited(office, "Anna")
    tell(inside(access))
    other = inside(invited(office, "Jānis", case=access.case))
    for where in ("es", "tiksanas", "jautajumi"):
        page = said(other.get(f"/mana-lieta/{where}/"))
        assert "Mana māsa" not in page
        assert "What you said last" not in page


def test_own_page_costs_the_same_however_much_was_said(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    counted = []
    for _time in range(2):
        tell(client)
        with CaptureQueriesContext(connection) as captured:
            client.get(CHOOSE)
        counted.append(len(own(captured)))
    assert counted[0] == counted[1] == 13
    assert not Draft.objects.exists()


def test_case_page_still_costs_fifteen_queries(office: Office) -> None:
    access = invited(office, "Anna")
    tell(inside(access))
    office.ask(access.case, "Anna", "Kāpēc?")
    desk = Desk(office.lead.user)
    with CaptureQueriesContext(connection) as captured:
        desk.case(access.case)
    assert len(own(captured)) <= 15
