"""Process leaders at the database itself: verified, connected, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from izligums.accounts.walls import walls
from izligums.commands.postgres import WEB
from tests.walls.branch import LEADERS
from tests.walls.conftest import Findings
from tests.walls.raw import ids
from tests.walls.test_channels import asked as asked_of
from tests.walls.test_channels import client_of, looks
from tests.walls.town import Town
from tests.walls.visits import Visitor

pytestmark = pytest.mark.xdist_group("walls")

TOLD = {
    "sanita": {"mine", "moved"},
    "igors": set[str](),
    "regina": set[str](),
    "renata": set[str](),
    "uldis": set[str](),
}
#: Asked with every case and every paper there is.
DOORS = {
    "cases": "SELECT id FROM walls.led_cases(%(cases)s)",
    "papers": "SELECT case_id FROM walls.led_papers(%(cases)s)",
    "paper": "SELECT led.case_id FROM unnest(%(papers)s::bigint[]) wanted, walls.led_paper(wanted) led",
}


def asked(link: psycopg.Connection[Any], town: Town, door: str) -> set[str]:
    """The names of the cases of which a door tells something."""
    papers = list(range(1, 500))
    names = {case.pk: name for name, case in town.cases.items()}
    found = link.execute(DOORS[door], {"cases": list(names), "papers": papers})
    return {names[case] for (case,) in found}


@pytest.mark.parametrize("who", LEADERS)
def test_doors_tell_of_connected_cases_alone(town: Town, web: psycopg.Connection[Any], who: str) -> None:
    web.execute("SELECT walls.enter(%s)", [town.users[who].pk])
    assert asked(web, town, "cases") == TOLD[who]
    assert asked(web, town, "papers") == TOLD[who] & {"moved"}
    assert asked(web, town, "paper") == TOLD[who] & {"moved"}


@pytest.mark.parametrize("who", [None, "ilze", "mara", "auditor", "data_officer", "administrator", "aiva"])
def test_doors_are_shut_to_everybody_else(town: Town, web: psycopg.Connection[Any], who: str | None) -> None:
    web.execute("SELECT walls.enter(%s)", [None if who is None else town.users[who].pk])
    assert [door for door in DOORS if asked(web, town, door)] == []


@pytest.mark.parametrize("who", [*LEADERS, None, "ilze", "mara", "auditor", "administrator"])
def test_request_is_told_to_its_sender_alone(town: Town, web: psycopg.Connection[Any], who: str | None) -> None:
    web.execute("SELECT walls.enter(%s)", [None if who is None else town.users[who].pk])
    told = ids(web, "SELECT id FROM walls.sent_requests()")
    assert told == ({town.request.pk} if who == "sanita" else set())


@pytest.mark.parametrize("who", [*LEADERS, None, "ilze", "mara", "auditor", "administrator"])
def test_who_can_send_a_request(town: Town, web: psycopg.Connection[Any], who: str | None) -> None:
    web.execute("SELECT walls.enter(%s)", [None if who is None else town.users[who].pk])
    sending = "SELECT walls.send_request(%s, %s, 'lv', 'x'::bytea, now())"
    (sent,) = web.execute(sending, [uuid4(), town.request.unit_id]).fetchone() or (None,)
    assert (sent is not None) == (who in ("sanita", "igors", "regina"))
    (again,) = web.execute(sending, [town.request.token, town.request.unit_id]).fetchone() or (None,)
    assert again == (town.request.pk if who == "sanita" else None)
    assert ids(web, "SELECT id FROM process_application WHERE authority_id IS NOT NULL") == (
        {town.request.pk} if who == "ilze" else set()
    )


def test_nobody_sends_past_the_door(town: Town, web: psycopg.Connection[Any]) -> None:
    """Neither in the own name nor in another's, and nobody changes what was sent."""
    for who in ("sanita", "regina"):
        web.execute("SELECT walls.enter(%s)", [town.users[who].pk])
        assert web.execute("UPDATE process_application SET refusal = NULL").rowcount == 0
        assert web.execute("DELETE FROM process_application").rowcount == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        web.execute(
            "INSERT INTO process_application (key, resume, seed, language, said, authority_id, token, unit_id, sent_at)"
            " VALUES ('', '', '', 'lv', 'x', %s, %s, %s, now())",
            [town.request.authority_id, uuid4(), town.request.unit_id],
        )


SHUT = {
    "withdrawn": "INSERT INTO accounts_verification (authority_id, verified, ground, by_id, at)"
    " SELECT id, false, 'doubt', user_id, now() FROM accounts_authority WHERE user_id = {user}",
    "moved to another office": "INSERT INTO accounts_authority (user_id, kind, office) VALUES ({user}, 'court', 'x')",
    "shut out": "UPDATE accounts_user SET is_active = false WHERE id = {user}",
    "another role": "UPDATE accounts_user SET role = 'analyst' WHERE id = {user}",
    "disconnected": "UPDATE cases_leaderaccess SET ended_on = started_on, ended_by_id = given_by_id",
}


