"""A person gets a copy of their own data in their own space: theirs alone, with the same trace."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from izligums.accounts.enums import Role as OfficeRole
from izligums.cases.enums import Channel, Stage
from izligums.cases.models import Case, Reading
from izligums.core.enums import Language
from izligums.documents.models import OwnData
from izligums.process.tasks import draw_own_data
from tests.support.cases import Office
from tests.support.cast import FAMILY
from tests.support.door import invited
from tests.support.own import inside
from tests.support.pages import Desk
from tests.support.sides import squeezed, words_of

pytestmark = pytest.mark.django_db
PAGE, COPY = "/mana-lieta/mani-dati/", "/mana-lieta/mani-dati/kopija.pdf"


def today() -> Office:
    office = Office()
    office.start = timezone.localdate()
    return office


@pytest.fixture
def office() -> Office:
    return today()


@pytest.fixture(scope="module")
def kept_case(made_once: None) -> int:
    office = today()
    case = office.case_at(Stage.PREPARING, FAMILY)
    for number, name in enumerate(("Anna", "Markuss", "Dace")):
        office.act(
            case,
            "record_safe_way",
            name,
            channel=Channel.PHONE,
            language=Language.LATVIAN,
            phone=f"+371 2999811{number}",
            note=f"Zvanīt kaimiņam {number}",
        )
    return case.pk


@pytest.fixture
def case(kept_case: int) -> Case:
    return Case.objects.get(pk=kept_case)


def said(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_copy_is_asked_for_prepared_and_fetched(office: Office, case: Case) -> None:
    access = invited(office, "Anna", case=case)
    anna = inside(access)
    assert anna.get(COPY).headers["Location"] == PAGE
    assert anna.post(PAGE).headers["Location"] == PAGE
    wanted = OwnData.objects.get()
    assert (wanted.participation_id, wanted.asked_by, wanted.reason, wanted.number, wanted.unit_id) == (
        access.participation_id,
        None,
        "",
        case.number,
        case.unit_id,
    )
    assert "It is being prepared." in said(anna.get(PAGE))
    anna.post(PAGE)
    assert OwnData.objects.count() == 1  # one at a time
    draw_own_data(request_id=wanted.pk)
    assert "Download it" in said(anna.get(PAGE))
    copy = anna.get(COPY)
    assert copy.headers["Content-Type"] == "application/pdf"
    assert copy.headers["Content-Disposition"] == 'attachment; filename="dati.pdf"'
    assert "no-store" in copy.headers["Cache-Control"]
    assert copy.headers["X-Content-Type-Options"] == "nosniff"
    words = squeezed(words_of(copy.content, file_name=""))
    for own in ("Anna Bērziņa", "+371 29998110", "Zvanīt kaimiņam 0"):
        assert squeezed(own) in words
    for theirs in ("Markuss", "Dace", "Liepa", "+371 29998111", "kaimiņam 1", "kaimiņam 2", case.offence):
        assert squeezed(theirs) not in words


def test_copy_tells_what_was_decided_and_proposed(office: Office, case: Case) -> None:
    office.bring_somebody(case, "Anna", "Rūta", words="Elza")
    texts: dict[str, Any] = {"version": "consent.lv.2026-11", "language": Language.LATVIAN, "channel": Channel.PHONE}
    office.act(case, "decide", "Anna", takes_part=True, **texts)
    anna = inside(invited(office, "Anna", case=case))
    anna.post(PAGE)
    draw_own_data(request_id=OwnData.objects.get().pk)
    words = squeezed(words_of(anna.get(COPY).content, file_name=""))
    for own in ("Slepena Draudzene Elza", "slepena māsa Elza", "Whom you want to bring", "word on taking part"):
        assert squeezed(own) in words


def test_nobody_else_fetches_it(office: Office, case: Case) -> None:
    anna = inside(invited(office, "Anna", case=case))
    anna.post(PAGE)
    draw_own_data(request_id=OwnData.objects.get().pk)
    others = [inside(invited(office, name, case=case)) for name in ("Dace", "Rūta")]
    others.append(inside(invited(office, "Anna", case=office.case_at(Stage.PREPARING))))
    for client in others:
        assert client.get(COPY).headers["Location"] == PAGE
        assert "Download" not in said(client.get(PAGE))
    for method in ("get", "post"):
        assert getattr(Client(), method)(PAGE).headers["Location"] == "/mana-lieta/"
    assert Client().get(COPY).headers["Location"] == "/mana-lieta/"
    officer = Desk(office.user("vineta", OfficeRole.DATA_OFFICER))
    assert officer.client.get(f"/own-data/{OwnData.objects.get().pk}/").status_code == 404


def test_it_leaves_the_same_trace(office: Office, case: Case) -> None:
    access = invited(office, "Anna", case=case)
    inside(access).post(PAGE)
    page = said(Desk(office.head).client.get("/own-data/"))
    assert case.number in page
    assert "the person themselves" in page
    assert Reading.objects.filter(visitor_id=access.participation_id, page="space:own_data").exists()


def test_what_the_officer_printed_is_not_offered(office: Office, case: Case) -> None:
    officer = Desk(office.user("vineta", OfficeRole.DATA_OFFICER))
    officer.client.post(
        "/own-data/", {"case": case.number, "person": "Anna Bērziņa", "reason": "Lūdza.", "language": "lv"}
    )
    draw_own_data(request_id=OwnData.objects.get().pk)
    anna = inside(invited(office, "Anna", case=case))
    assert "Download" not in said(anna.get(PAGE))
    assert anna.get(COPY).headers["Location"] == PAGE


def test_many_copies_wait(office: Office, case: Case) -> None:
    anna = inside(invited(office, "Anna", case=case))
    for _ in range(5):
        assert anna.post(PAGE).status_code == 302
        draw_own_data(request_id=OwnData.objects.latest("pk").pk)
    assert "Wait" in said(anna.post(PAGE))
    assert OwnData.objects.count() == 5
