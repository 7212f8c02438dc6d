"""The words of what people say. Pure: no Django."""

from __future__ import annotations

from enum import StrEnum


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
