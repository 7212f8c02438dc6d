"""Received papers of a case, handed to whoever may open the case: as attachments, never as pages of ours."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.models import ReceivedFile
from izligums.web.desk.presenters.sheet import sheet_for


@requires(Permission.DOCUMENT_READ)
@require_safe
def received(request: HttpRequest, case_id: int, file: int) -> HttpResponse:
    _may_open(request, case_id)
    kept = get_object_or_404(ReceivedFile, case_id=case_id, pk=file)
    return attachment(bytes(kept.content), kept.content_type, kept.name)


def _may_open(request: HttpRequest, case_id: int) -> None:
    """Who may open the case, and has answered the question of conflict."""
    if sheet_for(cast("User", request.user), case_id, today=timezone.localdate()).undeclared:
        raise Http404


def attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "private, no-store",
        },
    )
