"""What an act does to the facts: the pure mirror of what the writer does to the database.

`evolve` never judges; ask `judge` first. A property test drives both and compares after each act.
"""

from __future__ import annotations

from collections.abc import Callable

from izligums.process.act import Act
from izligums.process.evolve import (
    agreeing,
    deciding,
    disclosing,
    ending,
    intake,
    letters,
    meeting,
    people,
    staffing,
    telling,
    withholding,
)
from izligums.process.facts import CaseFacts

Effect = Callable[[CaseFacts, Act], CaseFacts]

EFFECTS: dict[str, Effect] = {
    **intake.EFFECTS,
    **staffing.EFFECTS,
    **people.EFFECTS,
    **letters.EFFECTS,
    **deciding.EFFECTS,
    **meeting.EFFECTS,
    **agreeing.EFFECTS,
    **disclosing.EFFECTS,
    **withholding.EFFECTS,
    **telling.EFFECTS,
    **ending.EFFECTS,
}


def evolve(facts: CaseFacts, act: Act) -> CaseFacts:
    """The facts after `act`. Nothing is known before `receive`, and after `correct` the facts are gathered anew."""
    return EFFECTS[act.step](facts, act)
