"""What passes between the sides of a case, as its mediators read it."""

from __future__ import annotations

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.web.desk.presenters import statements as presenter
from izligums.web.desk.presenters.sheet import sheet_for


@requires(Permission.CASE_ACT)
@require_safe
def between(request: HttpRequest, case_id: int) -> HttpResponse:
    """For mediators of the case alone: nobody else of the service reads what people wrote for one another."""
    sheet = sheet_for(cast("User", request.user), case_id, today=timezone.localdate())
    if sheet.undeclared:
        raise Http404
    if not presenter.reads(sheet):
        raise PermissionDenied
    return render(request, "desk/case/between.html", {"sheet": sheet, "statements": presenter.lines(sheet)})
