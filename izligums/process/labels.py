"""What this room's enum members are called (the register itself is `core.labels`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.core.labels import register
from izligums.process.intake.told import Refusal
from izligums.process.law import Basis
from izligums.process.steps.base import Notify

register(
    {
        Basis.READ: _("read in a public copy"),
        Basis.RECALLED: _("recalled, to be confirmed by the lawyer"),
        Basis.PRACTICE: _("practice, not law"),
        Basis.OPEN: _("an open question for the lawyer"),
    }
)
register(
    {
        Notify.PERSON: _("the person"),
        Notify.SESSION_PEOPLE: _("everybody who is to come"),
        Notify.SIGNATORIES: _("the signatories"),
        Notify.LEADER: _("the process leader"),
    }
)
register(
    {
        Refusal.NO_PROCEEDINGS: _("there are no criminal proceedings"),
        Refusal.WITHDRAWN: _("the applicant changed their mind"),
        Refusal.NOT_REACHED: _("the applicant could not be reached"),
        Refusal.TWICE: _("the same was sent before"),
        Refusal.NOT_OURS: _("it is no matter for mediation"),
        Refusal.UNCLEAR: _("it cannot be told who is meant"),
    }
)
