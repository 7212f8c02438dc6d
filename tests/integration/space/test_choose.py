"""How the meeting should be: said question by question or recorded for the person, read by the mediator, told to nobody
else."""

from __future__ import annotations

import re
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
from izligums.web.space.forms.choosing import PAGES
from tests.integration.door.test_pages import inside, said
from tests.support.cases import Office
from tests.support.door import invited
from tests.support.pages import Desk, hidden_fields
from tests.support.queries import own

pytestmark = pytest.mark.django_db
CHOOSE = "/mana-lieta/tiksanas/"
#: The pages of single questions.
SAFETY, SEAT, NOT_RAISED, LANGUAGE, LAST = (f"{CHOOSE}{number}/" for number in (1, 3, 6, 7, 8))


@pytest.fixture
def office() -> Office:
    office = Office()
    office.start = timezone.localdate()
    return office


def answer(client: Client, where: str, **answers: str) -> Any:
    return client.post(where, {**hidden_fields(client.get(where)), **answers})


def tell(client: Client) -> None:
    for where, answers in (
        (SAFETY, {"safety": "Atnākt un aiziet\r\natsevišķi."}),
        (SEAT, {"seat": "near_door"}),
        (NOT_RAISED, {"not_raised": "Mana māsa"}),
        (LANGUAGE, {"language": "ru", "interpreter": "on"}),
    ):
        answer(client, where, **answers)


def test_person_tells_and_the_mediator_reads_it_at_once(office: Office) -> None:
    access = invited(office, "Anna")
    client = inside(access)
    tell(client)
    page = said(client.get(CHOOSE))
    for words in ("Atnākt un aiziet\natsevišķi.", "Mana māsa", "near the door", "Русский; I need an interpreter"):
        assert words in page
    desk = Desk(office.lead.user)
    where = f"/cases/{access.case_id}/said/{access.participation_id}/"
    assert f'href="{where}"' in said(desk.case(access.case))
    read = said(desk.client.get(where))
    for words in ("Atnākt un aiziet\natsevišķi.", "Mana māsa", "near the door", "only for the victim's side"):
        assert words in read
    assert "in their own space" in read
    assert "Who is to speak first?" not in read  # nobody was asked to say that it does not matter


