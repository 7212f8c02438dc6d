from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from izligums.core.labels import register
from izligums.dialogue.enums import GivenBack, Receiving, StatementState

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
