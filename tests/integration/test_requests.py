"""A process leader sends a request; it waits sealed in the unit, becomes a case, or does not."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from izligums.accounts.enums import LeaderKind
from izligums.accounts.models import Authority
from izligums.cases.enums import Procedure, Referral, Role
from izligums.cases.models import Case, LeaderAccess, Participation, ReceivedFile
from izligums.people.models import Person
from izligums.process.models import Application
from tests.support.cases import Office
from tests.support.pages import Desk, hidden_fields
from tests.support.requests import BICYCLE, Requesting, registering

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def account(office: Office) -> Authority:
    return office.leader("sanita", name="Sanita Bērza", office="Parauga prokuratūra")


@pytest.fixture
def leader(office: Office, account: Authority) -> Requesting:
    return Requesting(account.user, office.unit)


# -- the whole way -----------------------------------------------------------------------------------------------------


def test_request_becomes_a_case_that_the_sender_follows(office: Office, leader: Requesting, account: Authority) -> None:
    due = (timezone.localdate() + timedelta(days=30)).isoformat()
    sent = leader.sent(due_on=due)
    page = leader.client.get("/led/").text
    assert sent.number in page
    assert "received, waits to be registered" in page
    assert "11810022126" in page
    assert "Vītoliņa" not in page

    desk = Desk(office.coordinator)
    assert "request, prosecutor Sanita Bērza" in " ".join(desk.client.get("/office/").text.split())
    page = desk.client.get(f"/applications/{sent.pk}/").text
    told = ("Sanita Bērza", "Parauga prokuratūra", "Velosipēda zādzība", "KL 175. pants", "Anna", "+371 20000007")
    for words in (*told, "anna@piemers.example", "Solvita", "Legal representative of the person who did the harm"):
        assert words in page

    answer = registering(desk, sent)
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{case.pk}/"
    assert (case.referral, case.procedure, case.unit) == (Referral.REQUEST, Procedure.PROCEEDINGS, office.unit)
    assert (case.leader_kind, case.leader_name, case.leader_office) == (
        LeaderKind.PROSECUTOR,
        "Sanita Bērza",
        "Parauga prokuratūra",
    )
    assert (case.proceedings_no, str(case.due_on), case.received_on) == ("11810022126", due, timezone.localdate())
    assert LeaderAccess.objects.get(ended_on=None, case=case).authority == account
    assert not Application.objects.exists()

    page = leader.client.get("/led/").text
    assert sent.number not in page
    assert case.number in page
    assert re.search(r'data-label="State">received<', page)
    office.act(case, "register", by=office.coordinator)
    assert re.search(r'data-label="State">in progress<', leader.client.get("/led/").text)


def test_everybody_who_was_named_comes_in(office: Office, leader: Requesting) -> None:
    second = {
        "offender-seats": "2",
        "offender-2-legal_name": "SIA Ritenis",
        "offender-2-registration_no": "40000000001",
    }
    registering(Desk(office.coordinator), leader.sent(**second))
    people = {each.role: each for each in Participation.objects.select_related("person", "beside__person")}
    assert Participation.objects.count() == 4
    assert people[Role.VICTIM].person.family_name == "Vītoliņa"
    representative = people[Role.REPRESENTATIVE]
    assert representative.beside is not None
    assert (representative.person.given_name, representative.beside.person.given_name) == ("Solvita", "Dāvis")
    assert Participation.objects.filter(role=Role.OFFENDER, person__legal_name="SIA Ritenis").exists()


def test_how_people_are_reached_stays_on_paper_until_the_mediator_has_asked(office: Office, leader: Requesting) -> None:
    registering(Desk(office.coordinator), leader.sent())
    for person in Participation.objects.all():
        assert (person.channel, person.phone, person.email, person.address) == (None, "", "", "")
    case, kept = Case.objects.get(), ReceivedFile.objects.get()
    assert kept.authority is not None
    paper = PdfReader(io.BytesIO(bytes(kept.content or b"")))
    said = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    for words in ("Pieprasījums", "Vītoliņa", "+371 20000007", "anna@piemers.example", "Cielavniece"):
        assert words in said
    page = Desk(office.coordinator).case(case).text
    assert f"/cases/{case.pk}/files/{kept.pk}/" in page
    assert "+371 20000007" not in page


def test_somebody_known_already_is_asked_about(office: Office, leader: Requesting) -> None:
    registering(Desk(office.coordinator), leader.sent())
    again = leader.sent(proceedings_no="11810022127")
    desk = Desk(office.coordinator)
    answer = registering(desk, again)
    assert "Is this the same person?" in answer.text
    questions = {each.person.seat.name: each for each in answer.context["questions"]}
    assert questions.keys() == {"victim", "offender", "offender-representative"}
    known = {question.name: question.fields[question.name].choices[0][0] for question in questions.values()}
    assert registering(desk, again, **known).status_code == 302
    assert Case.objects.count() == 2
    assert Person.objects.filter(family_name="Vītoliņa").count() == 1


def test_court_sends_a_proposal_for_a_childs_measure(office: Office) -> None:
    judge = office.leader("tiesa", name="Zane Tiesnese", office="Parauga tiesa", kind=LeaderKind.COURT)
    desk = Requesting(judge.user, office.unit)
    wrong = desk.request(referral="proposal")
    assert wrong.status_code == 422
    assert "compulsory measure" in wrong.text
    sent = desk.sent(referral="proposal", procedure="compulsory_measure")
    registering(Desk(office.coordinator), sent)
    case = Case.objects.get()
    assert (case.referral, case.leader_kind) == (Referral.PROPOSAL, LeaderKind.COURT)


# -- the form ----------------------------------------------------------------------------------------------------------


def test_same_form_twice_is_one_request(leader: Requesting) -> None:
    filled = leader.filled()
    answers = [leader.client.post("/led/new/", filled) for _number in range(2)]
    assert [answer.headers["Location"] for answer in answers] == ["/led/", "/led/"]
    assert Application.objects.count() == 1


def test_form_of_somebody_else_is_refused(office: Office, leader: Requesting) -> None:
    filled = leader.filled()
    leader.client.post("/led/new/", filled)
    other = Requesting(office.leader("otra", name="Otra Prokurore").user, office.unit)
    answer = other.client.post("/led/new/", filled)
    assert answer.status_code == 422
    assert "was used before" in answer.text
    assert "Vītoliņa" in answer.text
    assert Application.objects.count() == 1


WRONG: dict[str, dict[str, str]] = {
    "no offence": {"offence": ""},
    "no number": {"proceedings_no": ""},
    "no stage": {"procedure": ""},
    "invented stage": {"procedure": "trial"},
    "no municipality": {"municipality": ""},
    "invented municipality": {"municipality": "99999999"},
    "municipality of letters": {"municipality": "'; DROP TABLE"},
    "no victim": {name: "" for name in BICYCLE if name.startswith("victim-")},
    "no offender": {name: "" for name in BICYCLE if name.startswith("offender-") and "representative" not in name},
    "half a name": {"victim-given_name": ""},
    "no such day": {"victim-born": "31.02.2001."},
    "born tomorrow": {"victim-born": "2999-01-01"},
    "no such code": {"victim-personal_code": "123"},
    "organisation with a birth date": {"victim-legal_name": "SIA Viens"},
    "due day passed": {"due_on": "2020-01-01"},
    "far too long": {"offence": "x" * 501},
    "number too long": {"proceedings_no": "1" * 41},
    "contact too long": {"victim-phone": "1" * 41},
    "null byte": {"offence": "a\x00b"},
    "turned around": {"victim-family_name": "a\u202eb"},
    "invented language": {"victim-language": "tlh"},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(leader: Requesting, changes: dict[str, str]) -> None:
    answer = leader.request(**changes)
    assert answer.status_code == 422
    assert answer.context["form"].problems
    assert "error-summary" in answer.text
    for name in ("offender-representative-family_name", "offence_article"):
        assert name in changes or BICYCLE[name] in answer.text
    assert not Application.objects.exists()


def test_everything_wrong_is_said_at_once(leader: Requesting) -> None:
    answer = leader.client.post("/led/new/", {})
    missing = [each.href for each in answer.context["form"].problems]
    assert missing == [
        "#id_procedure",
        "#id_offence",
        "#id_proceedings_no",
        "#id_municipality",
        "#id_victim-given_name",
        "#id_offender-given_name",
    ]


def test_prosecutor_cannot_send_a_proposal(leader: Requesting, office: Office) -> None:
    sent = leader.sent(referral="proposal", procedure="compulsory_measure")
    registering(Desk(office.coordinator), sent)
    assert Case.objects.get().referral is Referral.REQUEST


def test_who_sends_it_is_not_typed(leader: Requesting, office: Office) -> None:
    sent = leader.sent(leader_name="Cits Cilvēks", leader_office="Cita iestāde", leader_kind="court")
    desk = Desk(office.coordinator)
    registering(desk, sent, leader_name="Cits Cilvēks", leader_office="Cita iestāde", leader_kind="court")
    case = Case.objects.get()
    assert (case.leader_kind, case.leader_name) == (LeaderKind.PROSECUTOR, "Sanita Bērza")


def test_more_people_are_added_and_nothing_typed_is_lost(leader: Requesting) -> None:
    page = leader.request(more="offender", offence="", **{"victim-trusteeship": "on", "victim-born": "kādreiz"})
    assert page.status_code == 200
    assert not page.context["form"].problems
    assert 'name="offender-2-given_name"' in page.text
    assert 'name="victim-2-given_name"' not in page.text
    assert "kādreiz" in page.text
    assert re.search(r'name="victim-trusteeship"[^>]*checked', page.text)
    again = leader.request(**{**hidden_fields(page), "more": "offender"})
    assert 'name="offender-3-given_name"' in again.text


@pytest.mark.parametrize("seats", ["", "0", "-3", "999", "9" * 400, "²", "x"])
def test_forged_number_of_seats(leader: Requesting, seats: str) -> None:
    assert leader.request(more="victim", **{"victim-seats": seats}).status_code == 200
    page = leader.request(more="court", **{"victim-seats": "10"})
    assert 'name="victim-10-given_name"' in page.text
    assert 'value="victim">' not in page.text
    assert leader.request(**{"victim-seats": seats}).status_code == 302


@pytest.mark.parametrize("token", ["", "x", "0" * 3000])
def test_forged_token_is_a_new_one(leader: Requesting, token: str) -> None:
    assert leader.request(token=token).status_code == 302
