"""Requests for somebody's own data as lines of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from izligums.cases.models import Participation
from izligums.documents.models import OwnData


@dataclass(frozen=True)
class Line:
    #: With `drawn`: whether the paper is ready.
    wanted: Any
    #: Whose, when the one who looks may know; the data-protection officer sees the number in the case only.
    name: str


def lines(requests: Iterable[OwnData]) -> list[Line]:
    rows = list(requests)
    places = Participation.objects.filter(pk__in=[row.participation_id for row in rows]).select_related("person")
    names = {place.pk: place.person.name for place in places}
    return [Line(row, names.get(row.participation_id, "")) for row in rows]
