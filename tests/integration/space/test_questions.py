"""Questions to the other side: the asker's own, and the mediator's to put; the program brings them to nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from izligums.cases.enums import Capacity, Stage
from izligums.cases.models import Act
from izligums.dialogue.enums import Answered
from izligums.dialogue.models import Question
from izligums.process.own.acts import NotNowError, act
from izligums.process.refusals import Refused
from tests.integration.door.test_pages import inside, said
from tests.support.cases import Office
from tests.support.door import invited, visit
from tests.support.pages import Desk, hidden_fields

pytestmark = pytest.mark.django_db
ASK = "/mana-lieta/jautajumi/"
WHY = "Kāpēc tieši mans velosipēds?"


@pytest.fixture
def office() -> Office:
    office = Office()
    office.start = timezone.localdate()
    return office


def ask(client: Client, text: str = WHY) -> Question:
    sent = {**hidden_fields(client.get(ASK)), "question_text": text, "way": "through_mediator"}
    assert client.post(ASK, sent).headers["Location"] == f"{ASK}?done"
    return Question.objects.latest("pk")


def mark(client: Client, question: Question, answer: str) -> Any:
    where = f"{ASK}{question.pk}/"
    return client.post(where, {**hidden_fields(client.get(where)), "answered": answer})


def test_question_is_read_by_the_mediator_and_nobody_of_the_other_side(office: Office) -> None:
    access = invited(office, "Anna", stage=Stage.SESSION_PLANNED)
    client = inside(access)
    ask(client)
    assert WHY in said(client.get(ASK))
    read = said(Desk(office.lead.user).client.get(f"/cases/{access.case_id}/said/{access.participation_id}/"))
    assert WHY in read
    assert "to be put by the mediator" in read
    other = inside(invited(office, "Jānis", case=access.case))
    assert not any(WHY in said(other.get(f"/mana-lieta/{where}/")) for where in ("es", "jautajumi", "tiksanas"))
    entry = Act.objects.get(step="ask_question")
    assert "question_text" not in entry.values


def test_asker_says_how_far_it_was_answered(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    question = ask(client)
    for answer, words in (("partly", "partly answered"), ("answered", "answered")):
        assert mark(client, question, answer).headers["Location"] == f"{ASK}?done"
        assert words in said(client.get(ASK))
    mark(client, question, "withdrawn")
    question.refresh_from_db()
    assert question.answered is Answered.WITHDRAWN
    assert WHY not in said(client.get(ASK))
    assert client.get(f"{ASK}{question.pk}/").status_code == 404


def test_nobody_else_speaks_of_it(office: Office) -> None:
    access = invited(office, "Anna")
    question = ask(inside(access))
    other_access = invited(office, "Jānis", case=access.case)
    key = visit(other_access)
    with pytest.raises(NotNowError):
        act(key, "mark_question", {"question": question.pk, "answered": Answered.ANSWERED}, at=timezone.now())
    stranger = inside(invited(office, "Anna", case=office.case_at(Stage.PREPARING)))
    assert stranger.get(f"{ASK}{question.pk}/").status_code == 404
    assert mark_blindly(stranger, question).status_code == 404
    question.refresh_from_db()
    assert question.answered is Answered.OPEN
    office.ask(access.case, "Jānis", "Kā Jums klājas?")
    with pytest.raises(Refused):
        office.act(access.case, "mark_question", "Jānis", question=question.pk, answered=Answered.ANSWERED)


def mark_blindly(client: Client, question: Question) -> Any:
    token = hidden_fields(client.get(ASK))["token"]
    return client.post(f"{ASK}{question.pk}/", {"token": token, "answered": "answered"})


def test_mediator_records_it_on_behalf_of_the_person(office: Office) -> None:
    case = office.case_at(Stage.PREPARING)
    anna = office.id_of(case, "Anna")
    office.ask(case, "Anna", WHY)
    office.ask(case, "Jānis", "Kā Jums klājas?")
    desk = Desk(office.lead.user)
    page = desk.open(case, "mark_question", anna)
    assert WHY in said(page)
    assert "Kā Jums klājas?" not in said(page)  # it stands on the other side
    desk.send(case, "mark_question", anna, answered="not_answered")
    assert Question.objects.get(participation=anna).answered is Answered.NOT_ANSWERED
    assert Act.objects.latest("pk").capacity is Capacity.MEDIATOR
