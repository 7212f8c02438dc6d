from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.core.labels import register
from izligums.people.enums import PersonKind

register(
    {
        PersonKind.NATURAL: _("natural person"),
        PersonKind.LEGAL: _("legal person"),
    }
)
