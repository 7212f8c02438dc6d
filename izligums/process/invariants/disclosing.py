"""What must be true of what is passed outside the service."""

from __future__ import annotations

from dataclasses import replace

from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.invariants.base import Breaches, after_acts

NONE: frozenset[tuple[int, int]] = frozenset()


@after_acts("Directive 2012/29/EU 12(1)(e); our promise", "record_disclosure")
def what_leaves_is_said_and_waits(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Whatever is passed outside names its kinds of data, and waits for a second person."""
    if not act["data"]:
        yield "nobody can tell what kinds of data left"
    if (act.created, act.by) not in after.disclosed:
        yield "nobody is waited for"


@after_acts("Directive 2012/29/EU 12(1)(e); our promise", "review_disclosure")
def disclosure_is_looked_at_by_another(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Somebody else than who passed it outside looks at it, once."""
    passed = [by for id, by in before.disclosed if id == act["disclosure"]]
    if len(passed) != 1:
        yield "it did not wait for anybody"
    if act.by in passed:
        yield "the second person is the first"
    if any(id == act["disclosure"] for id, _by in after.disclosed):
        yield "it still waits"


@after_acts("our promise", "record_disclosure", "review_disclosure")
def disclosure_changes_nothing_else(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """What is passed outside in danger arranges nothing, stops nothing and tells the process leader nothing."""
    if replace(before, disclosed=NONE) != replace(after, disclosed=NONE):
        yield "something else of the case changed"
