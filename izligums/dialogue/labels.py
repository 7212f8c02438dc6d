"""What this room's enum members are called (the register itself is `core.labels`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from izligums.core.labels import register
from izligums.dialogue.enums import (
    Answered,
    FirstToSpeak,
    GivenBack,
    QuestionWay,
    Receiving,
    ReplyWay,
    Seat,
    StatementState,
    Topic,
)

register(
    {
        Seat.NEAR_DOOR: _("near the door"),
        Seat.BESIDE_MEDIATOR: _("beside the mediator"),
        Seat.BESIDE_SUPPORTER: _("beside their supporter"),
        Seat.FAR_FROM_OTHERS: _("far from the other side"),
        Seat.NO_MATTER: _("it does not matter where"),
    }
)
register(
    {
        FirstToSpeak.SELF: _("this person"),
        FirstToSpeak.OTHERS: _("the other side"),
        FirstToSpeak.NO_MATTER: _("it does not matter who"),
    }
)
register(
    {
        QuestionWay.TO_SESSION: _("to be asked in the session"),
        QuestionWay.THROUGH_MEDIATOR: _("to be put by the mediator"),
    }
)
register(
    {
        Answered.OPEN: _("not answered yet"),
        Answered.ANSWERED: _("answered"),
        Answered.PARTLY: _("partly answered"),
        Answered.NOT_ANSWERED: _("left without an answer"),
        Answered.WITHDRAWN: _("taken back"),
    }
)
register(
    {
        Topic.PLAN: _("what they want to put right"),
        Topic.HOW_I_AM: _("how they are"),
        Topic.MESSAGE: _("a message to the mediator"),
    }
)
register({ReplyWay.WRITTEN: _("in writing, in their own space"), ReplyWay.TALKED: _("we talked about it")})
register(
    {
        StatementState.HANDED: pgettext_lazy("letter between the sides", "with the mediator"),
        StatementState.OFFERED: pgettext_lazy("letter between the sides", "offered, not answered yet"),
        StatementState.WANTED: pgettext_lazy("letter between the sides", "wanted, not received yet"),
        StatementState.DELIVERED: pgettext_lazy("letter between the sides", "received"),
        StatementState.GIVEN_BACK: pgettext_lazy("letter between the sides", "given back"),
        StatementState.TAKEN_BACK: pgettext_lazy("letter between the sides", "taken back"),
    }
)
register({GivenBack.CHANGES: _("asked for changes"), GivenBack.DECLINED: _("it is not passed on")})
register(
    {
        Receiving.SCREEN: _("now, on the screen"),
        Receiving.OFFICE: _("in the office, with the mediator"),
        Receiving.ALOUD: _("read aloud by the mediator"),
        Receiving.NOT: _("not at all"),
    }
)
