"""What passes between the sides through the mediator."""

from __future__ import annotations

from izligums.dialogue.enums import Receiving, StatementState
from izligums.process.act import Act
from izligums.process.facts import CaseFacts, StatementFacts


def hand_statement(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(statements=(*facts.statements, StatementFacts(act.created, act.person or 0)))


def offer_statement(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.with_statement(act["statement"], state=StatementState.OFFERED, reader=act["receiver"])


def answer_offer(facts: CaseFacts, act: Act) -> CaseFacts:
    match act["way"]:
        case Receiving.SCREEN:
            return facts.without_statement(act["statement"])
        case Receiving.NOT:
            statement = facts.statement(act["statement"])
            asked = frozenset() if statement is None else statement.unwanted_by
            return facts.with_statement(
                act["statement"],
                state=StatementState.HANDED,
                reader=None,
                unwanted_by=asked | {act.person or 0},
            )
    return facts.with_statement(act["statement"], state=StatementState.WANTED)


def leaves(facts: CaseFacts, act: Act) -> CaseFacts:
    """Delivered, given back or taken back: it passes no more."""
    return facts.without_statement(act["statement"])


EFFECTS = {
    "hand_statement": hand_statement,
    "give_back_statement": leaves,
    "offer_statement": offer_statement,
    "answer_offer": answer_offer,
    "deliver_statement": leaves,
    "take_back_statement": leaves,
}
