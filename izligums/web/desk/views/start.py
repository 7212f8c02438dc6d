"""The pages the day begins with, one for each kind of work."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.web.desk.navigation import START


@requires(Permission.OWN_PAGES)
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    return redirect(START[Role(cast("User", request.user).role)])


@requires(Permission.CASE_ACT)
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/today.html")


@requires(Permission.INBOX_READ)
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/office.html")
