"""What must be true of what people say for themselves."""

from __future__ import annotations

from dataclasses import replace

from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.invariants import reading
from izligums.process.invariants.base import Breaches, after_acts
from izligums.process.invariants.reading import who

NONE: frozenset[tuple[int, int]] = frozenset()
_TELLING = ("say_wishes", "ask_question", "mark_question", "share_plan", "say_how_i_am")


@after_acts("our promise", *_TELLING)
def saying_arranges_nothing(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """What somebody says for themselves changes nothing else of the case, for nobody."""
    if replace(before, questions=NONE) != replace(after, questions=NONE):
        yield "something else of the case changed"


@after_acts("our promise", *_TELLING)
def only_somebody_who_is_here_speaks(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Somebody who is alive and part of the case says something, and nobody about anybody else's question."""
    one = reading.by_id(before, act.person)
    if one is None or not reading.here(one):
        yield f"{who(act.person or 0)} is gone"
    if act.step == "mark_question" and (act["question"], act.person) not in before.questions:
        yield f"{who(act.person or 0)} speaks of a question of somebody else"


@after_acts("our promise", "say_how_i_am")
def nothing_empty_is_kept(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Who says how they are has written something, or asks for a talk."""
    if not (act.get("how_i_am") or act.get("wants_talk")):
        yield f"{who(act.person or 0)} said nothing"
