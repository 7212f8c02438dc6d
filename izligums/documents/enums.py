"""The papers the program writes. Pure: no Django."""

from __future__ import annotations

from enum import StrEnum


class Document(StrEnum):
    INFORMATION_SHEET = "information_sheet"
    CONSENT_FORM = "consent_form"
    INVITATION = "invitation"
    SESSION_INVITATION = "session_invitation"
    SETTLEMENT = "settlement"
    RESULT_NOTICE = "result_notice"
    FULFILMENT_REPORT = "fulfilment_report"
