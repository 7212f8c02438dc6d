"""Doors beside the case page: papers and letters, and what follows an act that takes the case out of sight."""

from __future__ import annotations

import pytest

from izligums.accounts.enums import Role as OfficeRole
from izligums.cases.enums import Stage
from izligums.cases.models import Case
from izligums.messages.enums import LetterState
from izligums.messages.models import Letter
from tests.support.cases import Office
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def invited(office: Office) -> tuple[Case, Letter]:
    """A case with an invitation in the tray; it bears the address of the person."""
    case = office.case_at(Stage.REGISTERED)
    office.take_on(case)
    offender = next(each for each in office.people(case) if each.party)
    way = {"channel": "post", "address": "Klusā iela 7, Cēsis", "language": "lv"}
    desk = Desk(office.lead.user)
    assert desk.send(case, "record_safe_way", offender.id, **way).status_code == 302
    assert desk.send(case, "invite", offender.id).status_code == 302
    return case, Letter.objects.get(case=case)


def test_papers_and_letters_stay_shut_until_the_question_of_conflict_is_answered(office: Office) -> None:
    case, letter = invited(office)
    office.act(case, "assign_co_mediator", mediator=office.co.pk)
    desk = Desk(office.co.user)
    paper, dispatch = f"/documents/{letter.document_id}/", f"/letters/{letter.pk}/"
    assert desk.client.get(paper).status_code == 404
    assert desk.client.get(dispatch).status_code == 404
    sent = {"way": "post", "on": "2026-11-22", "token": "6b1d6a4e-0000-4000-8000-000000000001"}
    assert desk.client.post(dispatch, sent).status_code == 404
    assert letter.document_id not in [each.document_id for each in desk.client.get("/letters/").context["letters"]]
    assert not desk.client.get("/today/").context["letters"]
    letter.refresh_from_db()
    assert letter.state is LetterState.WAITING

    assert desk.send(case, "declare_conflict", conflict="False").status_code == 302
    assert desk.client.get(paper).status_code == 200
    assert desk.client.get(dispatch).status_code == 200
    assert [each.pk for each in desk.client.get("/letters/").context["letters"]] == [letter.pk]


def test_papers_open_for_the_office_of_the_unit_alone(office: Office) -> None:
    _case, letter = invited(office)
    paper = f"/documents/{letter.document_id}/"
    assert Desk(office.coordinator).client.get(paper).status_code == 200
    assert Desk(office.far_coordinator).client.get(paper).status_code == 404
    assert Desk(office.stranger).client.get(paper).status_code == 404
    assert Desk(office.user("auditor", OfficeRole.AUDITOR)).client.get(paper).status_code == 403


def test_transfer_by_page_ends_on_a_page_one_may_see(office: Office) -> None:
    case = office.case_at(Stage.REGISTERED)
    desk = Desk(office.coordinator)
    page = desk.open(case, "transfer")
    answers = desk.answers(page) | {"unit": str(office.other_unit.pk), "reason": "Moved."}
    answer = desk.client.post(page.wsgi_request.path, answers)
    case.refresh_from_db()
    assert case.unit_id == office.other_unit.pk
    assert answer.status_code == 302
    shown = desk.client.get(answer.headers["Location"], follow=True)
    assert shown.status_code == 200
    assert f"The case was transferred to {office.other_unit.name}" in shown.content.decode()
    assert desk.client.post(page.wsgi_request.path, answers).status_code == 302  # sent twice
    assert desk.client.post(page.wsgi_request.path, answers | {"form_token": "x"}).status_code == 404
    assert case.acts.filter(step="transfer").count() == 1


def test_conflict_by_page_ends_on_a_page_one_may_see(office: Office) -> None:
    case = office.case_at(Stage.REGISTERED)
    office.act(case, "assign_mediator", mediator=office.lead.pk)
    desk = Desk(office.lead.user)
    answer = desk.send(case, "declare_conflict", conflict="True")
    assert not case.assignments.filter(ended_on=None).exists()
    assert answer.status_code == 302
    assert desk.client.get(answer.headers["Location"], follow=True).status_code == 200


@pytest.mark.parametrize("query", ["last=9999-12-31", "first=0001-01-01", "last=0001-01-01"])
def test_journal_takes_the_ends_of_the_calendar(office: Office, query: str) -> None:
    office.case_at(Stage.RECEIVED)
    assert Desk(office.coordinator).client.get(f"/journal/?{query}").status_code == 200
