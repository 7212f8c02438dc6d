"""Issued papers, to open and print."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.access import readable_cases
from izligums.cases.reading import note_case
from izligums.documents.models import IssuedDocument
from izligums.documents.rendering import pdf


@requires(Permission.DOCUMENT_READ)
@require_safe
def show_document(request: HttpRequest, pk: int) -> HttpResponse:
    cases = readable_cases(cast("User", request.user))
    document = IssuedDocument.objects.select_related("case").filter(pk=pk, case__in=cases.order_by()).first()
    if document is None:
        raise Http404
    note_case(document.case_id)
    name = f"{document.case.number}-{document.kind.replace('_', '-')}-{document.pk}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(pdf(document), content_type="application/pdf", headers=headers)