@pytest.mark.parametrize("shut", SHUT)
def test_doors_shut_at_once(town: Town, superuser: psycopg.Connection[Any], shut: str) -> None:
    sanita = town.users["sanita"].pk
    superuser.execute(SHUT[shut].format(user=sanita))
    superuser.execute(f"SET LOCAL ROLE {WEB}")
    superuser.execute("SELECT walls.enter(%s)", [sanita])
    assert [door for door in DOORS if asked(superuser, town, door)] == []
    assert ids(superuser, "SELECT id FROM cases_leaderaccess") == set()
    told = ids(superuser, "SELECT id FROM walls.sent_requests()")
    assert told == (set() if shut != "disconnected" else {town.request.pk})


def test_what_somebody_had_as_a_member_of_the_service_opens_nothing(
    town: Town, superuser: psycopg.Connection[Any]
) -> None:
    """Somebody was a mediator before: grants, openings, readings and files of those days are still there."""
    sanita = town.users["sanita"].pk
    for words in (
        "UPDATE cases_grant SET holder_id = {user} WHERE ended_on IS NULL",
        "UPDATE cases_case SET received_by_id = {user}",
        "UPDATE cases_opening SET holder_id = {user}",
        "UPDATE process_checkedfile SET by_id = {user}",
        "INSERT INTO cases_reading (at, user_id, page, case_id, outcome) SELECT now(), {user}, 'case', id, 'read'"
        " FROM cases_case",
    ):
        superuser.execute("SET LOCAL session_replication_role = replica")
        superuser.execute(words.format(user=sanita))
    superuser.execute("UPDATE cases_reading SET at = at - interval '1 day'")
    superuser.execute(f"SET LOCAL ROLE {WEB}")
    for enter in ("walls.enter", "walls.look"):
        superuser.execute(f"SELECT {enter}(%s)", [sanita])
        superuser.execute("SELECT walls.take_in_hand(%s)", [town.cases["far"].pk])
        seen = {table for table in walls() if superuser.execute(f"SELECT 1 FROM {table}").fetchone()}
        assert seen == {"accounts_verification", "cases_leaderaccess"}


BY_ONESELF = {
    "verifying": "INSERT INTO accounts_verification (authority_id, verified, way, by_id, at)"
    " SELECT id, true, 'service_card', {user}, now() FROM accounts_authority WHERE user_id = {user}",
    "in a coordinator's name": "INSERT INTO accounts_verification (authority_id, verified, way, by_id, at)"
    " SELECT id, true, 'service_card', {ilze}, now() FROM accounts_authority WHERE user_id = {user}",
    "as the directory, for another": "INSERT INTO accounts_verification (authority_id, verified, way, at)"
    " SELECT id, true, 'directory', now() FROM accounts_authority WHERE user_id <> {user}",
    "connecting": "INSERT INTO cases_leaderaccess (case_id, authority_id, given_by_id, started_on)"
    " SELECT {case}, id, 1, now() FROM accounts_authority WHERE user_id = {user}",
}


@pytest.mark.parametrize("who", ["uldis", "sanita"])
@pytest.mark.parametrize("words", BY_ONESELF.values(), ids=BY_ONESELF)
def test_nobody_verifies_or_connects_themselves(town: Town, web: psycopg.Connection[Any], who: str, words: str) -> None:
    user = town.users[who].pk
    web.execute("SELECT walls.enter(%s)", [user])
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        web.execute(words.format(user=user, ilze=town.users["ilze"].pk, case=town.cases["far"].pk))


def test_connection_that_ended_cannot_be_revived(town: Town, web: psycopg.Connection[Any]) -> None:
    web.execute("SELECT walls.enter(%s)", [town.users["igors"].pk])
    revived = web.execute("UPDATE cases_leaderaccess SET ended_on = NULL, ended_by_id = NULL")
    assert revived.rowcount == 0
    web.execute("SELECT walls.enter(%s)", [town.users["sanita"].pk])
    with suppress(psycopg.errors.InsufficientPrivilege):
        assert web.execute("UPDATE cases_leaderaccess SET case_id = 1").rowcount == 0


def test_nobody_outside_asks_whether_somebody_is_known(town: Town, web: psycopg.Connection[Any]) -> None:
    known = "SELECT 1 FROM walls.known_people('natural', ARRAY['dzilnin', 'iev'], NULL, '', 10)"
    web.execute("SELECT walls.enter(%s)", [town.users["ilze"].pk])
    assert web.execute(known).fetchone()
    web.execute("SELECT walls.enter(%s)", [town.users["sanita"].pk])
    assert web.execute(known).fetchone() is None


@pytest.mark.parametrize("who", LEADERS)
def test_paper_that_is_not_theirs_and_one_that_is_not_there_are_answered_alike(
    town: Town, findings: Findings, who: str
) -> None:
    client = client_of(town.users[who])
    absent, queries = asked_of(client, nowhere := "/led/papers/999999999/")
    notices = [visit.address for visit in findings.visits if visit.page.name == "desk:led_paper"]
    others = [f"/led/papers/{number}/" for number in range(1, 40)]
    for address in [*notices, *others] if who != "sanita" else [each for each in others if each not in notices]:
        there, its_queries = asked_of(client, address)
        assert looks(there, address) == looks(absent, nowhere)
        assert (there.status_code, its_queries) == (404, queries)


def test_page_of_each_account(town: Town, findings: Findings) -> None:
    for who, cases in TOLD.items():
        answer, leaks = Visitor(town, findings.secrets, town.users[who]).get("/led/")
        page = answer.content.decode()  # type: ignore[attr-defined]
        assert {name for name, case in town.cases.items() if case.number in page} == cases
        assert leaks == []
