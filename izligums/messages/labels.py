"""What this room's enum members are called (the register itself is `core.labels`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.core.labels import register
from izligums.messages.enums import LetterState, Way

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
