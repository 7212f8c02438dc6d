"""What each act writes, by chapter: the counterpart of `evolve` on the database.

A write gets the recording and the act, calls the rooms' own actions, and returns the id of what it created, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from izligums.process.act import Act
from izligums.process.writes import (
    agreeing,
    deciding,
    disclosing,
    ending,
    intake,
    letters,
    meeting,
    people,
    staffing,
    telling,
    withholding,
)
from izligums.process.writes.context import Recording

Write = Callable[[Recording, Act], int | None]

WRITES: dict[str, Write] = {
    **intake.WRITES,
    **staffing.WRITES,
    **people.WRITES,
    **letters.WRITES,
    **deciding.WRITES,
    **meeting.WRITES,
    **agreeing.WRITES,
    **disclosing.WRITES,
    **withholding.WRITES,
    **telling.WRITES,
    **ending.WRITES,
}
