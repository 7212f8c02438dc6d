"""The named cast: everybody who appears in the tests' cases. Invented; the codes belong to nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from izligums.cases.enums import Role

Person = Mapping[str, Any]

ANNA: Person = {"role": Role.VICTIM, "given_name": "Anna", "family_name": "Bērziņa", "born": date(1988, 5, 4)}
ELZA: Person = {"role": Role.VICTIM, "given_name": "Elza", "family_name": "Ābele", "born": date(1971, 9, 30)}
SHOP: Person = {"role": Role.VICTIM, "legal_name": "SIA Saulgriezes", "registration_no": "40003000001"}
JANIS: Person = {"role": Role.OFFENDER, "given_name": "Jānis", "family_name": "Kalniņš", "born": date(1990, 2, 28)}
PETERIS: Person = {"role": Role.OFFENDER, "given_name": "Pēteris", "family_name": "Ozols", "born": date(1985, 7, 1)}
#: Two adults.
PAIR = (ANNA, JANIS)


def beside(party: int, role: Role, given_name: str, family_name: str) -> Person:
    """Somebody who stands beside the person at place `party` of the same list."""
    born = date(1975, 1, 15)
    return {"role": role, "beside": party, "given_name": given_name, "family_name": family_name, "born": born}


def child(role: Role, given_name: str, family_name: str, *, age: int = 15) -> Person:
    born = timezone.localdate() - timedelta(days=365 * age + 100)
    return {"role": role, "given_name": given_name, "family_name": family_name, "born": born}


#: A minor offender with his mother, and a victim with a friend.
FAMILY = (
    ANNA,
    child(Role.OFFENDER, "Markuss", "Liepa"),
    beside(1, Role.REPRESENTATIVE, "Dace", "Liepa"),
    beside(0, Role.SUPPORTER, "Rūta", "Zariņa"),
)
