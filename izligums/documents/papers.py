"""What each paper may say: one frozen type per kind, and nothing beside its fields. Pure: no Django.

Two kinds of paper must not be able to say too much, and their types see to it:

- A person's own paper has room for one `Addressee`, who is its recipient, and for nobody else's name or contact data.
- What the process leader learns is a fixed list: held or not, settlement or none, fulfilment. There is no field for
  who declined, why, what was said, or for free text (2012/29/EU, article 12(1)(e); CM/Rec(2018)8, rule 53).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from izligums.cases.enums import Role, Side
from izligums.core.enums import Language
from izligums.documents.enums import Document
from izligums.meetings.enums import Form, Mode
from izligums.settlements.enums import ConditionKind, Fulfilment

#: Papers are written in these; who reads another language gets Latvian and an interpreter.
WRITTEN_LANGUAGES = (Language.LATVIAN, Language.ENGLISH)


def written_in(language: Language) -> Language:
    return language if language in WRITTEN_LANGUAGES else Language.LATVIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The unit that writes: its letterhead, and where a person can turn to."""

    name: str
    address: str
    phone: str
    email: str
    opening_hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """The one person whose paper it is. `participation` is compared with the recipient when the paper is issued."""

    participation: int
    role: Role
    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """The process leader, as an office."""

    office: str
    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationSheet:
    """`text` is the identifier of a version of a governed text (`policy.texts`), here and below."""

    text: str
    office: Office | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentForm:
    """A form to sign; once `signed_on` is known, the person's copy of what was signed.

    `represents` is the party of the same side for whom a representative consents.
    """

    text: str
    office: Office | None
    case_number: str
    addressee: Addressee | None
    represents: str
    signed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    case_number: str
    office: Office
    addressee: Addressee
    mediator: str
    written_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionInvitation:
    """`start` and `end` in local time. `place` is a room with its address, or what was agreed on."""

    case_number: str
    office: Office
    addressee: Addressee
    mediator: str
    written_on: date
    form: Form
    mode: Mode
    start: datetime
    end: datetime
    place: str
    waiting_apart: bool
    step_free: bool
    arrival: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Names only: a settlement goes to both sides."""

    name: str
    role: Role
    represented_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    number: int
    kind: ConditionKind
    text: str
    owed_by: str
    owed_to: str
    amount: Decimal | None
    due: date | None
    shown_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A line to sign on; `signed_on` is empty in a draft. `for_party` when a representative signs."""

    name: str
    for_party: str
    signed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementPaper:
    """A draft to be read and signed while `certified_on` is empty."""

    number: str
    proceedings_no: str
    offence_article: str
    office: Office
    parties: tuple[Party, ...]
    terms: tuple[Term, ...]
    consequences: str
    signatures: tuple[Signed, ...]
    mediator: str
    certified_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultNotice:
    case_number: str
    proceedings_no: str
    leader: Leader
    office: Office
    written_on: date
    held: bool
    settlement: bool
    settled_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermResult:
    """One condition by its number in the settlement, which the process leader has."""

    number: int
    kind: ConditionKind
    due: date | None
    fulfilment: Fulfilment
    assessed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentReport:
    case_number: str
    proceedings_no: str
    leader: Leader
    to_court: bool
    office: Office
    written_on: date
    settlement_number: str
    settled_on: date
    results: tuple[TermResult, ...]
    whole: Fulfilment


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was asked (empty where nothing was), and the person's answer in words."""

    asked: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that somebody said; `by` is a sentence: who wrote it down, and when."""

    heading: str
    answers: tuple[Answer, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatWasSaid:
    """The person's own copy. It is never issued and has no recipient beside who is named on it."""

    case_number: str
    office: Office
    name: str
    written_on: date
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAnswer:
    """Boxes to tick, or so many lines to write on."""

    asked: str
    hint: str
    choices: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormToFill:
    """The questions of a page of the own space, to be answered by hand."""

    case_number: str
    office: Office
    name: str
    title: str
    lead: str
    questions: tuple[ToAnswer, ...]


PaperFacts = (
    InformationSheet | ConsentForm | Invitation | SessionInvitation | SettlementPaper | ResultNotice | FulfilmentReport
)

TYPES: dict[Document, type[PaperFacts]] = {
    Document.INFORMATION_SHEET: InformationSheet,
    Document.CONSENT_FORM: ConsentForm,
    Document.INVITATION: Invitation,
    Document.SESSION_INVITATION: SessionInvitation,
    Document.SETTLEMENT: SettlementPaper,
    Document.RESULT_NOTICE: ResultNotice,
    Document.FULFILMENT_REPORT: FulfilmentReport,
}

#: Nobody but the recipient may read these; each has a recipient, or belongs to nobody (a blank).
PERSONAL = frozenset({Document.CONSENT_FORM, Document.INVITATION, Document.SESSION_INVITATION})
#: These go to the process leader and to nobody else.
TO_LEADER = frozenset({Document.RESULT_NOTICE, Document.FULFILMENT_REPORT})


def addressee_of(facts: PaperFacts) -> Addressee | None:
    return getattr(facts, "addressee", None)


def side_of(role: Role, beside: Role | None) -> Side | None:
    """The side of a person: their own when a party, else that of the party they stand beside, else none."""
    party = role if beside is None else beside
    return Side(party.value) if party in (Role.VICTIM, Role.OFFENDER) else None


def to_data(facts: PaperFacts | WhatWasSaid | FormToFill) -> dict[str, Any]:
    """The facts as JSON holds them: days and moments in ISO form, sums as text with two places."""
    return {name: _plain(value) for name, value in asdict(facts).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value if value is None or isinstance(value, bool | int) else str(value)
