"""Papers to print before anything is recorded: to be read together and signed by hand. Nothing is issued or kept."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.models import Participation
from izligums.core.enums import Language
from izligums.documents import queries
from izligums.documents.enums import Document
from izligums.documents.rendering import preview
from izligums.settlements.enums import SettlementState
from izligums.settlements.models import Settlement
from izligums.web.desk.presenters.sheet import Sheet, sheet_for


@requires(Permission.DOCUMENT_READ)
@require_safe
def settlement(request: HttpRequest, case_id: int, settlement: int) -> HttpResponse:
    """The draft as it stands, with lines to sign on; a certified settlement has been issued."""
    sheet = _sheet(request, case_id)
    draft = get_object_or_404(Settlement, case=sheet.case, pk=settlement, state=SettlementState.DRAFT)
    language = Language.ENGLISH if get_language() == "en" else Language.LATVIAN
    facts = queries.gather_settlement(sheet.case, settlement=draft, language=language)
    return pdf(preview(Document.SETTLEMENT, language, facts, on=sheet.today), sheet, "settlement")


@requires(Permission.DOCUMENT_READ)
@require_safe
def consent(request: HttpRequest, case_id: int, person: int) -> HttpResponse:
    """The consent form in the person's language."""
    sheet, whom = _whom(request, case_id, person)
    facts = queries.gather_consent(sheet.case, whom, language=whom.language)
    return pdf(preview(Document.CONSENT_FORM, whom.language, facts, on=sheet.today), sheet, "consent")


@requires(Permission.DOCUMENT_READ)
@require_safe
def information(request: HttpRequest, case_id: int, person: int) -> HttpResponse:
    """The information sheet in the person's language."""
    sheet, whom = _whom(request, case_id, person)
    facts = queries.gather_information(sheet.case, language=whom.language)
    return pdf(preview(Document.INFORMATION_SHEET, whom.language, facts, on=sheet.today), sheet, "information")


def _sheet(request: HttpRequest, case_id: int) -> Sheet:
    today: date = timezone.localdate()
    sheet = sheet_for(cast("User", request.user), case_id, today=today)
    if sheet.undeclared:
        raise Http404
    return sheet


def _whom(request: HttpRequest, case_id: int, person: int) -> tuple[Sheet, Participation]:
    sheet = _sheet(request, case_id)
    return sheet, get_object_or_404(
        Participation.objects.select_related("person", "beside__person"), case=sheet.case, pk=person
    )


def pdf(content: bytes, sheet: Sheet, kind: str) -> HttpResponse:
    """To be printed, and kept by no browser; its name says nothing of people."""
    headers = {
        "Content-Disposition": f'inline; filename="{sheet.case.number}-{kind}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)
