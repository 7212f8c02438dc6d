"""Whose own data are wanted, and the request on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from izligums.accounts.models import User
from izligums.cases.models import case_number
from izligums.core.enums import Language
from izligums.core.names import stem, words
from izligums.documents.models import OwnData
from izligums.people.queries import WORDS
from izligums.process.tasks import draw_own_data


@dataclass(frozen=True)
class Place:
    """A person's place in a case, as far as the data-protection officer may know of it."""

    participation: int
    person: int
    unit: int
    number: str


def places(case_id: int, name: str) -> list[Place]:
    """Of people in the case with all the words of `name`, through a door that tells nothing else (`walls.places_of`).

    A single word is no whole name and finds nobody.
    """
    stems = sorted({found for word in words(name[:400]) if (found := stem(word))})[:WORDS]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM walls.places_of(%s, %s)", [case_id, stems])
        found = cursor.fetchall()
    return [Place(part, person, unit, case_number(case_id, received)) for part, person, unit, received in found]


def ask(place: Place, *, case_id: int, by: User | None, language: Language, at: datetime, reason: str = "") -> OwnData:
    """Put the request on record, and its drawing off to the queue. `by` is nobody for a person in their own space."""
    wanted = OwnData.objects.create(
        case_id=case_id,
        participation_id=place.participation,
        number=place.number,
        unit_id=place.unit,
        asked_by=by,
        asked_at=at,
        reason=reason,
        language=language,
    )
    draw_own_data.defer(request_id=wanted.pk)
    return wanted
