"""What is known of a case, as plain frozen values that rules can judge.

`gather` reads them from the database, `evolve` computes them from acts; a property test keeps the two equal.
A fact here is never an opinion: acknowledgement is a yes or no, there is no text, and none of guilt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from izligums.cases.enums import Consent, Outcome, Procedure, Referral, Risk, Role, Side
from izligums.dialogue.enums import StatementState
from izligums.meetings.enums import Form, Mode
from izligums.process.legal_values import Policy
from izligums.process.proposals import ProposalFacts
from izligums.settlements.enums import Fulfilment

#: The person id under which a safety stop of the whole case is kept.
WHOLE_CASE = 0

#: They take part for themselves and so must consent, be informed and be prepared; counsel and interpreters work there.
TAKES_PART = frozenset(
    {Role.VICTIM, Role.OFFENDER, Role.REPRESENTATIVE, Role.SUPPORTER, Role.AFFECTED, Role.SPECIALIST}
)
PARTIES = frozenset({Role.VICTIM, Role.OFFENDER})
#: They come only with the agreement of the parties they do not stand beside.
ADMITTED_BY_OTHERS = frozenset({Role.SUPPORTER, Role.AFFECTED, Role.SPECIALIST})


@dataclass(frozen=True, slots=True)
class PersonFacts:
    id: int
    role: Role
    #: The party (victim or offender) this person stands beside; None for parties and for people of neither side.
    beside: int | None = None
    born: date | None = None
    #: Since when they are in the case; None in worlds where time stands still.
    joined_on: date | None = None
    legal_person: bool = False
    trusteeship: bool = False
    applicant: bool = False
    safe_way: bool = False
    approached: bool = False
    reached: bool = False
    no_contact: bool = False
    acknowledged: bool | None = None
    informed: bool = False
    consent: Consent = Consent.NONE
    #: Said yes, and has not yet confirmed it in writing.
    willing: bool = False
    prepared: bool = False
    stays_away: bool = False
    detained: bool = False
    deceased: bool = False
    left: bool = False
    client_file: bool = False
    #: Parties who agreed that this person comes.
    agreed_by: frozenset[int] = frozenset()
    #: Parties who were asked in their own space whether this person may come.
    asked: frozenset[int] = frozenset()

    @property
    def present(self) -> bool:
        """Still part of the case."""
        return not self.left and not self.deceased

    @property
    def party(self) -> bool:
        return self.role in PARTIES

    def minor_on(self, day: date) -> bool:
        return self.born is not None and years_between(self.born, day) < 18

    def needs_representative_on(self, day: date) -> bool:
        """Minors, persons under trusteeship and legal persons do not act alone."""
        return self.legal_person or self.trusteeship or self.minor_on(day)

    @property
    def acts_through_representative(self) -> bool:
        """Is never in the room: a legal person, or a minor victim who stays away."""
        return self.legal_person or self.stays_away


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """A mediator on this case; `declared` is the answer to "no conflict of interest?" (None: not yet asked)."""

    id: int
    declared: bool | None = None
    official: bool = False
    certified_from: date | None = None
    certified_until: date | None = None
    child_rights_until: date | None = None
    advanced: bool = False

    def qualified_on(self, day: date) -> bool:
        """Officials by training; volunteers by a certificate valid on that day (`certified_from`…`certified_until`)."""
        if self.certified_from is None or self.certified_from > day:
            return False
        return self.certified_until is None or day <= self.certified_until

    def may_work_with_children_on(self, day: date) -> bool:
        """Volunteers renew child-rights training every two years (MK 241/2024)."""
        return self.official or (self.child_rights_until is not None and day <= self.child_rights_until)


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """A process leader's account about to be connected to a case."""

    #: Somebody checked whose it is, and nobody has taken that back.
    verified: bool
    #: It is of the kind of official who directs the proceedings in this case.
    same_kind: bool
    #: Name and office are those that stand in the case.
    same_name: bool


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


def years_between(born: date, day: date) -> int:
    """Full years of age. Somebody born on 29 February comes of age on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
