"""The seal of a journal entry: an HMAC over the entry as the database keeps it and over the seal of the entry before.

Whoever changes, removes, adds or moves an entry cannot make a seal that fits, because the key lies outside the database
(setting JOURNAL_KEY). `verifying` looks at the chains, `anchors` keeps their heads outside the database.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from izligums.cases import anchors
from izligums.cases.anchors import Head

#: What is sealed: every column but the seal itself and `superseded_by`, which is written when a later entry corrects
#: this one; that entry names it in its sealed `values`.
SEALED = (
    "id",
    "case_id",
    "sequence",
    "step",
    "happened_on",
    "recorded_at",
    "by_id",
    "capacity",
    "person_id",
    "values",
    "created",
    "reason",
    "deviation",
    "confirmed_by_id",
    "token",
)
COLUMNS = ", ".join(f'a."{name}"' for name in SEALED)
CASE, SEQUENCE, CREATED = SEALED.index("case_id"), SEALED.index("sequence"), SEALED.index("created")
_AS_JSON = frozenset({SEALED.index("values"), SEALED.index("deviation")})
_FORM = "izligums journal 1"  # raise the number when what is sealed changes
#: What stands before the first entry of every case.
BEGINNING = b""

Row = Sequence[Any]


def seal_of(row: Row, before: bytes, *, key: bytes | None = None) -> bytes:
    """32 bytes. `row` holds the columns of SEALED in their order, as the driver reads them."""
    plain = [_plain(value, place in _AS_JSON) for place, value in enumerate(row)]
    text = json.dumps([_FORM, before.hex(), plain], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key or settings.JOURNAL_KEY.encode(), text.encode(), "sha256")


def _plain(value: Any, is_json: bool) -> Any:
    match value:
        case str() if is_json:
            return json.loads(value)
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case bytes() | memoryview():  # what people wrote, as it is sealed for its case: it stays when the key is gone
            return bytes(value).hex()
        case None | int() | str():
            return value
        case dict() | list():
            return value
        case _:
            return str(value)


def seal_entry(entry: int, *, created: int | None) -> None:
    """Close one entry: what it brought about and its seal, written once. Its head is anchored after the commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT now(), b.seal, {COLUMNS} FROM cases_act a"  # noqa: S608
            " LEFT JOIN cases_act b ON b.case_id = a.case_id AND b.sequence = a.sequence - 1 WHERE a.id = %s",
            [entry],
        )
        now, before, *row = cursor.fetchone()
        row[CREATED] = created
        seal = seal_of(row, bytes(before or BEGINNING))
        cursor.execute("UPDATE cases_act SET created = %s, seal = %s WHERE id = %s", [created, seal, entry])
    head = Head(row[CASE], row[SEQUENCE], seal)

    def anchor() -> None:
        anchors.append([head], at=now)

    # An entry that was committed stays recorded when the anchor cannot be written: `journal verify` tells of it.
    transaction.on_commit(anchor, robust=True)


def chained(rows: Iterable[Row]) -> Iterator[tuple[Row, bytes]]:
    """Seals for whole journals: rows in the order of case and sequence, each case from its first entry."""
    case, before = None, BEGINNING
    for row in rows:
        if row[CASE] != case:
            case, before = row[CASE], BEGINNING
        before = seal_of(row, before)
        yield row, before


def seal_all(cursor: CursorWrapper, table: str = "cases_act") -> list[Head]:
    """Seal whole journals in `table`, many at once: those that a copy made or that are older than the seal.

    Returns the head of each case, for the anchors.
    """
    cursor.execute(f"SELECT {COLUMNS} FROM {table} a ORDER BY a.case_id, a.sequence")  # noqa: S608
    heads: dict[int, Head] = {}
    sealed: list[tuple[int, bytes]] = []
    for row, seal in chained(cursor.fetchall()):
        heads[row[CASE]] = Head(row[CASE], row[SEQUENCE], seal)
        sealed.append((row[0], seal))
    ids, seals = [id for id, _ in sealed], [seal for _, seal in sealed]
    cursor.execute(
        f"UPDATE {table} a SET seal = made.seal"  # noqa: S608
        " FROM unnest(%s::bigint[], %s::bytea[]) AS made(id, seal) WHERE a.id = made.id",
        [ids, seals],
    )
    return list(heads.values())


def standing_heads() -> Iterator[Head]:
    """The last entry of every case, as it stands."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (case_id) case_id, sequence, seal FROM cases_act ORDER BY case_id, sequence DESC"
        )
        for case, sequence, seal in cursor.fetchall():
            yield Head(case, sequence, bytes(seal))
