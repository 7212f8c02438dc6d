"""Acts nobody could have sent from a form of ours: each is turned away, and nothing changes."""

from __future__ import annotations

import pytest

from izligums.cases.enums import Channel, Stage
from izligums.process.steps import TABLE
from tests.support.cases import Office
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.lead.user)


def test_unknown_steps_and_receiving_are_not_found(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    for step in ("no_such_step", "receive", "delete"):
        assert desk.client.get(desk.address(case, step)).status_code == 404
        assert desk.client.post(desk.address(case, step)).status_code == 404


def test_person_of_another_case_is_not_found(office: Office, desk: Desk) -> None:
    case, other = office.case_at(Stage.APPROACHING_OFFENDER), office.case_at(Stage.APPROACHING_OFFENDER)
    foreign = office.id_of(other, "Jānis")
    assert desk.client.get(desk.address(case, "record_acknowledgement", foreign)).status_code == 404
    page = desk.open(case, "record_acknowledgement", office.id_of(case, "Jānis"))
    answers = desk.answers(page) | {"acknowledged": "True"}
    assert desk.client.post(desk.address(case, "record_acknowledgement", foreign), answers).status_code == 404
    assert not other.facts.filter(kind="acknowledgement").exists()


def test_step_about_the_case_takes_no_person(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    assert desk.client.get(desk.address(case, "review_risk", office.id_of(case, "Anna"))).status_code == 404


def test_wrong_person_gets_a_sentence(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    page = desk.open(case, "record_acknowledgement", office.id_of(case, "Jānis"))
    answers = desk.answers(page) | {"acknowledged": "True"}
    anna = desk.address(case, "record_acknowledgement", office.id_of(case, "Anna"))
    assert desk.client.get(anna).status_code == 409
    assert desk.client.post(anna, answers).status_code == 409
    nobody = desk.address(case, "record_acknowledgement")
    assert desk.client.post(nobody, answers).status_code == 409
    assert not case.facts.filter(kind="acknowledgement").exists()


def test_wrong_stage_gets_a_sentence(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    assert desk.open(case, "hold_session").status_code == 409
    assert "<h1" in desk.open(case, "hold_session").content.decode()


@pytest.mark.parametrize("step", ["register", "assign_mediator", "end_assignment", "lift_stop", "reopen", "transfer"])
def test_step_of_the_office_is_forbidden_to_a_mediator(office: Office, desk: Desk, step: str) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    before = case.acts.count()
    assert desk.client.get(desk.address(case, step)).status_code == 403
    assert desk.client.post(desk.address(case, step)).status_code == 403
    assert case.acts.count() == before


def test_ids_of_another_case_are_no_choice(office: Office, desk: Desk) -> None:
    case, other = office.case_at(Stage.SETTLEMENT), office.case_at(Stage.SETTLEMENT)
    answer = desk.send(case, "void_settlement", settlement=str(other.settlements.get().pk))
    assert answer.status_code == 422
    assert answer.context["form"].errors["settlement"]
    assert other.settlements.get().state == "draft"


def test_address_chooses_but_never_writes(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    words = "Zvaniet+uz+svešu+numuru"
    page = desk.client.get(desk.address(case, "add_person", query=f"?role=victim&given_name={words}"))
    assert desk.answers(page)["role"] == "victim"
    assert "given_name" not in desk.answers(page)


def test_form_without_its_marks_is_refused(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis = office.id_of(case, "Jānis")
    bare = desk.client.post(desk.address(case, "record_acknowledgement", janis), {"acknowledged": "True"})
    assert bare.status_code == 422
    assert not case.facts.filter(kind="acknowledgement").exists()


def test_form_of_a_colleague_cannot_be_sent(office: Office, desk: Desk) -> None:
    """A token that somebody else has used is not a second sending of one's own form."""
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis = office.id_of(case, "Jānis")
    page = desk.open(case, "record_detention", janis)
    answers = desk.answers(page) | {"detained": "True"}
    desk.client.post(page.wsgi_request.path, answers)
    forged = Desk(office.coordinator).client.post(page.wsgi_request.path, answers)
    assert forged.status_code == 422
    assert case.acts.filter(step="record_detention").count() == 1


def test_mediator_sees_names_only_before_answering_about_conflict(office: Office) -> None:
    case = office.case_at(Stage.REGISTERED)
    anna = office.id_of(case, "Anna")
    way = {"channel": Channel.PHONE, "phone": "+371 29999999", "language": "lv"}
    assert Desk(office.coordinator).send(case, "record_safe_way", anna, **way).status_code == 302
    office.act(case, "assign_mediator", mediator=office.lead.pk)
    desk = Desk(office.lead.user)
    page = desk.case(case).content.decode()
    assert "Anna Bērziņa" in page
    assert "29999999" not in page
    for step in sorted(TABLE.keys() - {"declare_conflict", "record_withdrawal", "stop_for_safety", "receive"}):
        answer = desk.client.get(desk.address(case, step, anna if TABLE[step].about else None))
        assert answer.status_code in (403, 409), step
        assert "29999999" not in answer.content.decode()
    assert desk.client.get(f"/cases/{case.pk}/journal/1/").status_code == 404
    assert desk.send(case, "declare_conflict", conflict="False").status_code == 302
    assert "29999999" in desk.case(case).content.decode()


def test_mediator_of_the_past_is_told_that_it_is_over(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    office.act(case, "end_assignment", mediator=office.lead.pk, reason="Slimība")
    assert desk.case(case).status_code == 403
    assert Desk(office.stranger).case(case).status_code == 404
    assert Desk(office.far_coordinator).case(case).status_code == 404
