"""Who can read what: the register drawn from policy, as `docs/reference/access.md` is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.permissions import Permission
from izligums.web.desk.presenters import access as presenter


@requires(Permission.ACCESS_READ)
@require_safe
def show_access(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/access.html", presenter.page())
