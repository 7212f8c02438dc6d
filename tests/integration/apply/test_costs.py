"""What each page of applying asks of the database: the same for a bare draft alone as for a full one among many."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from izligums.process.models import Application
from tests.integration.apply.pdf import plain_pdf
from tests.support.applying import ANNA, Applicant, office_of_cesis, placed, upload
from tests.support.cases import Office
from tests.support.pages import Desk, hidden_fields
from tests.support.queries import own

pytestmark = pytest.mark.django_db

#: Statements beside those of the walls. One is the draft, one its files; the municipalities are one more.
TO_LOOK = {"": 0, "paper": 1, "code": 0, "who": 2, "person": 2, "happened": 2, "place": 3, "contact": 2}
TO_LOOK |= {"files": 2, "summary": 3, "later": 2, "together": 2}
#: The draft and its files before; the row to keep, kept, and its files after.
TO_SAVE = {"happened": 5, "place": 6}


@pytest.fixture
def office() -> Office:
    return office_of_cesis()


def cost(client: Any, method: str, where: str, **options: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = getattr(client, method)(where, **options)
    assert answer.status_code in (200, 302), where
    return len(own(captured))


def costs(somebody: Applicant) -> tuple[dict[str, int], dict[str, int]]:
    word = hidden_fields(somebody.get("who"))
    looked = {page: cost(somebody.client, "get", somebody.at(page)) for page in TO_LOOK}
    answers = {page: {**word, **placed(ANNA[page])} for page in TO_SAVE}
    return looked, {page: cost(somebody.client, "post", somebody.at(page), data=answers[page]) for page in TO_SAVE}


def with_files(many: int) -> Applicant:
    somebody = Applicant()
    somebody.tell()
    for _ in range(many):
        somebody.send("files", file=upload(plain_pdf()))
    return somebody


def test_pages_of_applying_cost_the_same_whatever_is_there(office: Office) -> None:
    assert costs(with_files(0)) == (TO_LOOK, TO_SAVE)
    for _ in range(5):
        Applicant().apply()
    assert costs(with_files(5)) == (TO_LOOK, TO_SAVE)


def test_sending_and_the_receipt_cost_the_same_whatever_is_there(office: Office) -> None:
    def cost_of(files: int) -> list[int]:
        somebody = with_files(files)
        word = hidden_fields(somebody.get("summary"))
        sending = cost(somebody.client, "post", somebody.at("summary"), data=word)
        return [sending, *(cost(somebody.client, "get", somebody.at(page)) for page in ("sent", "receipt"))]

    assert cost_of(0) == cost_of(1) == cost_of(5)


def test_pages_of_the_office_cost_the_same_for_one_and_for_many(office: Office) -> None:
    desk = Desk(office.coordinator)

    def cost_of_the_newest(files: int) -> list[int]:
        somebody = with_files(files)
        somebody.send("summary")
        sent = Application.objects.latest("pk")
        first = sent.files.order_by("pk")[0]
        pages = ("", "register/", f"files/{first.pk}/")
        return [
            cost(desk.client, "get", where)
            for where in ("/office/", *(f"/applications/{sent.pk}/{page}" for page in pages))
        ]

    first = cost_of_the_newest(1)
    assert [cost_of_the_newest(files) for files in (2, 5)] == [first, first]
