"""What must be true of what people say for themselves, and of the answers."""

from __future__ import annotations

from dataclasses import replace

from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.invariants import reading
from izligums.process.invariants.base import Breaches, after_acts, in_states
from izligums.process.invariants.reading import who

NONE: frozenset[tuple[int, int]] = frozenset()
NOBODY: frozenset[int] = frozenset()
_TELLING = (
    *("say_wishes", "ask_question", "mark_question", "share_plan", "say_how_i_am"),
    *("write_to_mediator", "choose_messages"),
)


@after_acts("our promise", *_TELLING)
def saying_arranges_nothing(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """What somebody says for themselves changes nothing else of the case, for nobody; only they may wait for an answer
    then."""
    if replace(before, questions=NONE, waiting=NOBODY) != replace(after, questions=NONE, waiting=NOBODY):
        yield "something else of the case changed"
    if after.waiting - {act.person} != before.waiting - {act.person}:
        yield "whether somebody else waits for an answer changed"


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


@after_acts("our promise", "choose_messages")
def messages_reach_the_person_alone(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """No short message goes by a medium that the safe way does not name."""
    if act.get("medium") and str(act["medium"]) not in {str(each) for each in act["reachable"]}:
        yield f"messages to {who(act.person or 0)} go a way that is not safe"


@after_acts("our promise", "write_to_mediator")
def who_writes_is_answered(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Whoever wrote to their mediator waits until somebody answers, whatever they said about taking part."""
    if act.person not in after.waiting:
        yield f"{who(act.person or 0)} wrote and does not wait"


@after_acts("our promise", "reply_to_person")
def answer_reaches_who_waits(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Only who waits is answered, in words they can come and read, or in a talk of which no words stay; by mediators
    who declared that there is no conflict."""
    if act.person not in before.waiting or after.waiting != before.waiting - {act.person}:
        yield f"{who(act.person or 0)} did not wait, or still does"
    written = str(act["reply_way"]) == "written"
    if written and (not act.get("reply") or act.person not in before.access):
        yield f"{who(act.person or 0)} has nothing to read, or no way to it"
    if not written and act.get("reply"):
        yield "words were written that nobody reads"
    if not reading.staff(before) or any(each.declared is not True for each in reading.staff(before)):
        yield "a mediator has not declared that there is no conflict"


@in_states("our promise")
def nobody_waits_who_is_gone(facts: CaseFacts) -> Breaches:
    """Nobody waits for an answer who died or is no longer part of the case."""
    for id in facts.waiting:
        one = reading.by_id(facts, id)
        if one is None or not reading.here(one):
            yield f"{who(id)} waits for an answer, but is gone"
