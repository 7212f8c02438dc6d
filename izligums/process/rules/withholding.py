"""What a person is not shown for a time: never without an end, never by one person alone, never for one's own sake."""

from __future__ import annotations

from datetime import date

from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.law import WITHHOLDING
from izligums.process.problems import Blocker, Problems, rule


def today(act: Act) -> date:
    """Withholding holds from when it is recorded, whatever day it was decided on."""
    return act.recorded_on or act.on


@rule(WITHHOLDING)
def has_an_end(facts: CaseFacts, act: Act) -> Problems:
    """Openings are withheld from one day to another, which lies ahead when it is decided."""
    if act["until"] <= today(act):
        yield Blocker("withholding_without_future")
    if act["since"] > act["until"]:
        yield Blocker("withholding_ends_first")


@rule(WITHHOLDING)
def not_ones_own(facts: CaseFacts, act: Act) -> Problems:
    """Nobody decides that their own openings are withheld."""
    if act["reader"] == act.by:
        yield Blocker("openings_are_your_own")


@rule(WITHHOLDING)
def waits_for_second(facts: CaseFacts, act: Act) -> Problems:
    """A second person speaks once, as long as the time is not over."""
    found = facts.withholding(act["withholding"])
    if found is None or found.agreed or found.until < today(act):
        yield Blocker("withholding_does_not_wait")


@rule(WITHHOLDING)
def agreed_to_by_another(facts: CaseFacts, act: Act) -> Problems:
    """The second person is neither the one who decided it nor the one whose openings they are."""
    found = facts.withholding(act["withholding"])
    if found is not None and act.by in (found.by, found.reader):
        yield Blocker("withholding_is_your_own")


@rule(WITHHOLDING)
def still_lasts(facts: CaseFacts, act: Act) -> Problems:
    """What is over has not to be ended."""
    found = facts.withholding(act["withholding"])
    if found is None or found.until < today(act):
        yield Blocker("nothing_is_withheld")
