"""What a process leader is told of the cases connected to their account: how each stands, and nothing else.

The database's own door (`walls.led_cases`) decides: it asks whether the account is verified and connected.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from izligums.cases.enums import LedState
from izligums.cases.models import LeaderAccess, case_number
from izligums.core.paging import Page, page_after


@dataclass(frozen=True)
class LedCase:
    id: int
    proceedings_no: str
    received_on: date
    due_on: date | None
    state: LedState

    @property
    def number(self) -> str:
        return case_number(self.id, self.received_on)


def led_page(cursor: str = "") -> Page[LeaderAccess]:
    """One page of the cases connected to whoever reads, newest connection first: an order that never changes, whatever
    happens to a case."""
    return page_after(LeaderAccess.objects.filter(ended_on=None), ("-pk",), cursor)


def led_cases(ids: list[int]) -> list[LedCase]:
    """In the order given."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM walls.led_cases(%s)", [ids])
        found = {
            id: LedCase(id, proceedings_no, received_on, due_on, _state(registered=registered, ended=ended))
            for id, proceedings_no, received_on, due_on, registered, ended in cursor.fetchall()
        }
    return [found[id] for id in ids if id in found]


def _state(*, registered: bool, ended: bool) -> LedState:
    if ended:
        return LedState.ENDED
    return LedState.IN_PROGRESS if registered else LedState.RECEIVED
