"""The case page."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.access import case_for


@requires(Permission.CASE_READ)
@require_safe
def show_case(request: HttpRequest, case_id: int) -> HttpResponse:
    case = case_for(cast("User", request.user), case_id)
    return render(request, "desk/case/stub.html", {"case": case})
