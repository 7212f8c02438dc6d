"""What this room's enum members are called (the register itself is `core.labels`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.core.labels import register
from izligums.messages.enums import (
    Hours,
    LetterState,
    Medium,
    MessageKind,
    MessageState,
    SendingProblem,
    Way,
    Wording,
)

register(
    {
        LetterState.WAITING: _("waits to be sent"),
        LetterState.DISPATCHED: _("sent"),
        LetterState.RETURNED: _("came back"),
        LetterState.HELD_BACK: _("held back"),
    }
)
register(
    {
        Way.POST: _("by post"),
        Way.REGISTERED_POST: _("by registered post"),
        Way.HANDED_OVER: _("handed over"),
        Way.COURIER: _("by courier"),
    }
)
register({Medium.EMAIL: _("by e-mail"), Medium.SMS: _("by text message")})
register(
    {
        MessageKind.INVITATION: _("code to come in"),
        MessageKind.SECOND_CODE: _("second code"),
        MessageKind.REMINDER: _("reminder of an appointment"),
        MessageKind.NEWS: _("word that something is new"),
    }
)
register(
    {
        Hours.DAY: _("in the daytime, 9 to 17"),
        Hours.EVENING: _("in the evening, 17 to 21"),
        Hours.ANY: _("from 9 to 21"),
    }
)
register({Wording.SPARSE: _("as little as possible"), Wording.PLAIN: _("day and hour of an appointment")})
register(
    {
        MessageState.WAITING: _("on its way"),
        MessageState.SENT: _("sent"),
        MessageState.FAILED: _("could not be sent"),
        MessageState.DROPPED: _("no longer needed"),
    }
)
register(
    {
        SendingProblem.NO_CHANNEL: _("the office has not set up this way"),
        SendingProblem.NO_ADDRESS: _("no address is known for it"),
        SendingProblem.REFUSED: _("the receiving side refused it"),
        SendingProblem.UNREACHABLE: _("nobody answered, after several tries"),
    }
)
