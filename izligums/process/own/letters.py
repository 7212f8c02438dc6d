"""What passes between a person and the other side, through the mediator, as the person sees it.

Both directions go through doors of the database (`policy/walls.sql`). Of what they wrote themselves an author is told:
with the mediator, given back with a word, taken back, or received. That somebody is asked, or did not want it, is not
theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from izligums.accounts.walls import visiting
from izligums.core import keys
from izligums.core.codes import digest
from izligums.core.sealed import open_sealed
from izligums.dialogue.enums import GivenBack, Receiving, StatementState
from izligums.dialogue.models import Statement


@dataclass(frozen=True)
class Written:
    """Something the person wrote for the other side."""

    id: int
    text: str
    #: With the mediator (`HANDED`), given back, taken back or received.
    stands: StatementState
    on: date
    given_back: GivenBack | None
    #: From the mediator, when it was given back.
    note: str

    @property
    def can_be_taken_back(self) -> bool:
        return self.stands is StatementState.HANDED


@dataclass(frozen=True)
class Received:
    """Something of the other side that the person is asked about, or has wanted."""

    id: int
    state: StatementState
    way: Receiving | None
    on: date
    #: Only when it was wanted on the screen.
    text: str | None


@dataclass(frozen=True)
class Letters:
    written: list[Written]
    received: list[Received]


def letters(key: str) -> Letters | None:
    """The newest first; None when the visit or the access has ended."""
    with visiting(digest(key)) as own, connection.cursor() as cursor:
        if not own:
            return None
        cursor.execute("SELECT * FROM walls.own_writing() ORDER BY id DESC")
        written = [_written(*row) for row in cursor.fetchall()]
        cursor.execute("SELECT * FROM walls.own_post() ORDER BY id DESC")
        return Letters(written, [_received(*row) for row in cursor.fetchall()])


def is_asked(key: str) -> bool:
    """Whether the other side wrote something, and the visitor has not said whether they want it."""
    with visiting(digest(key)), connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM walls.own_post() WHERE state = %s)", [StatementState.OFFERED.value])
        return bool(cursor.fetchone()[0])


def _written(id: int, case_id: int, stands: str, on: date, text: bytes, back: str | None, note: bytes) -> Written:
    given_back = None if back is None else GivenBack(back)
    return Written(
        id,
        _open(text, "text", case_id),
        StatementState(stands),
        on,
        given_back,
        _open(note, "note", case_id),
    )


def _received(id: int, case_id: int, state: str, way: str | None, on: date, text: bytes | None) -> Received:
    wanted = None if way is None else Receiving(way)
    return Received(id, StatementState(state), wanted, on, None if text is None else _open(text, "text", case_id))


def _open(sealed: bytes, column: str, case_id: int) -> str:
    """Empty stays empty: nothing was written."""
    key, place = keys.case_key(case_id), f"{Statement._meta.db_table}.{column}"
    return open_sealed(bytes(sealed), key=key, place=place).decode() if sealed else ""
