from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.core.labels import register
from izligums.mediators.enums import MediatorKind, TrainingKind

register(
    {
        MediatorKind.OFFICIAL: _("official of the service"),
        MediatorKind.VOLUNTEER: _("certified volunteer"),
    }
)
register(
    {
        TrainingKind.BASIC: _("mediator's basic training"),
        TrainingKind.ADVANCED: _("advanced training for sensitive cases"),
        TrainingKind.CHILD_RIGHTS: _("training in the rights of the child"),
    }
)
