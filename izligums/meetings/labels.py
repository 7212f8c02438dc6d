"""What this room's enum members are called (the register itself is `core.labels`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.core.labels import register
from izligums.meetings.enums import CancelReason, Form, Mode, SessionState

register(
    {
        Form.SESSION: _("session: victim, offender and their supporters"),
        Form.CONFERENCE: _("conference: a wider circle"),
        Form.INDIRECT: _("indirect, through the mediator"),
    }
)
register(
    {
        Mode.IN_PERSON: _("in one room"),
        Mode.ONLINE: _("online"),
        Mode.SEPARATE: _("apart: the mediator goes between"),
    }
)
register({SessionState.PLANNED: _("planned"), SessionState.HELD: _("held"), SessionState.CANCELLED: _("cancelled")})
register(
    {
        CancelReason.RESCHEDULED: _("moved to another time"),
        CancelReason.ILLNESS: _("illness"),
        CancelReason.NO_SHOW: _("somebody did not come"),
        CancelReason.PLACE: _("the place is not available"),
        CancelReason.STOPPED: _("stopped by another step"),
        CancelReason.OTHER: _("another reason"),
    }
)
