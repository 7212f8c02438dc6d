"""The one table of steps: what may happen to a case.

Buttons, the list of what is missing, permissions, forms, the reference page with its diagram, the explorer and the
tests are all drawn from `TABLE`. The chapters are files beside this one; a row is a `Step` (see `base`).
"""

from __future__ import annotations

from izligums.process.rules import intake as intake_rules
from izligums.process.steps import (
    agreeing,
    deciding,
    disclosing,
    ending,
    intake,
    letters,
    meeting,
    people,
    safety,
    staffing,
    telling,
    withholding,
)
from izligums.process.steps.base import Step

#: Rules that every act obeys.
ALWAYS = (intake_rules.day_is_possible, intake_rules.not_in_the_future)

TABLE: dict[str, Step] = {
    step.name: step
    for chapter in (
        *(intake, staffing, people, safety, deciding, telling, letters, meeting),
        *(agreeing, disclosing, withholding, ending),
    )
    for step in chapter.STEPS
}
