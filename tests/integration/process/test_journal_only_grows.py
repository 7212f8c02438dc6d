"""What was once written in the journal stays as it was: tried with plain SQL."""

from __future__ import annotations

import pytest

from izligums.cases.enums import Stage
from tests.support.breaking import refused_by
from tests.support.cases import Office

pytestmark = pytest.mark.django_db

ENTRY, FACT = "cases_act_never_changes", "cases_fact_never_changes"


@pytest.fixture(scope="module")
def corrected(made_once: None) -> str:
    """A case with a corrected entry; returns the condition that finds that entry."""
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.withdraw(case, "Anna")
    mistake = case.acts.get(step="record_withdrawal")
    office.act(case, "correct", act=mistake.pk, reason="It was another Anna.")
    return f"id = {mistake.pk}"


@pytest.mark.parametrize(
    "change",
    [
        "happened_on = happened_on - 1",
        "recorded_at = now()",
        "by_id = by_id + 1",
        "step = 'record_consent'",
        "values = '{}'",
        "reason = 'x'",
        "sequence = sequence + 100",
        "person_id = NULL",
        "superseded_by_id = NULL",
        "superseded_by_id = id",
    ],
)
def test_entry_of_the_journal_never_changes(corrected: str, change: str) -> None:
    assert refused_by(f"UPDATE cases_act SET {change} WHERE {corrected}") == ENTRY


def test_what_an_act_brought_about_is_said_once(corrected: str) -> None:
    assert refused_by("UPDATE cases_act SET created = created + 1 WHERE created IS NOT NULL") == ENTRY


def test_entry_of_the_journal_is_never_deleted(corrected: str) -> None:
    assert refused_by(f"DELETE FROM cases_act WHERE {corrected}") == ENTRY


@pytest.mark.parametrize(
    "change",
    [
        "yes = NOT yes",
        "happened_on = happened_on - 1",
        "text = 'x'",
        "kind = 'consent'",
        "person_id = NULL",
        "act_id = act_id + 1",
    ],
)
def test_fact_never_changes(corrected: str, change: str) -> None:
    assert refused_by(f"UPDATE cases_fact SET {change} WHERE kind = 'acknowledgement'") == FACT


def test_superseded_fact_does_not_come_back(corrected: str) -> None:
    assert refused_by("UPDATE cases_fact SET superseded = false WHERE superseded") == FACT
    assert refused_by("UPDATE cases_fact SET superseded = true") == ""


def test_fact_is_never_deleted(corrected: str) -> None:
    assert refused_by("DELETE FROM cases_fact") == FACT
