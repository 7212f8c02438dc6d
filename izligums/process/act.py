"""One legal act, as plain data: the input of rules, of the mirror and of the writer alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Act:
    """`on` is the day it happened. `person` is whom the act is about; `by` is the member of staff who records it.

    `values` holds what the step asks for, by field name, already parsed (enum members, dates, ids, tuples of ids).
    `created` is the id of the row the act brought into being (person, session, settlement, condition).
    """

    step: str
    on: date
    by: int = 0
    person: int | None = None
    values: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    created: int = 0
    #: The day and the moment of recording; None in worlds where time stands still.
    recorded_on: date | None = None
    recorded_at: datetime | None = None

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def get(self, name: str, default: Any = None) -> Any:
        return self.values.get(name, default)

    def having_created(self, id: int) -> Act:
        return replace(self, created=id)
