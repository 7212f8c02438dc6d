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


class Medium(StrEnum):
    """How a short message reaches a person's own device."""

    EMAIL = "email"
    SMS = "sms"


class MessageKind(StrEnum):
    INVITATION = "invitation"  # the code that opens the person's own space
    SECOND_CODE = "second_code"  # the short code asked beside it
    REMINDER = "reminder"  # an appointment is near
    NEWS = "news"  # something new lies in the person's own space

    @property
    def carries_code(self) -> bool:
        return self in (MessageKind.INVITATION, MessageKind.SECOND_CODE)


class Hours(StrEnum):
    """When a short message may come that is no code: the person's own choice, and never at night."""

    DAY = "day"
    EVENING = "evening"
    ANY = "any"


class Wording(StrEnum):
    """How much a short message says, to whoever looks at the screen."""

    SPARSE = "sparse"  # that they may look at their page, or call
    PLAIN = "plain"  # day and hour of an appointment


class MessageState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"  # taken over by the mail server or the gateway
    FAILED = "failed"
    DROPPED = "dropped"  # nobody waits for it any more


class SendingProblem(StrEnum):
    """Why a message could not be sent."""

    NO_CHANNEL = "no_channel"  # neither mail server nor gateway is set up for it
    NO_ADDRESS = "no_address"  # the safe way names none
    REFUSED = "refused"  # the mail server or the gateway says no
    UNREACHABLE = "unreachable"  # tried again and again
