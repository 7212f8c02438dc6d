"""The words of letters. Pure: no Django."""

from __future__ import annotations

from enum import StrEnum


class LetterState(StrEnum):
    WAITING = "waiting"  # to be printed and sent
    DISPATCHED = "dispatched"
    RETURNED = "returned"  # came back: somebody has to find another way


class Way(StrEnum):
    """How a printed letter left the house."""

    POST = "post"
    REGISTERED_POST = "registered_post"
    HANDED_OVER = "handed_over"
    COURIER = "courier"
