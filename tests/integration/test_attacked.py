"""What somebody found who set out to learn of the other side; each test says how it has to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from izligums.cases.enums import Channel, Outcome, Stage
from izligums.cases.models import Act
from izligums.commands import postgres
from izligums.commands.postgres_place import Cluster
from izligums.core.codes import digest
from izligums.dialogue.enums import Receiving
from izligums.process import door
from izligums.process.own import acts, letters
from izligums.process.own.acts import NotNowError
from tests.integration.test_statements import Between, both_inside
from tests.support.cases import Office
from tests.support.cast import FAMILY
from tests.support.door import invited, visit
from tests.support.pages import Desk, hidden_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(cluster: Cluster, transactional_db: None) -> Iterator[psycopg.Connection[Any]]:
    name = connection.settings_dict["NAME"]
    with psycopg.connect(cluster.url(postgres.WEB, database=name)) as connected:
        yield connected
        connected.rollback()


# -- a mediator who has not answered the question of conflict


def undeclared(office: Office) -> tuple[Any, Any]:
    """A case in which Anna has said no and Jānis is under a safety stop, and a co-mediator who has declared nothing."""
    case = office.case_at(Stage.PREPARING)
    office.act(case, "record_withdrawal", "Anna", channel=Channel.PHONE)
    office.act(case, "stop_for_safety", "Jānis")
    office.act(case, "assign_co_mediator", mediator=office.co.pk)
    return case, Desk(office.co.user).client


@pytest.mark.parametrize("step", ["declare_conflict", "stop_for_safety"])
def test_form_that_grew_old_does_not_read_out_the_journal_to_the_undeclared(step: str) -> None:
    office = Office()
    case, client = undeclared(office)
    person = "" if step == "declare_conflict" else f"{office.id_of(case, 'Anna')}/"
    address = f"/cases/{case.pk}/acts/{step}/{person}"
    sent = hidden_fields(client.get(address)) | {"case_version": "0", "conflict": "False"}
    page = client.post(address, sent | {"happened_on": timezone.localdate().isoformat()}).content.decode()
    assert "teica nē" not in page
    assert "said no" not in page
    assert "atzina" not in page  # the facts


def test_undeclared_cannot_tell_who_said_no_from_whom_a_step_is_offered_about() -> None:
    office = Office()
    case, client = undeclared(office)
    for step in ("record_withdrawal", "stop_for_safety"):
        answers = {
            client.get(f"/cases/{case.pk}/acts/{step}/{office.id_of(case, name)}/").status_code
            for name in ("Anna", "Jānis")
        }
        assert len(answers) == 1, step


def test_undeclared_reads_no_steps_of_the_case_on_the_page_of_all_journals() -> None:
    office = Office()
    case, client = undeclared(office)
    assert f"/cases/{case.pk}/journal/" not in client.get("/journal/").content.decode()
    assert case.number not in client.get("/journal/").content.decode().split("<main")[1]


# -- letters and "stop"


def family() -> tuple[Office, Any, dict[str, str]]:
    office = Office()
    case = office.case_at(Stage.PREPARING, FAMILY)
    office.prepare(case)
    return office, case, {name: visit(invited(office, name, case=case)) for name in ("Anna", "Markuss", "Dace")}


def offered(office: Office, case: Any, key: str) -> int:
    statement = acts.act(key, "hand_statement", {"text": "Vārdi"}, at=timezone.now()) or 0
    anna = office.id_of(case, "Anna")
    office.act(case, "offer_statement", on=timezone.localdate(), statement=statement, receiver=anna)
    return statement


def asked(key: str) -> list[Any]:
    found = letters.letters(key)
    assert found is not None
    return found.received


def yes(key: str, statement: int) -> None:
    acts.act(key, "answer_offer", {"statement": statement, "way": Receiving.SCREEN}, at=timezone.now())


def is_refused(key: str, statement: int) -> bool:
    try:
        yes(key, statement)
    except NotNowError:
        return True
    return False


def test_offer_is_hidden_when_the_child_for_whom_it_was_written_presses_stop() -> None:
    """Else the reader is offered what is then refused, and knows that somebody stopped."""
    office, case, keys = family()
    statement = offered(office, case, keys["Dace"])
    door.wish_to_stop(keys["Markuss"], at=timezone.now())
    assert is_refused(keys["Anna"], statement)
    assert asked(keys["Anna"]) == []


def test_stop_of_the_representative_holds_back_the_letter_of_the_child() -> None:
    office, case, keys = family()
    statement = offered(office, case, keys["Markuss"])
    door.wish_to_stop(keys["Dace"], at=timezone.now())
    assert is_refused(keys["Anna"], statement)


# -- corrections


@pytest.mark.parametrize("step", ["record_consent", "record_acknowledgement"])
def test_what_is_under_way_stops_when_what_it_rests_on_is_corrected(step: str) -> None:
    it = Between(*both_inside())
    statement = it.offered()
    entry = Act.objects.filter(case=it.case, step=step, person_id=it.office.id_of(it.case, "Jānis")).latest("pk")
    it.mediator("correct", act=entry.pk, reason="Kļūda")
    assert it.post() == []  # shown, consent: "not now" tells of it; acknowledgement: it is read all the same
    assert is_refused(it.anna, statement)


# -- the end of the talks


def test_not_now_does_not_tell_that_the_talks_ended_because_the_other_side_said_no() -> None:
    it = Between(*both_inside())
    it.mediator("record_withdrawal", "Jānis", channel=Channel.PHONE)
    it.does(it.anna, "hand_statement", text="Vēl var")
    it.mediator("end_without_settlement", reason=Outcome.WITHDREW)
    it.does(it.anna, "propose_supporter", name="Rūta", relation="māsa", reach="29000000", told=())
    it.does(it.anna, "hand_statement", text="Vairs nevar")


# -- the database


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", ["nobody", "a person of a case"])
def test_known_people_are_told_to_members_of_the_service_alone(link: psycopg.Connection[Any], who: str) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    key = digest(visit(invited(office, "Anna", case=case)))
    if who != "nobody":
        link.execute("SELECT walls.enter_participant(%s)", [key])
    told = link.execute("SELECT * FROM walls.known_people('natural', ARRAY['janis'], NULL, '', 5)")
    assert told.fetchall() == []


@pytest.mark.django_db(transaction=True)
def test_nobody_makes_a_table_that_takes_a_case_in_hand(link: psycopg.Connection[Any]) -> None:
    """Nobody but the owner makes one: it would stand before ours in functions that run with the caller's rights."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        link.execute("CREATE TEMP TABLE cases_case AS SELECT 1::bigint AS id")


# -- what people said, at the desk


def test_only_mediators_read_what_people_said() -> None:
    """The pages promise "your mediator sees it"."""
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.ask(case, "Jānis", "Vai viņa man piedos?")
    far, page = office.far_coordinator, f"/cases/{case.pk}/said/{office.id_of(case, 'Jānis')}/"
    told = {"number": case.number, "reason": "Persona zvanīja uz mūsu struktūrvienību.", "told": "on"}
    Desk(far).client.post("/cases/outside/", told)
    for user in (office.coordinator, office.head, far):
        assert "piedos" not in Desk(user).client.get(page).content.decode(), user.username
