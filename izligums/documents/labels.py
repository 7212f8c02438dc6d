"""What this room's enum members are called (the register itself is `core.labels`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.core.labels import register
from izligums.documents.enums import Document

register(
    {
        Document.INFORMATION_SHEET: _("information sheet"),
        Document.CONSENT_FORM: _("consent form"),
        Document.INVITATION: _("invitation to a first talk"),
        Document.SESSION_INVITATION: _("invitation to a session"),
        Document.SETTLEMENT: _("settlement"),
        Document.RESULT_NOTICE: _("notice to the process leader"),
        Document.FULFILMENT_REPORT: _("report on fulfilment"),
    }
)
