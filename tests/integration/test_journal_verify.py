"""Whoever tampers with a journal, with every right in the database, is found and what they did is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection, transaction
from django.test import TestCase
from django.utils import timezone

from izligums.cases import anchors, chaining
from izligums.cases.enums import Stage
from izligums.cases.models import Act, Case
from izligums.cases.chaining import BEGINNING, COLUMNS, SEALED, chained, seal_of
from izligums.cases.verifying import Finding, Walk
from izligums.commands import postgres
from izligums.commands.journal import WORDS, journal
from izligums.commands.postgres_place import Cluster
from tests.support.breaking import refused_by
from tests.support.cases import Office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def heads(tmp_path: Path) -> Iterator[Path]:
    before, settings.JOURNAL_HEADS = settings.JOURNAL_HEADS, tmp_path / "heads"
    yield settings.JOURNAL_HEADS
    settings.JOURNAL_HEADS = before


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def case(office: Office) -> Case:
    """A case with a corrected entry, anchored act by act, and another one beside it."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        made = office.case_at(Stage.PREPARING)
        office.withdraw(made, "Anna")
        mistake = made.acts.get(step="record_withdrawal")
        office.act(made, "correct", act=mistake.pk, reason="It was another Anna.")
        office.reach_person(made, office.id_of(made, "Anna"))
        office.case_at(Stage.REGISTERED)
    return made


@pytest.fixture
def sql(cluster: Cluster, case: Case) -> Iterator[Callable[..., None]]:
    """Plain SQL to which no trigger and no foreign key says no, as for a superuser."""

    def privilege(words: str) -> None:
        with psycopg.connect(cluster.url(postgres.SUPERUSER, database=postgres.SUPERUSER), autocommit=True) as server:
            server.execute(f"{words} {postgres.OWNER}")

    privilege("GRANT SET ON PARAMETER session_replication_role TO")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

        def run(statement: str, *values: int) -> None:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(statement, values)
            cursor.execute("SET LOCAL session_replication_role = origin")

        yield run
    privilege("REVOKE SET ON PARAMETER session_replication_role FROM")


def found(case: Case | None = None) -> list[tuple[Finding, int]]:
    """What is wrong, with its entry or line; `case` keeps what concerns it."""
    return [(each.finding, each.number) for each in Walk().findings() if case is None or each.case in (None, case.pk)]


