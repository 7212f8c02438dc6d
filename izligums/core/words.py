"""What this room's enum members are called (the register itself is `core.labels`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.core.enums import Language, PeriodUnit, Standing
from izligums.core.labels import register

register(
    {
        Language.LATVIAN: _("Latvian"),
        Language.ENGLISH: _("English"),
        Language.RUSSIAN: _("Russian"),
        Language.UKRAINIAN: _("Ukrainian"),
    }
)
register(
    {
        PeriodUnit.WORKING_DAYS: _("working days"),
        PeriodUnit.CALENDAR_DAYS: _("calendar days"),
        PeriodUnit.MONTHS: _("months"),
    }
)
register(
    {
        Standing.READ: _("read in a public copy"),
        Standing.RECALLED: _("recalled, to be confirmed by the lawyer"),
        Standing.OPEN: _("an open question for the lawyer"),
    }
)
