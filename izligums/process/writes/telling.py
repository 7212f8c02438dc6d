"""What people said, and what they were answered: sealed, on their side; the journal keeps that something was said, not
what."""

from __future__ import annotations

from izligums.dialogue import actions as dialogue
from izligums.dialogue.enums import Topic
from izligums.messages import actions as messages
from izligums.process.act import Act
from izligums.process.writes.context import Recording


def say_wishes(recording: Recording, act: Act) -> int:
    texts = {name: act.get(name) or "" for name in ("safety", "time_place", "breaks", "not_raised", "access_needs")}
    return dialogue.record_wishes(
        act=recording.entry,
        participation_id=act.person or 0,
        seat=act.get("seat"),
        first=act.get("first"),
        language=act.get("language"),
        interpreter=bool(act.get("interpreter")),
        **texts,
    ).pk


def ask_question(recording: Recording, act: Act) -> int:
    return dialogue.ask(
        act=recording.entry, participation_id=act.person or 0, text=act["question_text"], way=act["way"]
    ).pk


def mark_question(recording: Recording, act: Act) -> None:
    dialogue.mark(question_id=act["question"], answered=act["answered"], act=recording.entry)


def share_plan(recording: Recording, act: Act) -> int:
    return dialogue.tell(act=recording.entry, participation_id=act.person or 0, topic=Topic.PLAN, text=act["plan"]).pk


def say_how_i_am(recording: Recording, act: Act) -> int:
    return dialogue.tell(
        act=recording.entry,
        participation_id=act.person or 0,
        topic=Topic.HOW_I_AM,
        text=act.get("how_i_am") or "",
        wants_talk=bool(act.get("wants_talk")),
    ).pk


def write_to_mediator(recording: Recording, act: Act) -> int:
    return dialogue.tell(
        act=recording.entry, participation_id=act.person or 0, topic=Topic.MESSAGE, text=act["message"]
    ).pk


def reply_to_person(recording: Recording, act: Act) -> int:
    dialogue.answer_all(participation_id=act.person or 0, act=recording.entry)
    return dialogue.reply(
        act=recording.entry, participation_id=act.person or 0, way=act["reply_way"], text=act.get("reply") or ""
    ).pk


def choose_messages(recording: Recording, act: Act) -> int:
    return messages.agree_terms(
        act=recording.entry,
        participation_id=act.person or 0,
        medium=act.get("medium"),
        hours=act["message_hours"],
        wording=act["wording"],
    ).pk


WRITES = {
    "say_wishes": say_wishes,
    "ask_question": ask_question,
    "mark_question": mark_question,
    "share_plan": share_plan,
    "say_how_i_am": say_how_i_am,
    "write_to_mediator": write_to_mediator,
    "reply_to_person": reply_to_person,
    "choose_messages": choose_messages,
}
