"""What a step asks for. Forms, file import and the small worlds take their fields from here.

A field only says what kind of answer it is; its words live in `wording`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from izligums.process.facts import (
    CaseFacts,
    ConditionFacts,
    PersonFacts,
    SettlementFacts,
    StatementFacts,
    WithholdingFacts,
)


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    required: bool = True
    #: Kept with what was written and not in the journal, although it is no text.
    private: bool = False


@dataclass(frozen=True, slots=True)
class YesNo(Field):
    """A question that must be answered; the value is a bool."""


@dataclass(frozen=True, slots=True)
class Tick(Field):
    """A box that may stay empty; the value is a bool."""

    required: bool = False


@dataclass(frozen=True, slots=True)
class Text(Field):
    limit: int = 200
    long: bool = False


@dataclass(frozen=True, slots=True)
class Day(Field):
    """A date; `future` says whether it may lie ahead."""

    future: bool = True


@dataclass(frozen=True, slots=True)
class Moment(Field):
    """A date and time in the service's zone; the value is an aware datetime."""


@dataclass(frozen=True, slots=True)
class Euro(Field):
    """A sum above zero; the value is a Decimal with two places."""


@dataclass(frozen=True, slots=True)
class Choice(Field):
    options: tuple[StrEnum, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices(Field):
    """Any number of options; the value is a tuple of members."""

    options: tuple[StrEnum, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonOf(Field):
    """Somebody of this case; the value is the participation's id."""

    among: Callable[[CaseFacts, PersonFacts], bool] = lambda facts, person: person.present


@dataclass(frozen=True, slots=True)
class PeopleOf(Field):
    """Several people of this case; the value is a tuple of ids, sorted."""

    among: Callable[[CaseFacts, PersonFacts], bool] = lambda facts, person: person.present


@dataclass(frozen=True, slots=True)
class SettlementOf(Field):
    """One of the case's settlements; the value is its id."""

    among: Callable[[SettlementFacts], bool] = lambda settlement: True


@dataclass(frozen=True, slots=True)
class ConditionOf(Field):
    """One condition of one of the case's settlements; the value is its id."""

    among: Callable[[SettlementFacts, ConditionFacts], bool] = lambda settlement, condition: True


@dataclass(frozen=True, slots=True)
class MediatorOf(Field):
    """An active mediator, of another unit too if need be; the value is the mediator's id."""


@dataclass(frozen=True, slots=True)
class AccountOf(Field):
    """A verified account of a process leader; the value is the id of its authority."""


@dataclass(frozen=True, slots=True)
class UnitOf(Field):
    """Another unit; the value is its id."""


@dataclass(frozen=True, slots=True)
class MunicipalityOf(Field):
    """A municipality of Latvia; the value is its id."""


@dataclass(frozen=True, slots=True)
class DisclosureOf(Field):
    """Something that was passed outside the service and waits for a second person; the value is its id."""


@dataclass(frozen=True, slots=True)
class ReaderOf(Field):
    """A member of the service who opened the case, or who is of its unit; the value is the user's id."""


@dataclass(frozen=True, slots=True)
class WithholdingOf(Field):
    """Openings that are withheld from a person, or are to be; the value is its id."""

    among: Callable[[WithholdingFacts], bool] = lambda withholding: True


@dataclass(frozen=True, slots=True)
class StatementOf(Field):
    """Something that one side wrote for the other and that nobody has received yet; the value is its id."""

    among: Callable[[StatementFacts], bool] = lambda statement: True


@dataclass(frozen=True, slots=True)
class ProposalOf(Field):
    """Somebody whom a person wants to bring, not answered yet; the value is the proposal's id."""


@dataclass(frozen=True, slots=True)
class ActOf(Field):
    """An earlier act of the case that can be corrected; the value is its id."""


@dataclass(frozen=True, slots=True)
class LetterOf(Field):
    """A letter of the case that waits to leave, or that left; the value is its id."""


@dataclass(frozen=True, slots=True)
class RoomOf(Field):
    """A room of the case's unit; the value is its id."""


@dataclass(frozen=True, slots=True)
class Scan(Field):
    """A received file (a scan of signed paper); the value is its id."""

    required: bool = False


@dataclass(frozen=True, slots=True)
class TextVersion(Field):
    """A version of a governed text, such as the information sheet; the value is its version id."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class LanguageOf(Field):
    """The language in which something was said or handed over; the value is its code."""


@dataclass(frozen=True, slots=True)
class QuestionOf(Field):
    """A question that the person asked and did not take back; the value is its id."""
