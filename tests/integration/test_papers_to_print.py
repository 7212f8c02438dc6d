"""Papers printed before anything is recorded: nothing is issued, nobody else's data are on them."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from izligums.cases.enums import Role, Stage
from izligums.documents.models import IssuedDocument
from tests.support.cases import Office
from tests.support.cast import FAMILY, beside
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def words(answer: object) -> str:
    content: bytes = answer.content  # type: ignore[attr-defined]
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_draft_is_printed_from_the_case_page_and_not_issued(office: Office) -> None:
    case = office.case_at(Stage.SETTLEMENT)
    desk = Desk(office.lead.user)
    before = IssuedDocument.objects.count()
    where = f"/cases/{case.pk}/settlements/{case.settlements.get().pk}/"
    assert where in desk.case(case).content.decode()
    printed = words(desk.client.get(where))
    assert "Samaksā par velosipēda remontu" in printed
    assert "Anna Bērziņa" in printed
    assert IssuedDocument.objects.count() == before
    office.certify(case)
    assert desk.client.get(where).status_code == 404


def test_draft_leaves_out_who_left_the_case_and_keeps_who_signed(office: Office) -> None:
    second, third = (beside(1, Role.REPRESENTATIVE, name, "Liepa") for name in ("Gatis", "Ieva"))
    case = office.case_at(Stage.SETTLEMENT, (*FAMILY, second, third))
    draft = case.settlements.get().pk
    office.act(case, "sign_settlement", "Ieva", settlement=draft, time_to_think=True)
    for name in ("Gatis", "Ieva"):
        office.act(case, "end_participation", name)
    desk = Desk(office.lead.user)
    printed = words(desk.client.get(f"/cases/{case.pk}/settlements/{draft}/"))
    assert "Dace Liepa" in printed
    assert "Ieva Liepa" in printed
    assert "Gatis" not in printed
    shown = desk.case(case).context["settlements"][0]
    assert (shown.signed.done, shown.signed.of) == (1, 4)
    assert "Ieva" not in shown.unsigned
    assert "Gatis" not in shown.unsigned


def test_consent_form_and_information_name_no_other_side(office: Office) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis, desk = office.id_of(case, "Jānis"), Desk(office.lead.user)
    for step, paper in (("record_consent", "consent"), ("give_information", "information")):
        where = f"/cases/{case.pk}/people/{janis}/{paper}/"
        assert where in desk.open(case, step, janis).content.decode()
        assert "Bērziņa" not in words(desk.client.get(where))


def test_papers_open_through_the_door_of_their_case(office: Office) -> None:
    case, other = office.case_at(Stage.SETTLEMENT), office.case_at(Stage.REGISTERED)
    draft, janis = case.settlements.get().pk, office.id_of(case, "Jānis")
    for paper in (f"settlements/{draft}/", f"people/{janis}/consent/", f"people/{janis}/information/"):
        assert Desk(office.coordinator).client.get(f"/cases/{case.pk}/{paper}").status_code == 200
        assert Desk(office.coordinator).client.get(f"/cases/{other.pk}/{paper}").status_code == 404
        assert Desk(office.stranger).client.get(f"/cases/{case.pk}/{paper}").status_code == 404
    office.act(other, "assign_mediator", mediator=office.lead.pk)
    undeclared = f"/cases/{other.pk}/people/{office.id_of(other, 'Anna')}/consent/"
    assert Desk(office.lead.user).client.get(undeclared).status_code == 404
