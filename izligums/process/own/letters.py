"""What passes between a person and the other side, through the mediator, as the person sees it.

Of what they wrote themselves: with the mediator, given back with a word, taken back, or received. That the other side is
asked, or did not want it, is the other side's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from django.db import connection

from izligums.accounts.walls import visiting
from izligums.core import keys
from izligums.core.codes import digest
from izligums.core.sealed import open_sealed
from izligums.dialogue.enums import GivenBack, Receiving, StatementState
from izligums.dialogue.models import Statement


class Stands(Enum):
    """What an author is told of something they wrote."""

    WITH_MEDIATOR = auto()
    GIVEN_BACK = auto()
    TAKEN_BACK = auto()
    RECEIVED = auto()


_TOLD = {
    StatementState.GIVEN_BACK: Stands.GIVEN_BACK,
    StatementState.TAKEN_BACK: Stands.TAKEN_BACK,
    StatementState.DELIVERED: Stands.RECEIVED,
}


@dataclass(frozen=True)
class Written:
    """Something the person wrote for the other side."""

    id: int
    text: str
    stands: Stands
    on: date
    given_back: GivenBack | None
    #: From the mediator, when it was given back.
    note: str

    @property
    def can_be_taken_back(self) -> bool:
        return self.stands is Stands.WITH_MEDIATOR


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
    with visiting(digest(key)), connection.cursor() as cursor:
        cursor.execute("SELECT walls.participant()")
        (own,) = cursor.fetchone()
        if own is None:
            return None
        written = [_written(each) for each in Statement.objects.filter(author_id=own).order_by("-pk")]
        cursor.execute("SELECT * FROM walls.own_post() ORDER BY id DESC")
        return Letters(written, [_received(*row) for row in cursor.fetchall()])


def _written(row: Statement) -> Written:
    stands = _TOLD.get(row.state, Stands.WITH_MEDIATOR)
    on = row.handed_on if stands is Stands.WITH_MEDIATOR else row.moved_on
    return Written(row.pk, row.text, stands, on, row.given_back, row.note)


def _received(id: int, case_id: int, state: str, way: str | None, on: date, sealed: bytes | None) -> Received:
    text = None
    if sealed is not None:
        place = "dialogue_statement.text"
        text = open_sealed(bytes(sealed), key=keys.case_key(case_id), place=place).decode()
    return Received(id, StatementState(state), None if way is None else Receiving(way), on, text)
