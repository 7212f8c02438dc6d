"""What is begun and not sent: kept for the person alone, there again next time, and gone in the end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from izligums.accounts.walls import working_as
from izligums.cases.enums import Stage
from izligums.core.codes import Purpose, code
from izligums.dialogue.models import Draft, Question
from izligums.process.own import drafts
from izligums.web.space.acting import MOST_TYPED
from tests.integration.door.test_pages import inside, said
from tests.support.cases import Office
from tests.support.door import invited
from tests.support.pages import Desk, hidden_fields

pytestmark = pytest.mark.django_db
ASK = "/mana-lieta/jautajumi/"
BEGUN = "Vai Jūs to darītu vēlreiz"


@pytest.fixture
def office() -> Office:
    return Office()


def begin(client: Client, text: str = BEGUN, later: str = "1") -> object:
    return client.post(ASK, {**hidden_fields(client.get(ASK)), "question_text": text, "later": later})


def test_unfinished_is_kept_and_found_on_the_own_page(office: Office) -> None:
    access = invited(office, "Anna", stage=Stage.PREPARING)
    client = inside(access)
    answer = begin(client)
    assert answer.headers["Location"] == "/mana-lieta/es/?saved"  # type: ignore[attr-defined]
    page = said(client.get("/mana-lieta/es/?saved"))
    assert "Only you see it" in page
    assert f'<a href="{ASK}">' in page.replace('aria-current="page"', "")
    assert BEGUN in said(client.get(ASK))
    assert not Question.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM dialogue_draft")
        assert BEGUN.encode() not in bytes(cursor.fetchone()[0])


def test_it_is_there_after_coming_in_again(office: Office) -> None:
    access = invited(office, "Anna")
    first = inside(access)
    begin(first)
    first.post("/mana-lieta/iziet/")
    again = Client()
    again.post("/mana-lieta/", {"code": code(Purpose.RETURNING, access.seed)})
    again.post("/mana-lieta/kods/", {"second": code(Purpose.SECOND, access.seed)})
    assert BEGUN in said(again.get(ASK))


def test_nobody_else_sees_it(office: Office) -> None:
    access = invited(office, "Anna")
    begin(inside(access))
    other = inside(invited(office, "Jānis", case=access.case))
    desk = Desk(office.lead.user)
    seen = [said(other.get(where)) for where in (ASK, "/mana-lieta/es/")]
    seen += [
        said(desk.case(access.case)),
        said(desk.client.get(f"/cases/{access.case_id}/said/{access.participation_id}/")),
    ]
    assert not any(BEGUN in page or "begun to write" in page for page in seen)


def test_it_is_gone_once_it_is_sent(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    begin(client)
    sent = {**hidden_fields(client.get(ASK)), "question_text": "Cita", "way": "to_session"}
    assert client.post(ASK, sent).headers["Location"] == f"{ASK}?done"
    assert not Draft.objects.exists()
    assert [question.text for question in Question.objects.all()] == ["Cita"]


def test_script_saves_without_a_page_and_an_empty_form_is_no_draft(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    assert begin(client, later="quietly").status_code == 204  # type: ignore[attr-defined]
    assert BEGUN in said(client.get(ASK))
    begin(client, text="", later="quietly")
    assert not Draft.objects.exists()


def test_what_is_too_long_is_not_kept_and_not_lost(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    long = "ā" * MOST_TYPED
    page = said(begin(client, text=long))
    assert "This is too long" in page
    assert long in page
    assert not Draft.objects.exists()


def test_draft_does_not_stay_for_ever(office: Office) -> None:
    client, now = inside(invited(office, "Anna")), timezone.now()
    begin(client)
    for days, left in ((29, 1), (31, 0)):
        with working_as("housekeeping"):
            drafts.drop_old(at=now + timedelta(days=days))
        assert Draft.objects.count() == left
