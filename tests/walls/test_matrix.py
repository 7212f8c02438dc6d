"""Every page for everybody, in every relation to a case, compared with policy (`docs/reference/access.md`)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponseBase

from izligums.accounts import access as accounts
from izligums.accounts.permissions import Reach
from izligums.cases import access
from izligums.cases.enums import Capacity
from izligums.cases.models import Case
from izligums.commands import postgres
from izligums.commands.postgres_place import Cluster
from izligums.process.matrix import Answer, pages
from tests.walls.branch import LEADERS
from tests.walls.conftest import Findings
from tests.walls.town import Town
from tests.walls.visits import OPEN, STATUS, Visit, Visitor

pytestmark = pytest.mark.xdist_group("walls")


def test_every_page_is_tried(findings: Findings) -> None:
    assert {visit.page for visit in findings.visits} == set(pages())


def test_every_page_answers_everybody_as_policy_says(
    town: Town, findings: Findings, record_property: Callable[[str, object], None]
) -> None:
    tried, wrong, leaks, opened = 0, list[str](), list[str](), set()
    for user in (None, *town.signed_in()):
        visitor = Visitor(town, findings.secrets, user)
        for visit in findings.visits:
            answer, found = visitor.get(visit.address)
            wrong += judged(visit, visitor, answer, expected := visit.expected(town, user))
            if expected is Answer.OPENS and answer.status_code in OPEN:
                opened.add(visit.page)
            tried += 1
            leaks += found
    record_property("walls", (tried, len(leaks)))
    assert wrong == []
    assert leaks == []
    assert opened == set(pages())


def test_every_page_takes_forms_from_whom_policy_says(
    town: Town, findings: Findings, record_property: Callable[[str, object], None]
) -> None:
    tried, wrong, leaks = 0, list[str](), list[str]()
    for user in (
        None,
        *(
            town.users[name]
            for name in (
                *("mara", "toms", "vija", "berta", "gunta", "administrator", "auditor", "data_officer"),
                *("sanita", "uldis"),
            )
        ),
    ):
        visitor = Visitor(town, findings.secrets, user)
        for visit in findings.visits:
            answer, found = visitor.send(visit.address)
            wrong += judged(visit, visitor, answer, visit.expected(town, user, sends=True), frozenset({405}))
            tried += 1
            leaks += found
            if visit.page.name == "desk:sign_out":
                visitor.sign_in()
    record_property("walls", (tried, len(leaks)))
    assert wrong == []
    assert leaks == []


def judged(
    visit: Visit, visitor: Visitor, answer: HttpResponseBase, expected: Answer, besides: frozenset[int] = frozenset()
) -> list[str]:
    """What is wrong with an answer, in a sentence."""
    if answer.status_code not in STATUS[expected] | besides:
        return [f"{visitor.name} at {visit.address}: {answer.status_code}, policy says: {expected}"]
    if expected is Answer.SIGN_IN and not answer.headers["Location"].startswith("/sign-in/?"):
        return [f"{visit.address} lets somebody in who is not signed in"]
    return []


# -- without the first wall --------------------------------------------------------------------------------------------

#: `case_for` asks `visible_cases`.
FILTERS: dict[str, Callable[..., Any]] = {
    "allows": lambda user, permission: True,
    "check": lambda user, permission: None,
    "reach": lambda user: Reach.ALL,
    "visible_cases": lambda user: Case.objects.all(),
    "opened_cases": lambda user: Case.objects.all(),
    "capacities": lambda user, case: frozenset(Capacity),
}


@pytest.fixture
def no_filters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the program asks in Python, the answer is yes."""
    for name, opened in FILTERS.items():
        real = getattr(access, name, None) or getattr(accounts, name)
        for module in [module for path, module in sys.modules.items() if path.startswith("izligums.")]:
            if getattr(module, name, None) is real:
                monkeypatch.setattr(module, name, opened)


def test_without_filters_the_database_shows_nothing_foreign(
    town: Town, findings: Findings, no_filters: None, record_property: Callable[[str, object], None]
) -> None:
    tried, leaks, served = 0, list[str](), 0
    for name in (
        *("berta", "zane", "vija", "ilze", "gunta", "analyst", "administrator", "auditor", "data_officer"),
        *LEADERS,
    ):
        visitor = Visitor(town, findings.secrets, town.users[name])
        if name == "ilze":
            visitor.allowed_besides("waiting")  # she received it, and that unit has not registered it
        for visit in findings.visits:
            answer, found = visitor.get(visit.address)
            served += answer.status_code == 200
            tried += 1
            leaks += found
    record_property("walls", (tried, len(leaks)))
    assert leaks == []
    assert served


def test_without_either_wall_the_search_finds_leaks(
    cluster: Cluster, town: Town, findings: Findings, no_filters: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the tests above would prove nothing. The program is the server's superuser here, whom no wall holds."""
    connection.close()
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "USER", postgres.SUPERUSER)
        patch.setitem(connection.settings_dict, "PASSWORD", cluster.password(postgres.SUPERUSER))
        visitor = Visitor(town, findings.secrets, town.users["berta"])
        names = ("desk:case", "desk:entry", "desk:file", "desk:document", "desk:dispatch", "desk:print_consent")
        of_cases = [visit for visit in findings.visits if visit.page.name in names]
        leaks = {visit.page.name for visit in of_cases if visitor.get(visit.address)[1]}
        connection.close()
    assert leaks == set(names)
