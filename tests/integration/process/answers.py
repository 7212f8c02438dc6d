"""Draws acts: a step of the table, whom it is about, an answer to each of its questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Any

from izligums.accounts.enums import LeaderKind
from izligums.accounts.models import User
from izligums.cases.enums import Channel, Role
from izligums.core.enums import Language
from izligums.meetings.enums import Form, Mode
from izligums.policy.texts import newest
from izligums.process.act import Act
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
from izligums.process.steps import TABLE
from izligums.process.steps.base import Step
from izligums.settlements.enums import ConditionKind
from tests.support.office import at
from tests.support.watched import Watched

#: Answers to one question; absent where it may stay empty.
Options = list[Any]
MOST = 40  # combinations of answers looked at for one step and person

NAMED = {"given_name": "Liene", "family_name": "Krūmiņa", "born": date(1980, 1, 1)}
NEWCOMERS: tuple[dict[str, Any], ...] = (
    {"role": Role.VICTIM, **NAMED},
    {"role": Role.VICTIM, "legal_name": "SIA Rīts"},
    {"role": Role.OFFENDER, **NAMED, "born": date(2011, 5, 5)},
    {"role": Role.INTERPRETER, **NAMED},
    {"role": Role.SPECIALIST, **NAMED},
)
BESIDE = (Role.REPRESENTATIVE, Role.SUPPORTER, Role.COUNSEL, Role.AFFECTED)


@dataclass(frozen=True)
class Surroundings:
    """What answers can point to outside the case's facts."""

    mediators: tuple[int, ...]
    units: tuple[int, ...]
    rooms: tuple[int, ...]
    letters: tuple[int, ...]
    #: Authorities of process leaders: verified ones, and one that is not.
    accounts: tuple[int, ...]
    #: By unit: a member of the service whose openings can be withheld.
    readers: dict[int, int]
    #: A person known from another case.
    known: int


def acts(watched: Watched, around: Surroundings, step: Step, by: User, on: date) -> Iterator[Act]:
    """Acts of one step that a form could have sent."""
    facts = watched.facts(on)
    persons: list[int | None] = [] if step.about is None else [person.id for person in facts.persons]
    if step.about is None or step.about_optional:
        persons.append(None)
    for person in persons:
        for values in _values(watched, around, facts, step, on):
            yield Act(step.name, on, by.pk, person, values)


def _values(watched: Watched, around: Surroundings, facts: CaseFacts, step: Step, on: date) -> Iterator[dict[str, Any]]:
    if step.name == "add_person":
        yield from NEWCOMERS
        for party in (each for each in facts.persons if each.party):
            yield from ({"role": role, "beside": party.id, **NAMED} for role in BESIDE)
        yield {"role": Role.VICTIM, "known_person": around.known, **NAMED}
        return
    questions = [_options(watched, around, facts, step, field, on) for field in step.asks]
    for answers in islice(product(*questions), MOST):
        named = {field.name: answer for field, answer in zip(step.asks, answers, strict=True)}
        yield {name: answer for name, answer in named.items() if answer is not None}


#: Answers that lead on, tried before others of their kind; or all there is to try.
LEADING: dict[tuple[str, str], Options] = {
    ("plan_session", "form"): [Form.CONFERENCE, Form.SESSION, Form.INDIRECT],
    ("plan_session", "mode"): [Mode.IN_PERSON, Mode.SEPARATE],
    ("hold_session", "day_check"): [True, False],
    ("sign_settlement", "time_to_think"): [True],
    ("certify_settlement", "voluntary"): [True, False],
    ("change_leader", "leader_kind"): [LeaderKind.COURT],
    ("add_condition", "kind"): list(ConditionKind),
    ("record_contact", "channel"): [Channel.PHONE],
}


def _options(watched: Watched, around: Surroundings, facts: CaseFacts, step: Step, field: Field, on: date) -> Options:
    leading = LEADING.get((step.name, field.name))
    if leading is not None:
        return leading
    match field:
        case YesNo():
            return [True, False]
        case Tick():
            return [None]
        case Text():
            return ["K-1" if field.name == "number" else "x"] if field.required or field.name == "place" else [None]
        case Day():
            if field.required and field.future:
                return [on + timedelta(days=30)]
            return [on] if field.name == "decided_on" else [on + timedelta(days=30), None, on + timedelta(days=300)]
        case Moment():
            hour = 10 if field.name == "start" else 12
            return [at(watched.today + timedelta(days=3), hour)]
        case Euro():
            return [Decimal("10.00"), None]
        case Choice(options=options):
            return [options[0]] if options[0].__class__ in (Channel,) else list(options)
        case Choices(options=several):
            return [(), several[:1]]
        case LanguageOf():
            return [Language.LATVIAN]
        case TextVersion(text=kind):
            return [newest(kind, "lv").id]
        case PersonOf(among=among):
            return [each.id for each in facts.persons if among(facts, each)]
        case PeopleOf():
            return _groups(facts, field)
        case SettlementOf(among=settled):
            return [each.id for each in facts.settlements if settled(each)]
        case ConditionOf(among=one_of):
            return [term.id for each in facts.settlements for term in each.conditions if one_of(each, term)]
        case DisclosureOf():
            return sorted(id for id, _by in facts.disclosed)
        case StatementOf(among=passes):
            return [each.id for each in facts.statements if passes(each)]
        case ProposalOf():
            return [each.id for each in facts.proposals if not each.answered]
        case QuestionOf():
            return sorted(id for id, _by in facts.questions)
        case WithholdingOf(among=waits):
            return [each.id for each in facts.withholdings if waits(each)]
        case ReaderOf():
            return [around.readers[watched.unit]]
        case MediatorOf():
            return list(around.mediators)
        case AccountOf():
            return list(around.accounts)
        case UnitOf():
            return [each for each in around.units if each != watched.unit]
        case RoomOf():
            return [None, *around.rooms] if watched.unit == around.units[0] else [None]
        case LetterOf():
            return list(around.letters)
        case ActOf():
            return list(watched.mirror.acts)
        case Scan():
            return [None]
    raise TypeError(f"{type(field).__name__} has no answers")


def _groups(facts: CaseFacts, field: PeopleOf) -> Options:
    """Everybody who may; everybody of them that is expected; all but one of them."""
    may = [each.id for each in facts.persons if field.among(facts, each)]
    expected = [] if facts.session is None else [id for id in may if id in facts.session.people]
    groups = [tuple(expected or may), tuple(may), *(tuple(id for id in may if id != one) for one in may)]
    return [group for group in dict.fromkeys(groups) if group]


def steps_in_play() -> list[Step]:
    return [step for step in TABLE.values() if step.name != "receive"]
