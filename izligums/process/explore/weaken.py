"""Takes one rule at a time out of the table, and sees whether an invariant notices in a small world.

A rule that nobody would miss is either not needed or not watched. What is not watched is excused here, with the reason.
"""

from __future__ import annotations

from izligums.process.explore.walk import Violation, Walker
from izligums.process.explore.worlds import SMALL
from izligums.process.problems import Rule
from izligums.process.steps import ALWAYS, TABLE

_NEVER_BLOCKS = "it never stands in the way: it asks for a reason, or only tells something"
_SAID_TWICE = "the table itself says the same of the stage or the person; the rule gives the sentence"

#: Rules that no invariant watches, and why that is right.
UNWATCHED: dict[str, str] = {
    "access_is_new": _SAID_TWICE,
    "all_victims_settled": _NEVER_BLOCKS,
    "consent_is_new": _SAID_TWICE,
    "due_day_lies_ahead": _NEVER_BLOCKS,
    "entry_can_be_corrected": "corrections are not walked; the writer's own tests try them on the database",
    "found_risk_is_kept": "corrections are not walked; the writer's own tests try them on the database",
    "minor_not_alone": _NEVER_BLOCKS,
    "not_already_withdrawn": _SAID_TWICE,
    "not_yet_registered": _SAID_TWICE,
    "own_word_is_kept": "corrections are not walked; the writer's own tests try them on the database",
    "person_takes_part": _SAID_TWICE,
    "second_word_is_kept": "corrections are not walked; the writer's own tests try them on the database",
    "somebody_is_connected": "ending a connection that is not there changes nothing and harms nobody",
    "stop_is_new": "ordering a stop twice changes nothing and harms nobody",
    "time_to_think": _NEVER_BLOCKS,
    "two_for_sensitive_cases": _NEVER_BLOCKS,
    "unwanted_is_not_offered_again": _NEVER_BLOCKS,
}


def rules() -> dict[str, Rule]:
    """Every rule of the table, once."""
    return {rule.name: rule for step in TABLE.values() for rule in (*ALWAYS, *step.rules)}


def caught(rule: str) -> Violation | None:
    """What an invariant says when `rule` is taken out of every step; None when nobody notices in any small world."""
    in_all = any(each.name == rule for each in ALWAYS)
    stands_in = {step.name for step in TABLE.values() if any(each.name == rule for each in step.rules)}
    for world in SMALL:
        if in_all or world.steps & stands_in:
            walk = Walker(world, without=rule).walk()
            if walk.violation is not None:
                return walk.violation
    return None
