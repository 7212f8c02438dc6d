"""What the program itself wrote is whole, and the command says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection

from izligums.cases.chaining import COLUMNS, SEALED, chained
from izligums.cases.models import Act, Case
from izligums.cases.verifying import Finding
from izligums.commands.journal import WORDS, journal
from tests.support.breaking import refused_by
from tests.support.journal import found

# One worker: the privilege that `sql` needs is the whole cluster's.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tampering")]


def test_what_the_program_wrote_is_whole(case: Case) -> None:
    assert found() == []
    result = CliRunner().invoke(journal, ["verify"])
    assert result.exit_code == 0, result.output
    assert "All are as they were written." in result.output
    assert "cannot know" in result.output


def test_every_column_is_sealed_but_two() -> None:
    columns = {field.column for field in Act._meta.concrete_fields}
    assert columns - set(SEALED) == {"superseded_by_id", "seal"}


def test_command_names_what_it_finds(case: Case, sql: Callable[..., None]) -> None:
    sql("UPDATE cases_act SET reason = 'x' WHERE case_id = %s AND sequence = 4", case.pk)
    result = CliRunner().invoke(journal, ["verify", "--case", str(case.pk)])
    assert result.exit_code == 1
    assert f"Case {case.pk}: entry 4: changed after it was sealed." in result.output
    other = Case.objects.exclude(pk=case.pk).get()
    assert CliRunner().invoke(journal, ["verify", "--case", str(other.pk)]).exit_code == 0


def test_wrong_key_is_told_as_such(case: Case) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "JOURNAL_KEY", "another")
        result = CliRunner().invoke(journal, ["verify"])
    assert "is it the key of this database?" in result.output
    assert result.exit_code == 1


def test_every_finding_has_its_words() -> None:
    assert set(WORDS) == set(Finding)


def test_rows_are_walked_in_batches(case: Case) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("izligums.cases.verifying._AT_ONCE", 3)
        assert found() == []


def test_entry_without_a_seal_is_refused_at_the_end_of_its_transaction(case: Case) -> None:
    columns = COLUMNS.replace("a.", "")
    taken = columns.replace('"id"', "id + 100000").replace('"sequence"', '"sequence" + 100').replace('"token"', "NULL")
    insert = f"INSERT INTO cases_act ({columns}) OVERRIDING SYSTEM VALUE SELECT {taken} FROM cases_act LIMIT 1"
    assert refused_by(insert) == "cases_act_sealed"


@pytest.mark.parametrize("change", ["seal = sha256('x')", "seal = NULL", "created = 7"])
def test_sealed_entry_never_changes(case: Case, change: str) -> None:
    assert refused_by(f"UPDATE cases_act SET {change} WHERE created IS NULL") == "cases_act_never_changes"


def test_many_sealed_at_once_are_sealed_as_one_by_one(case: Case) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM cases_act a ORDER BY case_id, sequence")
        made = [seal for _, seal in chained(cursor.fetchall())]
    stand = Act.objects.order_by("case_id", "sequence").values_list("seal", flat=True)
    assert made == [bytes(seal or b"") for seal in stand]
