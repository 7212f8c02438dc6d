"""Whether the answers of an act are answers at all: of the kind the step asks for, and of this case.

Rules judge what may be done; here a forged or outdated identifier, a wrong kind of value and a text that cannot be kept
are turned away first, in one place for forms, file import and whoever calls `perform` next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils import timezone

from izligums.accounts.models import Authority, Municipality, Unit
from izligums.cases.models import Act as Entry
from izligums.cases.models import Case, ReceivedFile
from izligums.cases.reading import may_have_read
from izligums.core.enums import Language
from izligums.core.values import Money, ValueProblem, check_text
from izligums.mediators.queries import active_mediators
from izligums.meetings.models import Room
from izligums.messages.models import Letter
from izligums.people.models import Person
from izligums.policy.texts import all_texts
from izligums.process.facts import CaseFacts
from izligums.process.fields import (
    AccountOf,
    ActOf,
    Choice,
    Choices,
    ConditionOf,
    Day,
    DisclosureOf,
    Euro,
    Field,
    LanguageOf,
    LetterOf,
    MediatorOf,
    Moment,
    MunicipalityOf,
    PeopleOf,
    PersonOf,
    ProposalOf,
    QuestionOf,
    ReaderOf,
    RoomOf,
    Scan,
    SettlementOf,
    StatementOf,
    Text,
    TextVersion,
    Tick,
    UnitOf,
    WithholdingOf,
    YesNo,
)
from izligums.process.refusals import BadValue
from izligums.process.steps.base import Step

REASON_LIMIT = 500  # characters
#: Sessions are planned for a day that calendars can show.
_LAST_YEAR = 2199
#: Answered on the way and not asked by the form: which person, known already, the newcomer is.
_KNOWN_PERSON = "known_person"


@dataclass(frozen=True, slots=True)
class Known:
    """What answers may point to: a case with its facts, none yet for a referral; and the day of recording."""

    today: date
    case: Case | None = None
    facts: CaseFacts | None = None


def checked(step: Step, values: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """The answers as rules and writers expect them: texts cleaned, what was left empty absent. Raises BadValue."""
    answers: dict[str, Any] = {}
    for field in step.asks:
        value = _answer(field, values.get(field.name), known)
        if value is not None:
            answers[field.name] = value
        elif field.required:
            raise BadValue(field.name, ValueProblem("empty"))
    rest = {name: value for name, value in values.items() if name not in {field.name for field in step.asks}}
    if step.name == "add_person" and rest.get(_KNOWN_PERSON) is not None:
        answers[_KNOWN_PERSON] = _row(_KNOWN_PERSON, rest.pop(_KNOWN_PERSON), Person.objects.all())
    for name, value in rest.items():
        if value is not None:
            raise BadValue(name)
    return answers


def checked_reason(reason: str, *, name: str = "reason") -> str:
    """The reason that is not a field of the step: for a decision, or for a deviation. Raises BadValue."""
    return _text(name, reason, REASON_LIMIT, lines=True)


def _answer(field: Field, value: Any, known: Known) -> Any:
    if value is None:
        return () if isinstance(field, Choices) else None
    match field:
        case YesNo() | Tick():
            return _of_type(field.name, value, bool)
        case Text():
            return _text(field.name, value, field.limit, lines=field.long) or None
        case Day():
            return _day(field, value, known)
        case Moment():
            return _moment(field.name, value)
        case Euro():
            return _euro(field.name, value)
        case Choice():
            return _member(field.name, value, field.options)
        case Choices():
            return tuple(dict.fromkeys(_member(field.name, each, field.options) for each in _several(field, value)))
        case LanguageOf():
            return _member(field.name, value, Language)
        case TextVersion():
            version = all_texts().get(_of_type(field.name, value, str))
            if version is None or version.kind != field.text:
                raise BadValue(field.name)
            return version.id
        case MunicipalityOf():
            return _row(field.name, value, Municipality.objects.all())
    return _of_the_case(field, value, known)


def _of_the_case(field: Field, value: Any, known: Known) -> Any:
    case, facts, name = known.case, known.facts, field.name
    if case is None or facts is None:
        raise BadValue(name)
    match field:
        case PersonOf():
            return _found(name, value, facts.find(_id(name, value)))
        case PeopleOf():
            ids = {_id(name, each) for each in _several(field, value)}
            for id in ids:
                _found(name, id, facts.find(id))
            return tuple(sorted(ids)) or None
        case SettlementOf():
            return _found(name, value, facts.settlement(_id(name, value)))
        case ConditionOf():
            return _found(name, value, facts.condition(_id(name, value)))
        case DisclosureOf():
            waiting = {disclosure for disclosure, _by in facts.disclosed}
            return _found(name, value, True if _id(name, value) in waiting else None)
        case StatementOf(among=among):
            statement = facts.statement(_id(name, value))
            return _found(name, value, statement if statement is not None and among(statement) else None)
        case QuestionOf():
            asked = {question for question, _by in facts.questions}
            return _found(name, value, True if _id(name, value) in asked else None)
        case WithholdingOf():
            return _found(name, value, facts.withholding(_id(name, value)))
        case ProposalOf():
            return _found(name, value, facts.proposal(_id(name, value)))
        case ReaderOf():
            return _row(name, value, may_have_read(case))
        case MediatorOf():
            assigned = {staff.id for staff in (facts.lead, facts.co) if staff is not None}
            # Of any unit: small units help one another out when all their own mediators know somebody in the case.
            return value if _id(name, value) in assigned else _row(name, value, active_mediators())
        case AccountOf():
            return _row(name, value, Authority.objects.all())
        case UnitOf():
            return _row(name, value, Unit.objects.exclude(pk=case.unit_id))
        case RoomOf():
            return _row(name, value, Room.objects.filter(unit_id=case.unit_id))
        case ActOf():
            return _row(name, value, Entry.objects.filter(case=case))
        case LetterOf():
            return _row(name, value, Letter.objects.filter(case=case))
        case Scan():
            return _row(name, value, ReceivedFile.objects.filter(case=case))
    raise TypeError(f"{type(field).__name__} has no check")


# -- one kind each -----------------------------------------------------------------------------------------------------


def _of_type(name: str, value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise BadValue(name)
    return value


def _id(name: str, value: Any) -> int:
    """An identifier that the database can hold."""
    id: int = _of_type(name, value, int)
    if not 0 < id < 2**63:
        raise BadValue(name)
    return id


def _row(name: str, value: Any, rows: Any) -> int:
    return _found(name, value, rows.filter(pk=_id(name, value)).exists() or None)


def _found(name: str, value: Any, there: object) -> int:
    if there is None:
        raise BadValue(name)
    id: int = value
    return id


def _text(name: str, value: object, limit: int, *, lines: bool) -> str:
    try:
        return check_text(value, limit, lines=lines)
    except ValueProblem as problem:
        raise BadValue(name, problem) from problem


def _day(field: Day, value: Any, known: Known) -> date:
    day: date = _of_type(field.name, value, date)
    if not field.future and day > known.today:
        raise BadValue(field.name, ValueProblem("later_than_today"))
    return day


def _moment(name: str, value: Any) -> datetime:
    moment: datetime = _of_type(name, value, datetime)
    if timezone.is_naive(moment) or moment.year > _LAST_YEAR:
        raise BadValue(name)
    return moment


def _euro(name: str, value: Any) -> Decimal:
    amount: Decimal = _of_type(name, value, Decimal)
    if not amount.is_finite() or not 0 < amount <= Money.LARGEST or amount != round(amount, 2):
        raise BadValue(name, ValueProblem("not_money"))
    return amount


def _member(name: str, value: Any, options: Iterable[StrEnum]) -> StrEnum:
    if not any(value is option for option in options):
        raise BadValue(name)
    member: StrEnum = value
    return member


def _several(field: Field, value: Any) -> Iterable[Any]:
    if not isinstance(value, tuple | list | frozenset | set):
        raise BadValue(field.name)
    return value
