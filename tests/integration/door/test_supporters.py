"""Whom somebody wants to bring: the mediator first; the other side is asked, and learns no more than was allowed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from izligums.cases.enums import FactKind, Role, Stage, Told
from izligums.cases.models import Case, Fact
from izligums.dialogue.models import Proposal
from izligums.meetings.enums import SessionState
from izligums.meetings.models import Session
from izligums.process.gather import gather
from izligums.process.refusals import Refused
from tests.support.cases import Office
from tests.support.cast import ANNA, JANIS, beside
from tests.support.door import invited
from tests.support.own import GUESTS, SUPPORTERS, inside, send
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db
PEOPLE = (ANNA, JANIS, beside(0, Role.SUPPORTER, "Rūta", "Zariņa"), beside(1, Role.SUPPORTER, "Zane", "Egle"))
NAMED: dict[str, Any] = {"name": "Rūta Zariņa", "relation": "mana kaimiņiene", "reach": "+371 29999999, vakaros"}


def today() -> Office:
    office = Office()
    office.start = timezone.localdate()
    return office


@pytest.fixture
def office() -> Office:
    return today()


@pytest.fixture(scope="module")
def kept_case(made_once: None) -> int:
    return today().case_at(Stage.PREPARING, PEOPLE).pk


@pytest.fixture
def case(kept_case: int) -> Case:
    return Case.objects.get(pk=kept_case)


def said(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_person_proposes_and_the_mediator_answers(office: Office, case: Case) -> None:
    anna = inside(invited(office, "Anna", case=case))
    assert send(anna, SUPPORTERS, **NAMED, told=["name"]).headers["Location"] == f"{SUPPORTERS}?done"
    row = Proposal.objects.get()
    assert (row.name, row.relation, row.reach, row.told) == (*NAMED.values(), [Told.NAME])
    assert "Your mediator has not answered yet." in said(anna.get(SUPPORTERS))
    desk = Desk(office.lead.user)
    page = said(desk.case(case))
    assert "Rūta Zariņa (mana kaimiņiene)" in page
    assert f"answer_proposal/?proposal={row.pk}" in page
    answer = desk.send(
        case, "answer_proposal", proposal=str(row.pk), taken_on="True", guest=str(office.id_of(case, "Rūta"))
    )
    assert answer.status_code == 302
    assert "Your mediator prepares them." in said(anna.get(SUPPORTERS))
    with pytest.raises(Refused, match="proposal_does_not_wait"):
        office.act(case, "answer_proposal", proposal=row.pk, taken_on=False)


@pytest.mark.parametrize(
    ("taken_on", "guest", "problem"),
    [
        (True, None, "guest_not_added_yet"),
        (True, "Zane", "guest_of_another_side"),
        (True, "Jānis", "guest_not_added_yet"),
        (False, "Rūta", "nobody_is_taken_on"),
    ],
)
def test_answer_names_the_guest_beside_the_proposer(
    office: Office, case: Case, taken_on: bool, guest: str | None, problem: str
) -> None:
    proposal = office.act(case, "propose_supporter", "Anna", told=(), **NAMED).created
    chosen: dict[str, Any] = {} if guest is None else {"guest": office.id_of(case, guest)}
    with pytest.raises(Refused, match=problem):
        office.act(case, "answer_proposal", proposal=proposal, taken_on=taken_on, **chosen)


def test_not_possible_is_told_to_the_proposer_alone(office: Office, case: Case) -> None:
    anna, janis = (inside(invited(office, name, case=case)) for name in ("Anna", "Jānis"))
    send(anna, SUPPORTERS, **NAMED)
    office.act(case, "answer_proposal", on=timezone.localdate(), proposal=Proposal.objects.get().pk, taken_on=False)
    assert "It is not possible." in said(anna.get(SUPPORTERS))
    for page in (SUPPORTERS, GUESTS, "/mana-lieta/es/"):
        for hidden in (*NAMED.values(), "Rūta", "not possible"):
            assert hidden not in said(janis.get(page))


@pytest.mark.parametrize(
    ("allowed", "told", "shown", "hidden"),
    [
        ((Told.NAME, Told.RELATION), (Told.NAME, Told.RELATION), "Rūta Zariņa, mana kaimiņiene", "29999999"),
        ((Told.NAME, Told.RELATION), (Told.RELATION,), "mana kaimiņiene", "Zariņa"),
        ((Told.NAME,), (Told.NAME,), "Rūta Zariņa", "kaimiņiene"),
        ((), (), "Somebody whom the other side trusts", "Zariņa"),
    ],
)
def test_other_side_learns_what_was_allowed_once_it_is_asked(
    office: Office, case: Case, allowed: tuple[Told, ...], told: tuple[Told, ...], shown: str, hidden: str
) -> None:
    janis = inside(invited(office, "Jānis", case=case))
    take_on(office, case, allowed)
    assert shown not in said(janis.get(GUESTS))
    assert "You are asked something" not in said(janis.get("/mana-lieta/es/"))
    ask_janis(office, case, told)
    page = said(janis.get(GUESTS))
    assert shown in page
    for words in (hidden, "29999999", "Anna", "Bērziņa"):
        assert words not in page
    assert "You are asked something" in said(janis.get("/mana-lieta/es/"))


@pytest.mark.parametrize("told", [(Told.RELATION,), (Told.NAME, Told.RELATION)])
def test_no_more_is_told_than_was_allowed(office: Office, case: Case, told: tuple[Told, ...]) -> None:
    invited(office, "Jānis", case=case)
    with pytest.raises(Refused, match="more_than_allowed"):
        ask_janis(office, case, told)  # nobody allowed anything: the name is what a mediator may have leave for
    take_on(office, case, (Told.NAME,))
    with pytest.raises(Refused, match="more_than_allowed"):
        ask_janis(office, case, told)


def test_who_cannot_be_asked_there_is_asked_in_a_talk(office: Office, case: Case) -> None:
    with pytest.raises(Refused, match="party_has_no_space"):
        ask_janis(office, case, ())
    access = invited(office, "Jānis", case=case)
    inside(access).post("/mana-lieta/apturet/")
    with pytest.raises(Refused, match="asks_to_stop"):
        ask_janis(office, case, ())


def test_answer_is_the_agreement_and_can_be_changed(office: Office, case: Case) -> None:
    access = invited(office, "Jānis", case=case)
    janis, ruta = inside(access), office.id_of(case, "Rūta")
    ask_janis(office, case, (Told.NAME,))
    assert send(janis, GUESTS, agrees="True").headers["Location"] == f"{GUESTS}?done"
    fact = Fact.objects.get(kind=FactKind.AGREEMENT)
    assert (fact.person_id, fact.other_id, fact.yes) == (ruta, access.participation_id, True)
    assert "You said: yes" in said(janis.get(GUESTS))
    facts = gather(case, on=timezone.localdate())
    assert facts.person(ruta).agreed_by == {access.participation_id}
    assert "Jānis Kalniņš agreed that Rūta Zariņa comes." in said(Desk(office.lead.user).case(case))
    send(janis, GUESTS, agrees="False")
    assert "You said: no" in said(janis.get(GUESTS))
    assert gather(case, on=timezone.localdate()).person(ruta).agreed_by == frozenset()
    assert "No: </span>Jānis Kalniņš agrees" in said(Desk(office.lead.user).case(case))


def test_no_takes_the_guest_out_of_the_planned_session(office: Office, case: Case) -> None:
    access = invited(office, "Jānis", case=case)
    for guest, party in (("Rūta", "Jānis"), ("Zane", "Anna")):
        office.act(
            case, "record_agreement", guest, on=timezone.localdate(), party=office.id_of(case, party), agrees=True
        )
    ask_janis(office, case, (Told.NAME,))
    office.plan(case)
    assert _expected(case) >= {office.id_of(case, "Rūta"), access.participation_id}
    send(inside(access), GUESTS, agrees="False")
    assert office.id_of(case, "Rūta") not in _expected(case)
    assert Session.objects.get(case=case).state is SessionState.PLANNED


def test_planned_session_shows_who_comes_to_those_who_know_of_them(office: Office, case: Case) -> None:
    """Each knows of them what they knew before; that of others, and of whom nobody comes, nothing is said."""
    anna, janis, zane = (inside(invited(office, name, case=case)) for name in ("Anna", "Jānis", "Zane"))
    take_on(office, case, (Told.RELATION,))
    ask_janis(office, case, (Told.RELATION,))
    send(janis, GUESTS, agrees="True")
    home = "/mana-lieta/es/"
    assert not any("Comes along" in said(client.get(home)) for client in (anna, janis, zane))  # nothing is planned
    office.plan(case)
    assert "<li>Rūta Zariņa, mana kaimiņiene</li>" in said(anna.get(home))
    assert "<li>With the other side: mana kaimiņiene</li>" in said(janis.get(home))
    assert "Comes along" not in said(zane.get(home))
    assert "Egle" not in said(anna.get(home)) + said(janis.get(home))
    send(janis, GUESTS, agrees="False")
    assert not any("Comes along" in said(client.get(home)) for client in (anna, janis))


def test_nobody_answers_what_was_not_asked_of_them(office: Office, case: Case) -> None:
    anna, janis = (inside(invited(office, name, case=case)) for name in ("Anna", "Jānis"))
    ask_janis(office, case, (Told.NAME,))
    page = janis.get(GUESTS)
    for client, guest in ((anna, "Rūta"), (anna, "Zane"), (janis, "Zane")):
        sent = {
            "token": "a3a3a3a3-0000-4000-8000-000000000001",
            "guest": str(office.id_of(case, guest)),
            "agrees": "True",
        }
        answer = client.post(GUESTS, sent)
        assert answer.status_code == 200
        assert "This cannot be done now" in said(answer)
    assert page.status_code == 200
    assert not Fact.objects.filter(kind=FactKind.AGREEMENT, case=case).exists()


def test_other_case_own_side_and_signed_out_see_nothing(office: Office, case: Case) -> None:
    take_on(office, case, (Told.NAME, Told.RELATION))
    invited(office, "Jānis", case=case)
    ask_janis(office, case, (Told.NAME, Told.RELATION))
    other = inside(invited(office, "Jānis", case=office.case_at(Stage.PREPARING)))
    beside_anna = inside(invited(office, "Zane", case=case))
    for client in (other, beside_anna):
        for page in (SUPPORTERS, GUESTS):
            for hidden in NAMED.values():
                assert hidden not in said(client.get(page))
    for page in (SUPPORTERS, GUESTS):
        assert Client().get(page).headers["Location"] == "/mana-lieta/"


@pytest.mark.parametrize("address", [SUPPORTERS, GUESTS])
def test_pages_cost_the_same_however_much_there_is(office: Office, case: Case, address: str) -> None:
    janis = inside(invited(office, "Jānis", case=case))
    few = _cost(janis, address)
    for number in range(3):
        office.act(case, "propose_supporter", "Jānis", told=(), **(NAMED | {"name": f"Draugs {number}"}))
    ask_janis(office, case, (Told.NAME,))
    assert _cost(janis, address) == few


def _cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def take_on(office: Office, case: Case, told: tuple[Told, ...]) -> None:
    today = timezone.localdate()
    proposal = office.act(case, "propose_supporter", "Anna", on=today, told=told, **NAMED).created
    office.act(case, "answer_proposal", on=today, proposal=proposal, taken_on=True, guest=office.id_of(case, "Rūta"))


def ask_janis(office: Office, case: Case, told: tuple[Told, ...]) -> None:
    party = office.id_of(case, "Jānis")
    office.act(case, "ask_about_guest", "Rūta", on=timezone.localdate(), party=party, told=told)


def _expected(case: Case) -> set[int]:
    people = Session.objects.get(case=case).people.filter(taken_out=False)
    return set(people.values_list("participation_id", flat=True))
