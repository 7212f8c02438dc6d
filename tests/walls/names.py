"""The people of the town."""

from __future__ import annotations

from datetime import date

from izligums.cases.enums import Role
from tests.support.cast import Person


def grown(role: Role, given: str, family: str, code: int) -> Person:
    return {
        "role": role,
        "given_name": given,
        "family_name": family,
        "born": date(1980, 3, 5),
        "personal_code": f"000077-9{code:04}",
    }


def pair(victim: str, offender: str, code: int) -> tuple[Person, ...]:
    """Given names and family names that nobody else in this town has."""
    (given, family), (other_given, other_family) = victim.split(), offender.split()
    return (
        grown(Role.VICTIM, given, family, code),
        grown(Role.OFFENDER, other_given, other_family, code + 1),
    )
