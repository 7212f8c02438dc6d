"""How far a person has come: from what they themselves were told, said, did and signed, and from nothing of the other
side. How that one answered, or whether it did, follows from nothing here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from izligums.accounts.walls import visiting
from izligums.core.codes import digest
from izligums.dialogue.models import Wishes


@dataclass(frozen=True)
class Standing:
    """Each with its day, or None while it has not come about."""

    informed: date | None = None
    agreed: date | None = None
    prepared: date | None = None
    met: date | None = None
    signed: date | None = None
    in_force: date | None = None
    #: Every condition of what they signed has been looked at.
    followed: date | None = None
    #: They said how the meeting should be.
    wished: bool = False


def standing(key: str) -> Standing:
    """Nothing has come about for a visit that has ended."""
    with visiting(digest(key)) as own, connection.cursor() as cursor:
        cursor.execute("SELECT informed, agreed, prepared, met, signed, in_force, followed FROM walls.own_way()")
        days = cursor.fetchone()
        if days is None:
            return Standing()
        return replace(Standing(*days), wished=Wishes.objects.filter(participation_id=own).exists())
