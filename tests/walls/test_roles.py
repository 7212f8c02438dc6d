"""What the role of the web pages can do to the walls themselves: nothing."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from izligums.accounts.walls import walls
from izligums.commands.postgres import OWNER, SUPERUSER, WEB, WORKER
from tests.walls.raw import ids
from tests.walls.town import Town

pytestmark = pytest.mark.xdist_group("walls")

TAKING_DOWN = {
    "row security": "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
    "its being forced": "ALTER TABLE cases_case NO FORCE ROW LEVEL SECURITY",
    "a policy": "DROP POLICY wall ON cases_case",
    "a policy's rule": "ALTER POLICY wall ON cases_case USING (true)",
    "one more policy": "CREATE POLICY open ON cases_case USING (true)",
    "a function": "CREATE OR REPLACE FUNCTION walls.upkeep() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "a function of its own": "CREATE FUNCTION walls.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "a table of its own": "CREATE TABLE public.mine (id int)",
    "a trigger": "ALTER TABLE cases_act DISABLE TRIGGER USER",
    "the journal": "TRUNCATE cases_act CASCADE",
    "the owner's rights": f"SET ROLE {OWNER}",
    "the worker's rights": f"SET ROLE {WORKER}",
    "the server's rights": f"SET ROLE {SUPERUSER}",
    "its own rights": f"ALTER ROLE {WEB} BYPASSRLS",
    "triggers": "SET session_replication_role = replica",
    "a file of the server": "COPY cases_case TO '/tmp/cases'",
    "a program of the server": "COPY cases_case TO PROGRAM 'cat'",
}


@pytest.mark.parametrize("words", TAKING_DOWN.values(), ids=TAKING_DOWN)
def test_web_role_cannot_take_down(town: Town, web: psycopg.Connection[Any], words: str) -> None:
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue)):
        web.execute(words)


def test_row_security_switched_off_for_a_connection_is_an_error(town: Town, web: psycopg.Connection[Any]) -> None:
    web.execute("SET row_security = off")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("SELECT 1 FROM cases_case")


@pytest.mark.parametrize("role", [WEB, WORKER])
def test_role_owns_nothing_and_is_nobody_else(town: Town, superuser: psycopg.Connection[Any], role: str) -> None:
    owned = superuser.execute(
        "SELECT classid::regclass, objid FROM pg_shdepend JOIN pg_roles ON pg_roles.oid = refobjid"
        " WHERE rolname = %s AND deptype = 'o'",
        [role],
    )
    assert owned.fetchall() == []
    rights = superuser.execute(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls"
        " OR EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) FROM pg_roles WHERE rolname = %s",
        [role],
    )
    assert rights.fetchall() == [(False,)]


def test_owner_cannot_pass_row_security(town: Town, superuser: psycopg.Connection[Any]) -> None:
    rights = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s"
    assert superuser.execute(rights, [OWNER]).fetchall() == [(False,)]


@pytest.mark.parametrize("job", ["upkeep", "papers", "housekeeping", "own_data", "process", "anything"])
def test_web_role_cannot_become_a_job(town: Town, web: psycopg.Connection[Any], job: str) -> None:
    """However it says so: by the functions, or by writing the setting that they write."""
    for words in ("SELECT walls.enter_job(%s)", "SELECT set_config('izligums.job', %s, false)"):
        web.execute(words, [job])
        assert [table for table in walls() if web.execute(f"SELECT 1 FROM {table}").fetchone()] == []


def test_jobs_see_what_their_name_grants_and_no_more(town: Town, superuser: psycopg.Connection[Any]) -> None:
    granted = {
        "papers": {"documents_issueddocument"},
        "housekeeping": {"process_checkedfile", "process_application", "process_applicationfile", "dialogue_draft"},
        "messages": {"messages_message", "messages_terms", "cases_access", "cases_knock", "cases_participation"},
        "own_data": set(),  # only with a request
        "upkeep": set(),
    }
    for job, tables in granted.items():
        superuser.execute(f"SET LOCAL ROLE {WORKER}")
        superuser.execute("SELECT walls.enter_job(%s)", [job])
        assert {table for table in walls() if ids(superuser, f"SELECT id FROM {table}")} == tables, job
        superuser.execute("RESET ROLE")


OWN_DATA = {
    *("cases_case", "cases_participation", "people_person", "cases_fact", "cases_act", "cases_reading"),
    *("meetings_session", "meetings_sessionperson", "documents_issueddocument", "messages_letter", "documents_owndata"),
    *("dialogue_statement", "dialogue_proposal", "dialogue_wishes", "dialogue_question", "dialogue_saying"),
    *("dialogue_reply", "messages_terms"),
}


def test_own_data_are_drawn_with_one_person_in_sight(town: Town, superuser: psycopg.Connection[Any]) -> None:
    """By the database: of every table the rows of that person, of the case nothing else."""
    rows = superuser.execute("SELECT id, case_id, participation_id FROM documents_owndata ORDER BY id").fetchall()
    for request, case, whose in rows:
        person = superuser.execute("SELECT person_id FROM cases_participation WHERE id = %s", [whose]).fetchall()[0][0]
        superuser.execute(f"SET LOCAL ROLE {WORKER}")
        superuser.execute("SELECT walls.enter_own_data(%s)", [request])
        assert ids(superuser, "SELECT id FROM cases_case") == {case}
        assert ids(superuser, "SELECT id FROM cases_participation") == {whose}
        assert ids(superuser, "SELECT id FROM people_person") == {person}
        for table, column in (("cases_fact", "person_id"), ("documents_issueddocument", "recipient_id")):
            assert ids(superuser, f"SELECT coalesce({column}, 0) FROM {table} WHERE {column} <> {whose}") == set()
        seen = {table for table in walls() if superuser.execute(f"SELECT 1 FROM {table}").fetchone()}
        assert seen <= OWN_DATA, seen - OWN_DATA
        superuser.execute("SELECT walls.enter_own_data(%s)", [0])
        assert [table for table in walls() if superuser.execute(f"SELECT 1 FROM {table}").fetchone()] == []
        superuser.execute("RESET ROLE")


@pytest.mark.parametrize("who", ["ilze", "mara", "auditor", "administrator"])
def test_places_are_told_to_the_data_officer_alone(town: Town, web: psycopg.Connection[Any], who: str) -> None:
    asked, far = "SELECT * FROM walls.places_of(%s, %s)", town.cases["far"].pk
    web.execute("SELECT walls.enter(%s)", [town.users["data_officer"].pk])
    assert len(web.execute(asked, [far, ["dzilnin", "iev"]]).fetchall()) == 1
    for less in (["dzilnin"], [], ["%", "%"]):
        assert web.execute(asked, [far, less]).fetchall() == []
    web.execute("SELECT walls.enter(%s)", [town.users[who].pk])
    assert web.execute(asked, [far, ["dzilnin", "iev"]]).fetchall() == []


@pytest.mark.parametrize("who", ["ilze", "auditor"])
def test_web_role_cannot_draw_own_data(town: Town, web: psycopg.Connection[Any], who: str) -> None:
    web.execute("SELECT walls.enter(%s)", [town.users[who].pk])
    before = {table: ids(web, f"SELECT id FROM {table}") for table in walls()}
    for request in range(1, 9):
        web.execute("SELECT walls.enter_own_data(%s)", [request])
    assert {table: ids(web, f"SELECT id FROM {table}") for table in walls()} == before


def test_case_out_of_sight_cannot_be_taken_in_hand(town: Town, web: psycopg.Connection[Any]) -> None:
    web.execute("SELECT walls.enter(%s)", [town.users["berta"].pk])
    web.execute("SELECT walls.take_in_hand(%s)", [town.cases["far"].pk])
    assert ids(web, "SELECT id FROM cases_case") == set()


KNOWN = "SELECT id FROM walls.known_people(%s, %s, NULL, %s, 1000)"


def test_already_known_answers_to_a_name_and_not_to_a_search(town: Town, web: psycopg.Connection[Any]) -> None:
    """Whoever enters a person is warned across units, by name and birth date; nobody can leaf through."""
    web.execute("SELECT walls.enter(%s)", [town.users["ilze"].pk])
    for nothing in ([], [""], ["%"], ["dz"]):
        assert ids_known(web, nothing) == set()
    assert web.execute("SELECT 1 FROM people_person WHERE family_name = 'Dzilniņa'").fetchone() is None


def ids_known(link: psycopg.Connection[Any], stems: list[str]) -> set[int]:
    return {id for (id,) in link.execute(KNOWN, ["natural", stems, ""])}


def test_nobody_makes_tables_of_their_own(town: Town, web: psycopg.Connection[Any]) -> None:
    """With the name of one of ours they would run their maker's code, or mislead functions, with other rights."""
    for made in ("TEMP VIEW people_person AS SELECT 1", "TEMP TABLE cases_case (id bigint)", "TABLE mine (id bigint)"):
        with web.transaction(force_rollback=True), pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute(f"CREATE {made}")
