"""Every concrete act that a step allows in a state: a small set of answers for each kind of field.

Answers that no rule reads (a channel, a language, a text) are fixed to one. Acts are made once and used again, so that
a walk of a million acts makes only some hundreds of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations, product
from typing import Any

from izligums.cases.enums import ContactResult, Initiative, Outcome, Signing, Told
from izligums.dialogue.enums import Answered, Receiving, ReplyWay
from izligums.meetings.enums import Form, Mode
from izligums.messages.enums import Medium
from izligums.process.act import Act
from izligums.process.explore.added import ACCOUNTS, BEFORE_THE_HOUR, added
from izligums.process.explore.answers import answers, unlimited
from izligums.process.explore.world import SOON, TODAY, World
from izligums.process.facts import CaseFacts, PersonFacts
from izligums.process.fields import (
    AccountOf,
    ConditionOf,
    DisclosureOf,
    Field,
    MediatorOf,
    Moment,
    PeopleOf,
    PersonOf,
    ProposalOf,
    QuestionOf,
    SettlementOf,
    StatementOf,
    WithholdingOf,
)
from izligums.process.steps import TABLE
from izligums.process.steps.base import Step
from izligums.settlements.enums import ConditionKind, Fulfilment

FIRST_SETTLEMENT, FIRST_CONDITION, SESSION, FIRST_NEWCOMER = 101, 201, 301, 401
DISCLOSURE, STATEMENT, WITHHOLDING = 501, 601, 701
FIRST_REVIEWER, SECOND_REVIEWER, THIRD = 1, 2, 3
DISCLOSURE, WITHHOLDING, PROPOSAL = 501, 701, 901
QUESTIONS = (801, 802)
THEMSELVES, FIRST_REVIEWER, SECOND_REVIEWER, THIRD = 0, 1, 2, 3

#: Answers that matter to a rule, where the kind of field alone does not say so.
USUAL: dict[tuple[str, str], tuple[Any, ...]] = {
    ("record_contact", "initiative"): tuple(Initiative),
    ("record_contact", "result"): (ContactResult.REACHED, ContactResult.LETTER_SENT),
    ("plan_session", "form"): (Form.CONFERENCE,),
    ("plan_session", "mode"): (Mode.IN_PERSON,),
    ("hold_session", "day_check"): (True,),
    ("certify_settlement", "voluntary"): (True,),
    ("sign_settlement", "time_to_think"): (True,),
    ("add_condition", "kind"): (ConditionKind.OTHER,),
    ("add_condition", "due"): (SOON,),
    ("record_fulfilment", "fulfilment"): (Fulfilment.FULFILLED, Fulfilment.NOT_FULFILLED),
    ("answer_offer", "way"): (Receiving.SCREEN, Receiving.OFFICE, Receiving.NOT),
    ("end_without_settlement", "reason"): (Outcome.NOT_SUITABLE,),
    ("decide", "leaves"): ((),),
    ("decide", "signing"): (Signing.PAPER, Signing.SCREEN),
    ("decide", "information"): (1, None),
    ("propose_supporter", "told"): ((), (Told.NAME,)),
    ("ask_about_guest", "told"): ((), (Told.NAME,)),
    ("mark_question", "answered"): (Answered.ANSWERED, Answered.WITHDRAWN),
    ("say_how_i_am", "wants_talk"): (True, False),
    ("reply_to_person", "reply_way"): tuple(ReplyWay),
    ("choose_messages", "medium"): (None, *Medium),
    ("reply_to_person", "reply"): ("…", None),
}

#: Who else than the first tries a step, where that matters.
OTHERS: dict[str, tuple[int, ...]] = {
    "decide": (THEMSELVES,),
    "second_review": (SECOND_REVIEWER,),
    "review_disclosure": (SECOND_REVIEWER,),
    "review_withholding": (SECOND_REVIEWER, THIRD),
}

Options = Callable[[CaseFacts, PersonFacts | None], Iterable[Any]]


class Acts:
    """The acts of one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._made: dict[tuple[Any, ...], Act] = {}
        self._steps = [(TABLE[name], self._questions(TABLE[name])) for name in TABLE if name in world.steps]

    def of(self, facts: CaseFacts, stage: str) -> Iterator[Act]:
        for step, questions in self._steps:
            if stage not in step.stages:
                continue
            if step.name == "add_person":
                yield from self._newcomers(facts)
                continue
            for person in self._subjects(step, facts):
                for values in product(*(options(facts, person) for options in questions)):
                    yield from self._acts(step, facts, person, values)

    def make(
        self,
        step: str,
        on: date,
        person: int | None,
        values: tuple[Any, ...],
        by: int,
        created: int = 0,
        early: bool = False,
    ) -> Act:
        key = (step, on, person, values, by, created, early)
        act = self._made.get(key)
        if act is None:
            named = dict(zip((field.name for field in TABLE[step].asks), values, strict=True))
            act = Act(step, on, by, person, added(self.world, step, person, named), created, recorded_on=on)
            if early and step == "hold_session":
                act = replace(act, recorded_at=datetime.combine(on, BEFORE_THE_HOUR))
            elif early:
                act = replace(act, recorded_on=TODAY)
            self._made[key] = act
        return act

    # -- one step ------------------------------------------------------------------------------------------------------

    def _subjects(self, step: Step, facts: CaseFacts) -> Iterator[PersonFacts | None]:
        if step.about is None or step.about_optional:
            yield None
        if (about := step.about) is not None:
            yield from (person for person in facts.persons if about(facts, person))

    def _acts(self, step: Step, facts: CaseFacts, person: PersonFacts | None, values: tuple[Any, ...]) -> Iterator[Act]:
        created = self._created(step, facts)
        if created is None:
            return
        id = None if person is None else person.id
        if step.name in self.world.early:
            yield self.make(step.name, SOON, id, values, FIRST_REVIEWER, created, early=True)
        for on in self._days(step, facts):
            yield self.make(step.name, on, id, values, FIRST_REVIEWER, created)
            for by in OTHERS.get(step.name, ()):
                yield self.make(step.name, on, id, values, by, created)

    def _days(self, step: Step, facts: CaseFacts) -> tuple[date, ...]:
        if step.name == "hold_session" and facts.session is not None:
            return (facts.session.on, *self.world.days.get(step.name, ()))
        return (TODAY, *self.world.days.get(step.name, ()))

    def _created(self, step: Step, facts: CaseFacts) -> int | None:
        """The id of the row an act brings into being: the lowest that is free. None when the world has room for no
        more."""
        match step.name:
            case "plan_session":
                return SESSION
            case "record_disclosure":
                return None if facts.disclosed else DISCLOSURE
            case "hand_statement":
                return None if facts.statement(STATEMENT) is not None else STATEMENT
            case "propose_supporter":
                return None if facts.proposals else PROPOSAL
            case "withhold_openings":
                return None if facts.withholdings else WITHHOLDING
            case "ask_question":
                asked = {question for question, _by in facts.questions}
                return next((id for id in QUESTIONS if id not in asked), None)
            case "draft_settlement":
                taken = {one.id for one in facts.settlements}
                return next(id for id in range(FIRST_SETTLEMENT, FIRST_CONDITION) if id not in taken)
            case "add_condition":
                taken = {condition.id for one in facts.settlements for condition in one.conditions}
                if len(taken) >= self.world.most_conditions:
                    return None
                return next(id for id in range(FIRST_CONDITION, SESSION) if id not in taken)
        return 0

    def _newcomers(self, facts: CaseFacts) -> Iterator[Act]:
        """Each newcomer of the world, once."""
        for number, newcomer in enumerate(self.world.newcomers):
            id = FIRST_NEWCOMER + number
            if facts.find(id) is None:
                values = tuple(newcomer.get(field.name) for field in TABLE["add_person"].asks)
                yield self.make("add_person", TODAY, None, values, FIRST_REVIEWER, id)

    # -- one question --------------------------------------------------------------------------------------------------

    def _questions(self, step: Step) -> list[Options]:
        if step.name == "declare_conflict":  # each assigned mediator may answer
            return [
                lambda facts, person: [
                    (conflict, one.id)
                    for one in (facts.lead, facts.co)
                    if one is not None
                    for conflict in (False, True)
                ]
            ]
        return [self._options(step, field) for field in step.asks]

    def _options(self, step: Step, field: Field) -> Options:
        key = (step.name, field.name)
        if key == ("plan_session", "people"):
            return self._circles
        if key == ("hold_session", "people"):
            return self._attendance
        fixed = self.world.answers.get(key) or USUAL.get(key)
        if fixed is not None:
            return lambda facts, person: fixed
        if self.world.small:
            field = unlimited(field)
        match field:
            case PersonOf(among=among):
                return lambda facts, person: [one.id for one in facts.persons if among(facts, one)]
            case PeopleOf(among=people):
                return lambda facts, person: _parties_together(facts, people)
            case SettlementOf(among=settled):
                return lambda facts, person: [one.id for one in facts.settlements if settled(one)]
            case ConditionOf(among=open_):
                return lambda facts, person: [
                    condition.id for one in facts.settlements for condition in one.conditions if open_(one, condition)
                ]
            case DisclosureOf() | ProposalOf() | WithholdingOf():  # the one there is, or one that does not wait
                row = {DisclosureOf: DISCLOSURE, ProposalOf: PROPOSAL, WithholdingOf: WITHHOLDING}[type(field)]
                return lambda facts, person: (row,)
            case AccountOf():
                return lambda facts, person: ACCOUNTS
            case StatementOf(among=passes):
                return lambda facts, person: [one.id for one in facts.statements if passes(one)]
            case QuestionOf():  # one's own, somebody else's, or none
                return lambda facts, person: QUESTIONS
            case MediatorOf():
                known = self.world.mediators or (self.world.start.lead, self.world.start.co)
                ids = tuple(one.id for one in known if one is not None)
                return lambda facts, person: ids
            case Moment():
                moments = self.world.session_days if field.name == "start" else (None,)
                return lambda facts, person: moments
        only = answers(field)
        return lambda facts, person: only

    def _circles(self, facts: CaseFacts, person: PersonFacts | None) -> Iterator[tuple[int, ...]]:
        can_come = {one.id for one in facts.persons if self.world.small or _can_come(facts, one)}
        if self.world.circles:
            yield from (tuple(sorted(circle)) for circle in self.world.circles if circle <= can_come)
            return
        for size in range(2, len(can_come) + 1):
            yield from combinations(sorted(can_come), size)

    def _attendance(self, facts: CaseFacts, person: PersonFacts | None) -> Iterator[tuple[int, ...]]:
        """All who were expected; all but one; and with one who was not expected."""
        if facts.session is None:
            return
        expected = sorted(id for id in facts.session.people if self.world.small or _can_come(facts, facts.person(id)))
        yield tuple(expected)
        for missing in expected:
            yield tuple(id for id in expected if id != missing)
        for one in facts.persons:
            if one.id not in facts.session.people and _can_come(facts, one):
                yield tuple(sorted([*expected, one.id]))


def _can_come(facts: CaseFacts, person: PersonFacts) -> bool:
    return person.present and not person.acts_through_representative


def _parties_together(facts: CaseFacts, among: Callable[[CaseFacts, PersonFacts], bool]) -> Iterator[tuple[int, ...]]:
    """Every two or more parties."""
    ids = [one.id for one in facts.persons if among(facts, one)]
    for size in range(2, len(ids) + 1):
        yield from combinations(ids, size)
