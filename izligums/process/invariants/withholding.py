"""What must be true of openings that a person is not shown."""

from __future__ import annotations

from dataclasses import replace

from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.invariants.base import Breaches, after_acts

STEPS = ("withhold_openings", "review_withholding", "end_withholding")


@after_acts("Directive (EU) 2016/680, 15", "withhold_openings")
def withheld_for_a_time(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Withholding ends on a day that lies ahead, after it begins; and it is not in force before somebody agrees."""
    if act["until"] <= act.on or act["until"] < act["since"]:
        yield "it has no time in which it holds"
    if act["reader"] == act.by:
        yield "somebody hides their own openings"
    if any(each.agreed for each in after.withholdings if each not in before.withholdings):
        yield "it holds although nobody has agreed"


@after_acts("Directive (EU) 2016/680, 15", "review_withholding")
def withheld_by_two(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Openings are withheld when somebody agrees, before the time is over, who neither decided it nor opened the data;
    and shown when that person disagrees."""
    waiting = [each for each in before.withholdings if each.id == act["withholding"] and not each.agreed]
    if not waiting or waiting[0].until < act.on:
        yield "it did not wait for anybody"
    if any(act.by in (each.by, each.reader) for each in waiting):
        yield "the second person is not a second person"
    if not act["agrees"] and any(each.id == act["withholding"] for each in after.withholdings):
        yield "it goes on although the second person disagrees"


@after_acts("Directive (EU) 2016/680, 15", "end_withholding")
def ended_once(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """What an act ends had not ended before, and is over afterwards."""
    if not any(each.id == act["withholding"] and each.until >= act.on for each in before.withholdings):
        yield "nothing was withheld"
    if any(each.id == act["withholding"] for each in after.withholdings):
        yield "it goes on"


@after_acts("our promise", *STEPS)
def withholding_changes_nothing_else(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """That openings are withheld arranges nothing, stops nothing and tells nobody anything."""
    if replace(before, withholdings=()) != replace(after, withholdings=()):
        yield "something else of the case changed"