def test_each_page_asks_one_thing_and_leads_to_the_next_that_was_not_answered(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    page = client.get(CHOOSE)
    assert page.context["next"] == SAFETY
    assert said(page).count("not said yet") == len(PAGES)
    assert [sorted(client.get(f"{CHOOSE}{n + 1}/").context["form"].fields) for n in range(len(PAGES))] == [
        sorted((*asked, "token")) for asked in PAGES
    ]
    assert answer(client, f"{CHOOSE}2/", time_place="Vakarā").headers["Location"] == f"{SEAT}?done"
    assert "Your mediator sees it." in said(client.get(f"{SEAT}?done"))
    assert answer(client, SAFETY, safety="Atnākt atsevišķi").headers["Location"] == f"{SEAT}?done"
    assert client.get(CHOOSE).context["next"] == SEAT
    assert answer(client, LAST, access_needs="Uzbrauktuve").headers["Location"] == f"{CHOOSE}?done"
    for number in (0, len(PAGES) + 1):
        assert client.get(f"{CHOOSE}{number}/").status_code == 404


def test_nothing_has_to_be_answered_and_nothing_is_said_then(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    for number in range(1, len(PAGES)):
        assert answer(client, f"{CHOOSE}{number}/").headers["Location"] == f"{CHOOSE}{number + 1}/"
    assert answer(client, LAST).headers["Location"] == CHOOSE
    assert not Wishes.objects.exists()
    tell(client)
    before = Wishes.objects.count()
    assert answer(client, SAFETY, safety="Atnākt un aiziet\r\natsevišķi.").headers["Location"] == f"{CHOOSE}2/"
    assert Wishes.objects.count() == before


def test_page_that_was_opened_before_keeps_what_another_one_said(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    opened = hidden_fields(client.get(NOT_RAISED))
    answer(client, SAFETY, safety="Atnākt atsevišķi")
    client.post(NOT_RAISED, {**opened, "not_raised": "Mana māsa"})
    row = Wishes.objects.latest("pk")
    assert (row.safety, row.not_raised, row.seat, row.language) == ("Atnākt atsevišķi", "Mana māsa", None, None)


def test_whoever_goes_back_loses_nothing_and_tells_nothing(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    typed = {"not_raised": "Vēl domāju", "later": "back"}
    assert answer(client, NOT_RAISED, **typed).headers["Location"] == f"{CHOOSE}5/"
    assert answer(client, SAFETY, later="back").headers["Location"] == CHOOSE
    page = said(client.get(CHOOSE))
    assert "Begun, not sent. Only you see it." in page
    assert [draft.page for draft in Draft.objects.all()] == [NOT_RAISED]
    assert "Vēl domāju" in said(client.get(NOT_RAISED))
    assert not Wishes.objects.exists()
    answer(client, NOT_RAISED, not_raised="Mana māsa")
    assert not Draft.objects.exists()


def test_answer_can_be_emptied_again(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    tell(client)
    emptied = {**hidden_fields(client.get(NOT_RAISED)), "not_raised": "", "later": "quietly"}
    assert client.post(NOT_RAISED, emptied).status_code == 204
    assert client.get(NOT_RAISED).context["form"]["not_raised"].value() == ""  # begun, and not sent yet
    answer(client, NOT_RAISED, not_raised="")
    answer(client, LANGUAGE, language="ru")
    row = Wishes.objects.latest("pk")
    assert (row.safety, row.not_raised, row.interpreter) == ("Atnākt un aiziet\natsevišķi.", "", False)


def test_titles_and_addresses_tell_nothing(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    title = re.search("<title>(.*?)</title>", said(client.get(NOT_RAISED)), re.DOTALL)
    assert title is not None
    assert " ".join(title[1].split()).startswith(f"Question 6 of {len(PAGES)} · How we meet")
    assert "raised" not in title[1]


def test_journal_keeps_that_it_was_said_and_not_what(office: Office) -> None:
    access = invited(office, "Anna")
    tell(inside(access))
    entry = Act.objects.filter(step="say_wishes").latest("sequence")
    assert (entry.capacity, entry.by, entry.person_id) == (Capacity.PERSON, None, access.participation_id)
    assert all(each.values == {} for each in Act.objects.filter(step="say_wishes"))
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
    form = client.get(NOT_RAISED).context["form"]
    assert form["not_raised"].value() == "Mana māsa"  # it begins with what was said last
    before = Wishes.objects.count()
    answer(client, SEAT, seat="no_matter")
    page = said(client.get(CHOOSE))
    assert "it does not matter" in page
    assert "near the door" not in page
    seats = [row.seat for row in Wishes.objects.all()]
    assert (len(seats), seats[-2:]) == (before + 1, [Seat.NEAR_DOOR, Seat.NO_MATTER])


def test_form_sent_twice_says_it_once(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    form = {**hidden_fields(client.get(SAFETY)), "safety": "Atnākt atsevišķi"}
    sent = [client.post(SAFETY, form).headers["Location"] for _time in range(2)]
    assert sent == [f"{CHOOSE}2/?done", f"{CHOOSE}2/"]
    assert Wishes.objects.count() == 1


def test_fault_stands_at_its_field_and_nothing_typed_is_lost(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    page = said(answer(client, SAFETY, safety="x" * 2001))
    assert "At most 2000 characters fit." in page
    assert "x" * 2001 in page
    assert not Wishes.objects.exists()


def test_plain_no_names_the_telephone_and_nothing_else(office: Office) -> None:
    """Whatever stands against it; here, a form of somebody else."""
    office.unit.phone = "+371 60000000"
    office.unit.save()
    access = invited(office, "Anna")
    other = inside(invited(office, "Jānis", case=access.case))
    token = hidden_fields(other.get(NOT_RAISED))["token"]
    answer(other, NOT_RAISED, not_raised="Mans brālis", token=token)
    page = said(answer(inside(access), NOT_RAISED, not_raised="Mana māsa", token=token))
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
    for where in ("es", "tiksanas", "tiksanas/6", "jautajumi"):
        page = said(other.get(f"/mana-lieta/{where}/"))
        assert "Mana māsa" not in page
        assert "Said on" not in page


def test_own_pages_cost_the_same_however_much_was_said(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    counted = []
    for time in range(2):
        tell(client)
        for where in (CHOOSE, SAFETY):
            with CaptureQueriesContext(connection) as captured:
                client.get(where)
            counted.append((where, len(own(captured))))
        answer(client, SAFETY, safety=f"Vēl {time}")
    assert counted[:2] == counted[2:]
    assert max(count for _where, count in counted) == 13
    assert not Draft.objects.exists()


def test_case_page_still_costs_fifteen_queries(office: Office) -> None:
    access = invited(office, "Anna")
    tell(inside(access))
    office.ask(access.case, "Anna", "Kāpēc?")
    desk = Desk(office.lead.user)
    with CaptureQueriesContext(connection) as captured:
        desk.case(access.case)
    assert len(own(captured)) <= 15