def reseal(case: Case, key: bytes, first: int = 1) -> None:
    """Make the chain anew from an entry on, with a key of the thief's own."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT seal, {COLUMNS} FROM cases_act a WHERE case_id = %s ORDER BY sequence", [case.pk])
        before = BEGINNING
        for seal, *row in cursor.fetchall():
            before = seal_of(row, before, key=key) if row[SEALED.index("sequence")] >= first else bytes(seal)
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("UPDATE cases_act SET seal = %s WHERE id = %s", [before, row[0]])
            cursor.execute("SET LOCAL session_replication_role = origin")


def test_what_the_program_wrote_is_whole(case: Case) -> None:
    assert found() == []
    result = CliRunner().invoke(journal, ["verify"])
    assert result.exit_code == 0, result.output
    assert "All are as they were written." in result.output
    assert "cannot know" in result.output


def test_every_column_is_sealed_but_two() -> None:
    columns = {field.column for field in Act._meta.concrete_fields}
    assert columns - set(SEALED) == {"superseded_by_id", "seal"}


CHANGES = (
    """values = values || '{"channel": "letter"}'""",
    "reason = 'Another reason.'",
    "happened_on = happened_on - 1",
    "recorded_at = recorded_at + interval '1 second'",
    "by_id = by_id + 1",
    "capacity = 'head'",
    "person_id = coalesce(person_id, 0) + 1",
    "created = coalesce(created, 0) + 1",
    """deviation = '["order"]', confirmed_by_id = by_id + 1, reason = 'x'""",
    "token = gen_random_uuid()",
    "step = 'record_consent'",
    "id = id + 100000",
)


@pytest.mark.parametrize("place", ["first", "last"])
def test_altered_entry(case: Case, sql: Callable[..., None], place: str) -> None:
    number = 1 if place == "first" else case.acts.count()
    for change in CHANGES:
        with transaction.atomic():
            sql(f"UPDATE cases_act SET {change} WHERE case_id = %s AND sequence = %s", case.pk, number)
            assert found() == [(Finding.ALTERED, number)], change
            transaction.set_rollback(True)


def test_replaced_seal(case: Case, sql: Callable[..., None]) -> None:
    sql("UPDATE cases_act SET seal = sha256('x') WHERE case_id = %s AND sequence = 4", case.pk)
    assert found() == [(Finding.SEAL, 4)]


def test_removed_seal(case: Case, sql: Callable[..., None]) -> None:
    sql("UPDATE cases_act SET seal = NULL WHERE case_id = %s AND sequence = 4", case.pk)
    assert found() == [(Finding.UNSEALED, 4)]


def test_entry_changed_together_with_its_seal(case: Case, sql: Callable[..., None]) -> None:
    sql("UPDATE cases_act SET reason = 'x', seal = sha256('x') WHERE case_id = %s AND sequence = 4", case.pk)
    assert (Finding.RESEALED, 4) in found()


def test_missing_entry(case: Case, sql: Callable[..., None]) -> None:
    sql("DELETE FROM cases_act WHERE case_id = %s AND sequence = 4", case.pk)
    assert found() == [(Finding.MISSING, 4)]


def test_first_entry_missing(case: Case, sql: Callable[..., None]) -> None:
    sql("DELETE FROM cases_act WHERE case_id = %s AND sequence = 1", case.pk)
    assert found() == [(Finding.MISSING, 1)]


def test_missing_entry_with_the_gap_closed(case: Case, sql: Callable[..., None]) -> None:
    last = case.acts.count()
    sql("DELETE FROM cases_act WHERE case_id = %s AND sequence = 4", case.pk)
    for number in range(5, last + 1):
        sql("UPDATE cases_act SET sequence = %s WHERE case_id = %s AND sequence = %s", number - 1, case.pk, number)
    sql("UPDATE cases_case SET version = version - 1 WHERE id = %s", case.pk)
    names = found()
    assert (Finding.CUT_OFF, last) in names
    assert (Finding.MOVED, 5) in names


def test_reordered_entries(case: Case, sql: Callable[..., None]) -> None:
    for now, then in ((900, 3), (3, 4), (4, 900)):
        sql("UPDATE cases_act SET sequence = %s WHERE case_id = %s AND sequence = %s", now, case.pk, then)
    assert found() == [(Finding.MOVED, 3), (Finding.MOVED, 4)]


def insert_copy(sql: Callable[..., None], case: Case, number: int, seal: str) -> None:
    columns = COLUMNS.replace("a.", "")
    taken = (
        columns.replace('"id"', "(SELECT max(id) + 1 FROM cases_act)")
        .replace('"sequence"', str(number))
        .replace('"token"', "NULL")
    )
    sql(
        f"INSERT INTO cases_act ({columns}, seal) OVERRIDING SYSTEM VALUE SELECT {taken}, {seal} FROM cases_act"
        " WHERE case_id = %s AND sequence = 2",
        case.pk,
    )


def test_entry_put_in(case: Case, sql: Callable[..., None]) -> None:
    for number in range(case.acts.count(), 4, -1):
        sql("UPDATE cases_act SET sequence = %s WHERE case_id = %s AND sequence = %s", number + 1, case.pk, number)
    insert_copy(sql, case, 5, "sha256('x')")
    names = found()
    assert (Finding.RESEALED, 5) in names
    assert (Finding.MOVED, 6) in names


@pytest.mark.parametrize("seal", ["sha256('x')", "seal"])
def test_entry_put_in_at_the_end(case: Case, sql: Callable[..., None], seal: str) -> None:
    last = case.acts.count()
    insert_copy(sql, case, last + 1, seal)
    sql("UPDATE cases_case SET version = version + 1 WHERE id = %s", case.pk)
    assert found()[1:] == [(Finding.NOT_ANCHORED, last + 1)]
    assert found()[0][0] in (Finding.FOREIGN, Finding.ALTERED)


def test_entry_of_another_case(case: Case, sql: Callable[..., None]) -> None:
    other = Case.objects.exclude(pk=case.pk).get()
    last = other.acts.count()
    sql(
        "UPDATE cases_act SET case_id = %s, sequence = %s WHERE case_id = %s AND sequence = 4",
        other.pk, last + 1, case.pk,
    )  # fmt: skip
    names = found()
    assert (Finding.MISSING, 4) in names
    assert (Finding.FOREIGN, last + 1) in names


def test_journal_cut_off_at_its_end(case: Case, sql: Callable[..., None]) -> None:
    last = case.acts.count()
    sql("DELETE FROM cases_act WHERE case_id = %s AND sequence >= %s", case.pk, last - 1)
    assert found() == [(Finding.CUT_OFF, last - 1)]
    sql("UPDATE cases_case SET version = %s WHERE id = %s", last - 2, case.pk)
    assert found() == [(Finding.CUT_OFF, last - 1)]  # the anchors know


def test_case_that_vanished(case: Case, sql: Callable[..., None]) -> None:
    last = case.acts.count()
    sql("DELETE FROM cases_act WHERE case_id = %s", case.pk)
    assert found() == [(Finding.CUT_OFF, 1)]
    sql("DELETE FROM cases_case WHERE id = %s", case.pk)
    assert found() == [(Finding.VANISHED, last)]


def test_case_that_vanished_from_under_its_journal(case: Case, sql: Callable[..., None]) -> None:
    sql("DELETE FROM cases_case WHERE id = %s", case.pk)
    assert found() == [(Finding.NO_CASE, 0)]


def test_chain_made_anew_with_another_key(case: Case, sql: Callable[..., None]) -> None:
    sql("UPDATE cases_act SET reason = 'x' WHERE case_id = %s AND sequence = 4", case.pk)
    reseal(case, b"the thief's own", first=4)
    assert {finding for finding, _ in found()} == {Finding.RESEALED}
    assert [number for _, number in found()] == list(range(4, case.acts.count() + 1))


def test_chain_made_anew_with_the_stolen_key(case: Case, sql: Callable[..., None]) -> None:
    """The anchors alone tell, also after the office has gone on."""
    sql("UPDATE cases_act SET reason = 'x' WHERE case_id = %s AND sequence = 4", case.pk)
    reseal(case, settings.JOURNAL_KEY.encode(), first=4)
    last = case.acts.count()
    assert found() == [(Finding.RESEALED, number) for number in range(4, last + 1)]
    anchors.append(chaining.standing_heads(), at=timezone.now())
    assert (Finding.ANCHOR_AGAIN, last) in found()


def test_correction_taken_back(case: Case, sql: Callable[..., None]) -> None:
    mistake = case.acts.get(step="record_withdrawal").sequence
    sql("UPDATE cases_act SET superseded_by_id = NULL WHERE case_id = %s", case.pk)
    assert found() == [(Finding.NOT_MARKED, mistake)]


def test_entry_marked_as_corrected_by_nobody(case: Case, sql: Callable[..., None]) -> None:
    sql("UPDATE cases_act SET superseded_by_id = id WHERE case_id = %s AND sequence = 2", case.pk)
    assert found() == [(Finding.MARKED, 2)]


# -- the anchors -------------------------------------------------------------------------------------------------------


def rewritten(heads: Path, change: Callable[[list[str]], list[str]]) -> None:
    heads.write_text("".join(change(heads.read_text().splitlines(keepends=True))))


def test_anchor_altered(case: Case, heads: Path) -> None:
    rewritten(heads, lambda lines: [*lines[:2], "9" + lines[2], *lines[3:]])
    assert found() == [(Finding.ANCHOR, 3)]


def test_anchor_that_nobody_can_read(case: Case, heads: Path) -> None:
    rewritten(heads, lambda lines: [*lines[:2], "\n", "rubbish\n", *lines[2:]])
    assert (Finding.ANCHOR, 4) in found()


def test_anchor_removed_or_moved(case: Case, heads: Path) -> None:
    rewritten(heads, lambda lines: lines[:2] + lines[3:])
    assert found() == [(Finding.ANCHOR, 3)]
    rewritten(heads, lambda lines: [*lines[:4], lines[5], lines[4], *lines[6:]])
    assert (Finding.ANCHOR, 5) in found()


def test_anchors_cut_off_at_their_end(case: Case, heads: Path) -> None:
    last = Case.objects.exclude(pk=case.pk).get().acts.count()
    rewritten(heads, lambda lines: lines[:-2])
    assert found() == [(Finding.NOT_ANCHORED, last - 1)]


def test_anchors_gone(case: Case, heads: Path) -> None:
    heads.unlink()
    assert found() == [(Finding.NOT_ANCHORED, 1)] * 2
    result = CliRunner().invoke(journal, ["verify"])
    assert result.exit_code == 1
    assert CliRunner().invoke(journal, ["anchor"]).exit_code == 0
    assert found() == []


def test_anchor_half_written_when_the_machine_stopped(case: Case, heads: Path, office: Office) -> None:
    heads.write_text(heads.read_text()[:-70])
    with TestCase.captureOnCommitCallbacks(execute=True):
        office.reach_person(case, office.id_of(case, "Anna"))
    assert [finding for finding, _ in found()] == [Finding.ANCHOR, Finding.NOT_ANCHORED]


def test_act_stays_recorded_when_the_anchor_cannot_be_written(case: Case, heads: Path, office: Office) -> None:
    heads.unlink()
    heads.mkdir()
    with TestCase.captureOnCommitCallbacks(execute=True):
        office.reach_person(case, office.id_of(case, "Anna"))
    assert case.acts.latest("sequence").step == "record_contact"


# -- the command -------------------------------------------------------------------------------------------------------


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


# -- sealing -----------------------------------------------------------------------------------------------------------


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
