"""What `izligums journal verify` finds."""

from __future__ import annotations

from izligums.cases.models import Case
from izligums.cases.verifying import Finding, Walk


def found(case: Case | None = None) -> list[tuple[Finding, int]]:
    """What is wrong, with its entry or line; `case` keeps what concerns it."""
    return [(each.finding, each.number) for each in Walk().findings() if case is None or each.case in (None, case.pk)]
