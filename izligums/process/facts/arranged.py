"""What is arranged, agreed, written or decided in a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from izligums.dialogue.enums import StatementState
from izligums.meetings.enums import Form, Mode
from izligums.settlements.enums import Fulfilment


@dataclass(frozen=True, slots=True)
class SessionFacts:
    id: int
    on: date
    form: Form
    mode: Mode
    people: frozenset[int]
    #: The hour on that day; None where no act asks for it.
    start: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConditionFacts:
    id: int
    due: date | None
    fulfilment: Fulfilment = Fulfilment.OPEN
    assessed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SettlementFacts:
    """A settlement that is not void."""

    id: int
    signatories: frozenset[int]
    signed: frozenset[int] = frozenset()
    #: The day of the last change to its text.
    written_on: date | None = None
    #: The day of the last live signature.
    signed_on: date | None = None
    certified_on: date | None = None
    conditions: tuple[ConditionFacts, ...] = ()
    reported: bool = False

    @property
    def certified(self) -> bool:
        return self.certified_on is not None

    @property
    def assessed(self) -> bool:
        """Every condition has been looked at; a settlement without conditions is fulfilled by itself."""
        return all(condition.fulfilment is not Fulfilment.OPEN for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """Something that one person wrote for the other side and that nobody of it has read yet."""

    id: int
    author: int
    state: StatementState = StatementState.HANDED
    #: Who was asked whether they want it.
    reader: int | None = None
    #: Who was asked and did not.
    unwanted_by: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class WithholdingFacts:
    """Openings of one member of the service (`reader`) that a person is not to see until a day."""

    id: int
    person: int
    reader: int
    #: Who decided it.
    by: int
    until: date
    #: A second person agreed; before that nothing is withheld.
    agreed: bool = False
