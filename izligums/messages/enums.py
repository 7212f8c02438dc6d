"""The words of letters. Pure: no Django."""

from __future__ import annotations

from enum import StrEnum


class LetterState(StrEnum):
    WAITING = "waiting"  # to be printed and sent
    DISPATCHED = "dispatched"
    RETURNED = "returned"  # came back: somebody has to find another way
    HELD_BACK = "held_back"  # overtaken while it waited: not to be sent any more


class Way(StrEnum):
    """How a printed letter left the house."""

    POST = "post"
    REGISTERED_POST = "registered_post"
    HANDED_OVER = "handed_over"
    COURIER = "courier"
