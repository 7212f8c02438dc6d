from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from izligums.accounts.models import User
from izligums.cases.enums import Role, Stage
from izligums.cases.models import Case
from izligums.cases.search import search
from tests.support.cases import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def found(user: User, text: str) -> list[int]:
    return [hit.case.pk for hit in search(user, text)]


@pytest.mark.parametrize(
    "text",
    ["Bērziņa", "berzina", "Bērziņai", "bērziņu", "Берзиня", "Anna", "Annas Bērziņas", "berz", "BERZINA  anna", "Анна"],
)
def test_name_is_found_in_any_case_form_and_script(office: Office, text: str) -> None:
    case = office.receive()
    assert found(office.coordinator, text) == [case.pk]


@pytest.mark.parametrize("text", ["", "   ", "\x00", "%", "_", "Anna Kalniņš", "'; DROP TABLE", "\u202e", "x" * 5000])
def test_what_is_no_name_finds_nothing(office: Office, text: str) -> None:
    office.receive()
    assert found(office.coordinator, text) == []


def test_case_is_found_by_its_numbers(office: Office) -> None:
    case, other = office.receive(proceedings_no="11096001326"), office.receive()
    user = office.coordinator
    for text in (case.number, case.number.lower(), str(case.pk), f"{case.received_on.year}-{case.pk}", "11096001326"):
        assert found(user, text) == [case.pk], text
    assert found(user, f"IZL-1999-{case.pk:06d}") == []
    assert found(user, f"IZL-0000-{other.pk:06d}") == []


def test_hit_says_whose_name_it_was(office: Office) -> None:
    office.receive()
    (hit,) = search(office.coordinator, "kalniņa")
    assert hit.people == [("Jānis Kalniņš", Role.OFFENDER)]


def test_nothing_outside_of_ones_cases_is_found(client: Client, office: Office) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    assert found(office.lead.user, "Bērziņa") == [case.pk]
    for user in (office.stranger, office.far_coordinator):
        client.force_login(user)
        for text in ("Bērziņa", case.number):
            assert search(user, text) == []
            assert shown(client, text) == shown(client, "Nezināmais")


def shown(client: Client, text: str) -> str:
    """The page without what was looked for, and without what differs on every page."""
    answer = client.get("/search/", {"q": text}).text.replace(text, "").replace(quote(text), "")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer)


def test_stranger_cannot_tell_a_known_name_by_the_number_of_queries(office: Office) -> None:
    office.receive()
    user, costs = office.far_coordinator, []
    for text in ("Bērziņa", "Nezināmais"):
        with CaptureQueriesContext(connection) as captured:
            search(user, text)
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_search_reads_by_index_alone(office: Office) -> None:
    multiply(office.case_at(Stage.APPROACHING_OFFENDER), office, times=4000)
    for user in (office.coordinator, office.lead.user):
        for text in ("Bērziņa", "Anna Bērziņa", "123", "11096001326"):
            with CaptureQueriesContext(connection) as captured:
                search(user, text)
            for query in captured:
                assert whole_tables_read(query["sql"]) == set(), query["sql"]


BIG = {"cases_case", "cases_participation", "cases_assignment", "people_person", "people_personkey"}


def whole_tables_read(sql: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        (plan,) = cursor.fetchone()
    nodes = [(json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]]
    read = set()
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in BIG:
            read.add(node["Relation Name"])
    return read


def multiply(case: Case, office: Office, *, times: int) -> None:
    """Copies of one real case with other people, spread over the units: what an index is for shows only in bulk."""
    copies = {
        "cases_case": {"id": "{id} + n * 1000", "source": "''"},
        "people_person": {"id": "{id} + n * 1000", "family_name": "family_name || n"},
        "people_personkey": {"id": "{id} + n * 1000", "person_id": "person_id + n * 1000", "key": "'w' || n || key"},
        "cases_participation": {
            "id": "{id} + n * 1000",
            "case_id": "case_id + n * 1000",
            "person_id": "person_id + n * 1000",
            "act_id": "act_id + n * 1000",
        },
        "cases_act": {
            "id": "{id} + n * 1000",
            "case_id": "case_id + n * 1000",
            "person_id": "person_id + n * 1000",
            "token": "NULL::uuid",
        },
        "cases_assignment": {
            "id": "{id} + n * 1000",
            "case_id": "case_id + n * 1000",
            "mediator_id": str(office.co.pk),
        },
    }
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SELECT array_agg(id) FROM accounts_unit")
        units = cursor.fetchone()[0]
        for table, changed in copies.items():
            cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
            columns = [name for (name,) in cursor.fetchall()]
            values = [changed.get(name, f'"{name}"').replace("{id}", "id") for name in columns]
            if table == "cases_case":
                values[columns.index("unit_id")] = f"(ARRAY{units})[1 + n % {len(units)}]"
            names = ", ".join(f'"{name}"' for name in columns)
            cursor.execute(
                f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table}, generate_series(1, {times}) n"
            )
            cursor.execute(f"ANALYZE {table}")
