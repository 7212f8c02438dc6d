from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.accounts.enums import MunicipalityKind, Role
from izligums.core.labels import register

register(
    {
        Role.MEDIATOR: _("mediator"),
        Role.COORDINATOR: _("coordinator"),
        Role.HEAD: _("head of unit"),
        Role.ANALYST: _("analyst"),
        Role.ADMINISTRATOR: _("administrator"),
        Role.AUDITOR: _("auditor"),
    }
)
register(
    {
        MunicipalityKind.COUNTY: _("county"),
        MunicipalityKind.STATE_CITY: _("state city"),
    }
)
