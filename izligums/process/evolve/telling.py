"""What somebody says for themselves arranges nothing: it is heard. Only which questions are asked is kept, and who
waits for an answer."""

from __future__ import annotations

from izligums.dialogue.enums import Answered
from izligums.process.act import Act
from izligums.process.evolve.stopping import answered
from izligums.process.facts import CaseFacts


def heard(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts


def ask_question(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(questions=facts.questions | {(act.created, act.person or 0)})


def mark_question(facts: CaseFacts, act: Act) -> CaseFacts:
    if act["answered"] is not Answered.WITHDRAWN:
        return facts
    return facts.but(questions=facts.questions - {(act["question"], act.person or 0)})


def say_how_i_am(facts: CaseFacts, act: Act) -> CaseFacts:
    return write_to_mediator(facts, act) if act.get("wants_talk") else facts


def write_to_mediator(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(waiting=facts.waiting | {act.person or 0})


def reply_to_person(facts: CaseFacts, act: Act) -> CaseFacts:
    return answered(facts, act.person or 0)


EFFECTS = {
    "say_wishes": heard,
    "choose_messages": heard,
    "ask_question": ask_question,
    "mark_question": mark_question,
    "share_plan": heard,
    "say_how_i_am": say_how_i_am,
    "write_to_mediator": write_to_mediator,
    "reply_to_person": reply_to_person,
}
