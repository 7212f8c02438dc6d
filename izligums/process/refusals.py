"""Why an act was not recorded."""

from __future__ import annotations

from collections.abc import Sequence

from izligums.cases.models import Act
from izligums.core.values import ValueProblem
from izligums.process.judge import Finding


class NotRecorded(Exception):  # noqa: N818 - an answer of the rules, not an error of the program
    """Nothing was written."""


class NotAllowed(NotRecorded):
    """This member of staff may not do this in this case."""


class WrongStage(NotRecorded):
    """The case stands where this step has no place, or the step is about somebody it cannot be about."""


class BadValue(NotRecorded, ValueProblem):
    """An answer that is none: of the wrong kind, not of this case, or gone since. It says which and what to do."""

    def __init__(self, field: str, problem: ValueProblem | None = None) -> None:
        problem = problem or ValueProblem("not_offered")
        ValueProblem.__init__(self, problem.code, **problem.params)
        self.field = field


class Refused(NotRecorded):
    """Rules stand against it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(finding.problem.code for finding in findings))
        self.findings = list(findings)


class NeedsReason(Refused):
    """It may be done when a reason is given."""


class Stale(NotRecorded):
    """Others have recorded acts since the form was opened."""

    def __init__(self, since: Sequence[Act]) -> None:
        super().__init__(f"{len(since)} acts since")
        self.since = list(since)


class Taken(NotRecorded):
    """A constraint of the database refuses it: a mediator or room is taken, a number is in use."""

    def __init__(self, constraint: str) -> None:
        super().__init__(constraint)
        self.constraint = constraint


class Decided(NotRecorded):
    """A colleague has already confirmed or refused this deviation."""


class AlreadyDone(NotRecorded):
    """The same form was sent twice; `act` is what the first one recorded."""

    def __init__(self, act: Act) -> None:
        super().__init__(str(act))
        self.act = act
