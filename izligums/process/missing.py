"""What is still missing for the next step towards an agreement, and what can be done about it now.

Drawn from the table: the goal is judged by its own rules, so a page shows exactly what the act would be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from izligums.cases.enums import Consent, Initiative, Role, Stage
from izligums.process.act import Act
from izligums.process.facts import PARTIES, WHOLE_CASE, CaseFacts, PersonFacts
from izligums.process.fields import (
    ConditionOf,
    DisclosureOf,
    Field,
    PeopleOf,
    PersonOf,
    ProposalOf,
    QuestionOf,
    SettlementOf,
    StatementOf,
    WithholdingOf,
)
from izligums.process.judge import Finding, fits
from izligums.process.stage import stage_of
from izligums.process.steps import ALWAYS, TABLE
from izligums.process.steps.base import Step
from izligums.process.steps.meeting import can_come
from izligums.process.wording import REMEDY_STEP

#: What is taken for granted before a form has been filled in.
PRESUMED: Mapping[str, Mapping[str, Any]] = {"record_contact": {"initiative": Initiative.SERVICE}}
_LONGEST_CHAIN = 8
#: A risk review made before the last talk would have to be made again.
_AFTER_TALKS = frozenset({"risk_not_reviewed", "risk_review_stale", "risk_review_too_old"})


class Unanswered(LookupError):  # noqa: N818 -- a question still open, no fault
    """A rule asked for an answer that nobody has given yet."""


@dataclass(frozen=True)
class OpenAct(Act):
    """An act whose form has not been filled in: rules that ask for an `open` answer cannot be asked yet."""

    open: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Any:
        if name in self.open:
            raise Unanswered(name)
        return Act.__getitem__(self, name)

    def get(self, name: str, default: Any = None) -> Any:
        if name in self.open:
            raise Unanswered(name)
        return Act.get(self, name, default)


def open_act(
    step: str, *, on: date, by: int = 0, person: int | None = None, values: Mapping[str, Any] | None = None
) -> OpenAct:
    given = {**PRESUMED.get(step, {}), **(values or {})}
    asked = frozenset(asks.name for asks in TABLE[step].asks)
    return OpenAct(step=step, on=on, by=by, person=person, values=given, open=asked - given.keys())


def foresee(facts: CaseFacts, act: Act) -> list[Finding]:
    """What `act` would be told as far as that is known before its form has been filled in."""
    found: list[Finding] = []
    for rule in (*ALWAYS, *TABLE[act.step].rules):
        try:
            for problem in rule(facts, act):
                found.append(Finding(problem, rule))
        except LookupError:  # an answer, or the person, is still to be chosen
            continue
    return found


def worth_offering(facts: CaseFacts, step: Step, *, on: date, by: int = 0, person: int | None = None) -> bool:
    """Whether trying `step` can come to anything: nothing stands against it that its form could not change, and there
    is something to choose from. What can be recorded with deviation is always worth offering."""
    if not all(_has_options(facts, question, on) for question in step.asks if question.required):
        return False
    return step.deviable or not any(
        finding.blocks for finding in foresee(facts, open_act(step.name, on=on, by=by, person=person))
    )


def _has_options(facts: CaseFacts, question: Field, on: date) -> bool:
    match question:
        case SettlementOf():
            return any(question.among(each) for each in facts.settlements)
        case ConditionOf():
            return any(question.among(one, each) for one in facts.settlements for each in one.conditions)
        case DisclosureOf():
            return bool(facts.disclosed)
        case StatementOf():
            return any(question.among(each) for each in facts.statements)
        case ProposalOf():
            return any(not each.answered for each in facts.proposals)
        case QuestionOf():
            return bool(facts.questions)
        case WithholdingOf():
            return any(question.among(each) and on <= each.until for each in facts.withholdings)
        case PersonOf() | PeopleOf():
            return any(question.among(facts, each) for each in facts.persons)
    return True


@dataclass(frozen=True)
class Way:
    """What can be done now about a problem: a step, for a person, with answers already known."""

    finding: Finding
    step: str | None
    person: int | None = None
    preset: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Goal:
    """The next step that matters, everything that still stands before it, and where to begin."""

    step: str
    person: int | None
    preset: Mapping[str, Any]
    findings: tuple[Finding, ...]
    ways: tuple[Way, ...]

    @property
    def ready(self) -> bool:
        return not any(finding.blocks for finding in self.findings)


def goals(facts: CaseFacts, *, on: date) -> list[Goal]:
    """What the case is heading for; empty when it is closed."""
    return [_goal(facts, act, preset, on=on) for act, preset in _next_acts(facts, on)]


def expected(facts: CaseFacts) -> tuple[int, ...]:
    """Whom a session would count on: those who have not said no, or everybody when no two sides are left."""
    coming = [each for each in facts.persons if can_come(facts, each) and not _has_said_no(facts, each)]
    if can_go_on(facts):
        return tuple(each.id for each in coming)
    return tuple(each.id for each in facts.persons if can_come(facts, each))


def can_go_on(facts: CaseFacts) -> bool:
    """Whether a victim and an offender who concern each other are left, none of whom has said no."""
    victims = [each for each in facts.of_role(Role.VICTIM) if not _has_said_no(facts, each)]
    return any(
        not _has_said_no(facts, offender) for victim in victims for offender in facts.offenders_concerning(victim.id)
    )


def _has_said_no(facts: CaseFacts, person: PersonFacts) -> bool:
    """The person, or the party they stand beside, does not want to take part or must not."""
    party = facts.find(person.beside)
    if party is not None and party.id != person.id and _has_said_no(facts, party):
        return True
    return (
        not person.present
        or person.consent in (Consent.REFUSED, Consent.WITHDRAWN)
        or person.acknowledged is False
        or (person.party and person.no_contact and not person.reached)
    )


def _next_acts(facts: CaseFacts, on: date) -> Iterator[tuple[Act, Mapping[str, Any]]]:
    stage = stage_of(facts)
    if stage is Stage.CLOSED:
        return
    if stage is Stage.RECEIVED:
        yield open_act("register", on=on), {}
        return
    if facts.session is not None:
        people = tuple(sorted(facts.session.people))
        yield open_act("hold_session", on=max(on, facts.session.on), values={"people": people}), {}
        return
    drafts = [each for each in facts.settlements if not each.certified]
    for draft in drafts:
        preset = {"settlement": draft.id}
        yield open_act("certify_settlement", on=on, values=preset), preset
    if drafts:
        return
    if facts.settlements or facts.ended is not None:
        if facts.notice_owed and facts.has_leader:
            yield open_act("send_result_notice", on=on), {}
        yield open_act("close", on=on), {}
    elif facts.held:
        yield open_act("draft_settlement", on=on), {}
    elif not can_go_on(facts) and {each.role for each in facts.persons} >= PARTIES:
        yield open_act("end_without_settlement", on=on), {}
    else:
        yield open_act("plan_session", on=on, values={"people": expected(facts), "start_day": on}), {}


def _goal(facts: CaseFacts, act: Act, preset: Mapping[str, Any], *, on: date) -> Goal:
    findings = foresee(facts, act)
    if act.on > on:  # a review that will be too old by then is due by its own day; made today it may be too old as well
        findings = [each for each in findings if each.problem.code != "risk_review_too_old"]
    talks_missing = any(each.problem.code == "not_prepared" for each in findings)
    ways: list[Way] = []
    for finding in findings:
        if talks_missing and finding.problem.code in _AFTER_TALKS:
            continue
        way = way_out(facts, finding, act=act)
        if all(_key(way) != _key(other) for other in ways):
            ways.append(way)
    return Goal(act.step, act.person, preset, tuple(findings), tuple(ways))


def _key(way: Way) -> object:
    """Two problems with the same way out are one thing to do."""
    return (way.step, way.person, way.preset) if way.step else way.finding.problem


def way_out(facts: CaseFacts, finding: Finding, *, act: Act) -> Way:
    """Follow what mends a problem down to something that can be done now."""
    seen: set[tuple[str, int | None]] = set()
    for _ in range(_LONGEST_CHAIN):
        seen.add((finding.problem.code, finding.problem.about))
        way = remedy(facts, finding, act=act)
        if way.step is None or not fits(TABLE[way.step], facts):
            return way
        next_act = open_act(way.step, on=act.on, by=act.by, person=way.person, values=way.preset)
        deeper = [
            each
            for each in foresee(facts, next_act)
            if each.blocks and (each.problem.code, each.problem.about) not in seen
        ]
        if not deeper:
            return way
        finding = deeper[0]
    return way


def remedy(facts: CaseFacts, finding: Finding, *, act: Act) -> Way:
    """The step that mends this one problem, whether or not it can be done yet."""
    problem = finding.problem
    about = facts.find(problem.about)
    step = REMEDY_STEP.get(problem.code)
    preset: dict[str, Any] = {}
    person = about
    match problem.code:
        case "representative_not_reached" if about is not None:
            person = next((each for each in facts.representatives_of(about.id) if not each.reached), None)
            if person is None:
                step, preset = "add_person", {"role": Role.REPRESENTATIVE, "beside": about.id}
        case "representative_missing" | "representative_not_coming" if about is not None:
            if not any(facts.representatives_of(about.id)):
                step, preset = "add_person", {"role": Role.REPRESENTATIVE, "beside": about.id}
        case "representative_has_not_signed" if about is not None:
            person = next(facts.representatives_of(about.id), None)
        case "guest_not_admitted":
            preset = {"party": problem.other}
        case "contact_ban":
            preset = {"victim": problem.other}
        case "no_victim_named":
            preset = {"role": Role.VICTIM}
        case "no_offender_named":
            preset = {"role": Role.OFFENDER}
    if step == "sign_settlement" and act.values.get("settlement"):
        preset = {"settlement": act.values["settlement"]}
    if step is None:
        return Way(finding, None)
    row = TABLE[step]
    if row.about is None:
        return Way(finding, step, None, preset)
    if person is not None and person.id != WHOLE_CASE and row.about(facts, person):
        return Way(finding, step, person.id, preset)
    return Way(finding, step if row.about_optional else None, None, preset)
