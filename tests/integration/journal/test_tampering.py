"""Whoever tampers with a journal, with every right in the database, is found and what they did is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from izligums.cases import anchors, chaining
from izligums.cases.chaining import BEGINNING, COLUMNS, SEALED, seal_of
from izligums.cases.models import Case
from izligums.cases.verifying import Finding
from tests.support.journal import found

# One worker: the privilege that `sql` needs is the whole cluster's.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tampering")]


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
