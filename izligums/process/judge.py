"""Ask the table: may this be done, what is still missing, what can be done now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from izligums.cases.enums import Capacity
from izligums.process.act import Act
from izligums.process.facts import CaseFacts, PersonFacts
from izligums.process.law import Citation
from izligums.process.problems import Blocker, NeedsDecision, Problem, Rule
from izligums.process.stage import stage_of
from izligums.process.steps import ALWAYS, TABLE
from izligums.process.steps.base import Step


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the rule that found it, and that rule's source."""

    problem: Problem
    rule: Rule

    @property
    def citation(self) -> Citation:
        return self.rule.citation

    @property
    def blocks(self) -> bool:
        return isinstance(self.problem, Blocker)

    @property
    def needs_decision(self) -> bool:
        return isinstance(self.problem, NeedsDecision)


def judge(facts: CaseFacts, act: Act) -> list[Finding]:
    """Every problem that `act` would raise on `facts`, in the order of the table; the stage is asked by `fits`."""
    step = TABLE[act.step]
    return [Finding(problem, rule) for rule in (*ALWAYS, *step.rules) for problem in rule(facts, act)]


def blocked(facts: CaseFacts, act: Act) -> bool:
    return any(finding.blocks for finding in judge(facts, act))


def fits(step: Step, facts: CaseFacts) -> bool:
    return stage_of(facts) in step.stages


def subjects(step: Step, facts: CaseFacts) -> list[PersonFacts]:
    """Whom the step can be about now."""
    if step.about is None:
        return []
    return [person for person in facts.persons if step.about(facts, person)]


def available(facts: CaseFacts, capacities: frozenset[Capacity]) -> Iterator[Step]:
    """The steps that somebody acting in `capacities` may try now, in the order of the table."""
    for step in TABLE.values():
        if step.who & capacities and fits(step, facts) and (step.about is None or _has_subject(step, facts)):
            yield step


def _has_subject(step: Step, facts: CaseFacts) -> bool:
    return step.about_optional or any(step.about is not None and step.about(facts, person) for person in facts.persons)
