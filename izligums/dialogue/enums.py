"""The words of what people say, and of what passes between the sides through the mediator. Pure: no Django."""

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


class Seat(StrEnum):
    """Where somebody wants to sit."""

    NEAR_DOOR = "near_door"
    BESIDE_MEDIATOR = "beside_mediator"
    BESIDE_SUPPORTER = "beside_supporter"
    FAR_FROM_OTHERS = "far_from_others"
    NO_MATTER = "no_matter"


class FirstToSpeak(StrEnum):
    """Who is to speak first."""

    SELF = "self"
    OTHERS = "others"
    NO_MATTER = "no_matter"


class QuestionWay(StrEnum):
    """What is to become of a question. The program brings it to nobody of the other side: people do."""

    TO_SESSION = "to_session"
    THROUGH_MEDIATOR = "through_mediator"


class Answered(StrEnum):
    """Whether a question has been answered; whoever asked it says so."""

    OPEN = "open"
    ANSWERED = "answered"
    PARTLY = "partly"
    NOT_ANSWERED = "not_answered"
    WITHDRAWN = "withdrawn"


class Topic(StrEnum):
    """What somebody told the mediator of in their own words."""

    PLAN = "plan"  # of an offender: what they want to put right, and how
    HOW_I_AM = "how_i_am"  # after a meeting
    MESSAGE = "message"  # from their own space


class ReplyWay(StrEnum):
    """How a mediator answers somebody who wrote to them, or asked for another talk."""

    WRITTEN = "written"  # in writing, in the person's own space
    TALKED = "talked"
