"""All that is known of one case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from izligums.cases.enums import Outcome, Procedure, Referral, Risk, Role, Side
from izligums.process.facts.arranged import (
    ConditionFacts,
    SessionFacts,
    SettlementFacts,
    StatementFacts,
    WithholdingFacts,
)
from izligums.process.facts.people import PersonFacts, StaffFacts
from izligums.process.facts.policy import Policy
from izligums.process.proposals import ProposalFacts

#: The person id under which a safety stop of the whole case is kept.
WHOLE_CASE = 0


@dataclass(frozen=True, slots=True)
class CaseFacts:
    received_on: date
    referral: Referral
    procedure: Procedure
    #: False when somebody applied where no official directs proceedings any more: then nobody is told the result.
    has_leader: bool = True
    #: The process leader's authority whose account is told how the case stands.
    leader_account: int | None = None
    registered: bool = False
    #: Sorted by id.
    persons: tuple[PersonFacts, ...] = ()
    #: (offender, victim) pairs that have nothing to do with each other; every other pair concerns one another.
    unrelated: frozenset[tuple[int, int]] = frozenset()
    lead: StaffFacts | None = None
    co: StaffFacts | None = None
    risk: Risk = Risk.NONE
    #: Who made the last risk review, and when.
    risk_by: int | None = None
    risk_on: date | None = None
    #: A review found a risk, or a second person said that it may not go on, and none has said since that it may.
    risk_open: bool = False
    #: (offender, victim) pairs under a contact ban for which no permission of the deciding authority is recorded.
    bans: frozenset[tuple[int, int]] = frozenset()
    #: Persons under a safety stop; WHOLE_CASE stands for everybody.
    stopped: frozenset[int] = frozenset()
    #: Who can come into their own space.
    access: frozenset[int] = frozenset()
    #: Who pressed "stop" there; a member of the service has yet to record it.
    asks_to_stop: frozenset[int] = frozenset()
    #: What was passed outside the service and waits for a second person: (its id, who passed it).
    disclosed: frozenset[tuple[int, int]] = frozenset()
    #: Not ended by an act, those whose day is over among them; sorted by id.
    withholdings: tuple[WithholdingFacts, ...] = ()
    #: Neither delivered nor gone back to their authors; sorted by id.
    statements: tuple[StatementFacts, ...] = ()
    #: Whom people want to bring; answered ones too, sorted by id.
    proposals: tuple[ProposalFacts, ...] = ()
    #: Questions to the other side that were not taken back: (its id, who asks it).
    questions: frozenset[tuple[int, int]] = frozenset()
    #: Who wrote to their mediator, or asked for another talk, and waits for an answer.
    waiting: frozenset[int] = frozenset()
    session: SessionFacts | None = None
    #: Who was together at each session that has taken place.
    held: frozenset[frozenset[int]] = frozenset()
    #: Not void; sorted by id.
    settlements: tuple[SettlementFacts, ...] = ()
    #: There is a result that a process leader, if there is one, has not been told.
    notice_owed: bool = False
    noticed: bool = False
    ended: Outcome | None = None
    closed: Outcome | None = None
    policy: Policy = field(default=Policy())

    # -- finding ---------------------------------------------------------------------------------------------------

    def person(self, id: int) -> PersonFacts:
        """Raises KeyError when nobody of that id takes part."""
        for person in self.persons:
            if person.id == id:
                return person
        raise KeyError(id)

    def find(self, id: int | None) -> PersonFacts | None:
        return next((person for person in self.persons if person.id == id), None)

    def settlement(self, id: int | None) -> SettlementFacts | None:
        return next((one for one in self.settlements if one.id == id), None)

    def proposal(self, id: int | None) -> ProposalFacts | None:
        return next((one for one in self.proposals if one.id == id), None)

    def withholding(self, id: int | None) -> WithholdingFacts | None:
        return next((one for one in self.withholdings if one.id == id), None)

    def statement(self, id: int | None) -> StatementFacts | None:
        return next((one for one in self.statements if one.id == id), None)

    def condition(self, id: int | None) -> tuple[SettlementFacts, ConditionFacts] | None:
        for settlement in self.settlements:
            for condition in settlement.conditions:
                if condition.id == id:
                    return settlement, condition
        return None

    def of_role(self, role: Role) -> Iterator[PersonFacts]:
        return (person for person in self.persons if person.role is role and person.present)

    def offenders_concerning(self, victim: int) -> Iterator[PersonFacts]:
        return (each for each in self.of_role(Role.OFFENDER) if (each.id, victim) not in self.unrelated)

    def representatives_of(self, id: int) -> Iterator[PersonFacts]:
        return (each for each in self.of_role(Role.REPRESENTATIVE) if each.beside == id)

    def side_of(self, person: PersonFacts) -> Side | None:
        party = person if person.party else self.find(person.beside)
        if party is None or not party.party:
            return None
        return Side.VICTIM if party.role is Role.VICTIM else Side.OFFENDER

    # -- changing (a copy) -----------------------------------------------------------------------------------------

    def but(self, **changes: Any) -> CaseFacts:
        return replace(self, **changes)

    def with_person(self, id: int, **changes: Any) -> CaseFacts:
        return replace(
            self, persons=tuple(replace(each, **changes) if each.id == id else each for each in self.persons)
        )

    def with_settlement(self, id: int, **changes: Any) -> CaseFacts:
        return replace(
            self, settlements=tuple(replace(each, **changes) if each.id == id else each for each in self.settlements)
        )

    def with_statement(self, id: int, **changes: Any) -> CaseFacts:
        return replace(
            self, statements=tuple(replace(each, **changes) if each.id == id else each for each in self.statements)
        )

    def without_statement(self, id: int) -> CaseFacts:
        return replace(self, statements=tuple(each for each in self.statements if each.id != id))
