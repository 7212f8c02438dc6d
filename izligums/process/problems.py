"""What a rule answers: reasons, never a bare no."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.law import Citation


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` names the sentence, `about` the person (or other row) it speaks of, `day` a date it mentions."""

    code: str
    about: int | None = None
    day: date | None = None
    other: int | None = None


class Blocker(Problem):
    """The act may not be done; what has happened all the same is recorded with deviation, by two persons."""


class NeedsDecision(Problem):
    """The act may be done when the person who records it gives a reason."""


class Notice(Problem):
    """Nothing stands in the way; the person should know."""


Problems = Iterator[Problem]
Check = Callable[[CaseFacts, Act], Problems]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    check: Check
    citation: Citation
    #: The rule as a sentence, for the reference page: the check's docstring.
    text: str

    def __call__(self, facts: CaseFacts, act: Act) -> Problems:
        return self.check(facts, act)


def rule(citation: Citation) -> Callable[[Check], Rule]:
    """Make a rule of a function that yields problems; its docstring is the rule in plain words."""

    def make(check: Check) -> Rule:
        if not check.__doc__:
            raise ValueError(f"{check.__name__} needs a docstring: it is the rule as people read it")
        return Rule(check.__name__, check, citation, " ".join(check.__doc__.split()))

    return make
