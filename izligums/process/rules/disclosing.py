"""What is passed outside the service: nothing stands in its way, and somebody else looks at it afterwards."""

from __future__ import annotations

from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.law import DIRECTIVE_12_E, ORDER_OF_RECORDS
from izligums.process.problems import Blocker, Problems, rule


@rule(ORDER_OF_RECORDS)
def something_was_passed(facts: CaseFacts, act: Act) -> Problems:
    """It is recorded what kinds of data left the service."""
    if not act["data"]:
        yield Blocker("nothing_was_passed")


@rule(DIRECTIVE_12_E)
def second_person_looks(facts: CaseFacts, act: Act) -> Problems:
    """Whether it had to be passed outside is said once, and not by the person who passed it."""
    waiting = dict(facts.disclosed)
    if waiting and set(waiting.values()) == {act.by}:
        yield Blocker("disclosure_is_your_own")
    elif act["disclosure"] not in waiting:
        yield Blocker("disclosure_does_not_wait")
    elif waiting[act["disclosure"]] == act.by:
        yield Blocker("disclosure_is_your_own")
