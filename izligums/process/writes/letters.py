"""Rows of what passes between the sides."""

from __future__ import annotations

from izligums.dialogue import actions as dialogue
from izligums.process.act import Act
from izligums.process.writes.context import Recording


def hand_statement(recording: Recording, act: Act) -> int:
    return dialogue.hand(author_id=act.person or 0, text=act["text"], act=recording.entry).pk


def give_back_statement(recording: Recording, act: Act) -> None:
    dialogue.give_back(statement_id=act["statement"], why=act["why"], note=act["note"], on=act.on)


def offer_statement(recording: Recording, act: Act) -> None:
    dialogue.offer(statement_id=act["statement"], reader_id=act["receiver"], on=act.on)


def answer_offer(recording: Recording, act: Act) -> None:
    dialogue.answer(statement_id=act["statement"], way=act["way"], reader_id=act.person or 0, on=act.on)


def deliver_statement(recording: Recording, act: Act) -> None:
    dialogue.deliver(statement_id=act["statement"], on=act.on)


def take_back_statement(recording: Recording, act: Act) -> None:
    dialogue.take_back(statement_id=act["statement"], on=act.on)


WRITES = {
    "hand_statement": hand_statement,
    "give_back_statement": give_back_statement,
    "offer_statement": offer_statement,
    "answer_offer": answer_offer,
    "deliver_statement": deliver_statement,
    "take_back_statement": take_back_statement,
}
