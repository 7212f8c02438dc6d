"""People of a case, and the members of the service who work on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from izligums.cases.enums import Consent, Role

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


def years_between(born: date, day: date) -> int:
    """Full years of age. Somebody born on 29 February comes of age on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
