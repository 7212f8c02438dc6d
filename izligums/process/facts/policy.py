"""Legal values a rule needs that the office, or a lawyer, may set."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from izligums.cases.enums import Signing
from izligums.core.periods import PeriodLength, end_of
from izligums.core.workdays import SpecialDays


@dataclass(frozen=True, slots=True)
class Policy:
    """The values as they stand on a day."""

    child_term_months: int | None = 6
    child_term_enforced: bool = True
    #: How long a risk review counts; None: no period is set, only what happens makes it old.
    risk_review: PeriodLength | None = None
    #: What counts as confirming "in writing" that one takes part.
    in_writing: frozenset[Signing] = frozenset({Signing.PAPER, Signing.E_SIGNATURE})
    #: Empty unless working days have to be counted.
    special: SpecialDays = field(default_factory=dict, compare=False)

    def risk_review_until(self, reviewed_on: date) -> date | None:
        """The last day on which a review of that day counts; None: without end."""
        return None if self.risk_review is None else end_of(self.risk_review, reviewed_on, self.special)
