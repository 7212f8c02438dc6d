"""The words of what passes between the sides through the mediator. Pure: no Django."""

from __future__ import annotations

from enum import StrEnum


class StatementState(StrEnum):
    """Where something stands that one person wrote for the other side."""

    HANDED = "handed"  # with the mediator
    OFFERED = "offered"  # somebody of the other side is asked whether they want it
    WANTED = "wanted"  # they want it in the office, or read aloud, and have not got it yet
    DELIVERED = "delivered"
    GIVEN_BACK = "given_back"  # the mediator does not pass it on as it is
    TAKEN_BACK = "taken_back"  # by its author, before anybody read it


class GivenBack(StrEnum):
    """Why a statement goes back to its author."""

    CHANGES = "changes"  # the mediator asks for changes
    DECLINED = "declined"  # it is not passed on


class Receiving(StrEnum):
    """How somebody wants to receive a statement."""

    SCREEN = "screen"  # now, in their own space
    OFFICE = "office"  # to read it in the office, with the mediator
    ALOUD = "aloud"  # the mediator reads it to them
    NOT = "not"
