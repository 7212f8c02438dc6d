"""What a process leader's request tells before there is a case, and where each of its people stands. Knows no Django.

Plain JSON, as that of an application (`told`): under CASE what `receive` asks for, and each person by their seat.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from izligums.cases.enums import Role
from izligums.process.fields import Field
from izligums.process.intake.told import Said
from izligums.process.steps import TABLE
from izligums.process.steps.intake import PERSON_FIELDS

CASE = "case"
MOST = 10  # people of one side
#: How a person can be reached, as the process leader knows it. It stays on paper: the safe way is what the person says.
CONTACT: tuple[Field, ...] = tuple(
    field for field in TABLE["record_safe_way"].asks if field.name in ("phone", "email", "address")
)
_NOT_TOLD = ("received_on", "leader_kind", "leader_name", "leader_office", "leader_address")  # follow from the account
CASE_FIELDS: tuple[Field, ...] = tuple(field for field in TABLE["receive"].asks if field.name not in _NOT_TOLD)
_OF_THE_SEAT = ("role", "beside", "applicant")
_OF_A_PARTY = ("legal_name", "registration_no", "trusteeship")
PARTY_FIELDS: tuple[Field, ...] = (
    *(field for field in PERSON_FIELDS if field.name not in _OF_THE_SEAT),
    *CONTACT,
)
REPRESENTATIVE_FIELDS: tuple[Field, ...] = tuple(field for field in PARTY_FIELDS if field.name not in _OF_A_PARTY)


@dataclass(frozen=True, slots=True)
class Seat:
    """A place on a form for one person; a representative has that of the party `beside`."""

    name: str
    role: Role
    number: int = 1
    beside: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """What a process leader is asked about whoever stands here."""
        return REPRESENTATIVE_FIELDS if self.beside else PARTY_FIELDS


ONE_OF_EACH = (Seat("victim", Role.VICTIM), Seat("offender", Role.OFFENDER))


def seats(victims: int, offenders: int) -> tuple[Seat, ...]:
    """So many people of each side; after each of them their legal representative."""
    return (*_side(Role.VICTIM, victims), *_side(Role.OFFENDER, offenders))


def _side(role: Role, count: int) -> Iterator[Seat]:
    for number in range(1, count + 1):
        name = role.value if number == 1 else f"{role.value}-{number}"
        yield Seat(name, role, number)
        yield Seat(f"{name}-representative", Role.REPRESENTATIVE, number, beside=name)


# -- for the office ----------------------------------------------------------------------------------------------------


def seats_of(said: Said) -> tuple[Seat, ...]:
    """One of each side, and everybody else who was named."""
    return tuple(seat for seat in seats(MOST, MOST) if seat.name in said or seat in ONE_OF_EACH)


def referral(said: Said, sent: date, leader: dict[str, Any]) -> dict[str, Any]:
    """What the form of a case that comes in begins with; `leader` is who requests, as the account says it."""
    return {**said[CASE], **leader, "received_on": sent}
