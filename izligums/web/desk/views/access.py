"""The codes that a mediator hands to a person of a case."""

from __future__ import annotations

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.enums import InvitationWay, SecondFactor
from izligums.cases.models import Access
from izligums.core.codes import Purpose, code
from izligums.messages.queries import last_message
from izligums.process.steps.base import MEDIATORS
from izligums.web.desk.presenters.sheet import sheet_for


@requires(Permission.CASE_ACT)
@require_safe
def codes(request: HttpRequest, case_id: int, person: int) -> HttpResponse:
    """For mediators of the case alone: what goes on paper or is told in person. A code that was sent is not shown."""
    sheet = sheet_for(cast("User", request.user), case_id, today=timezone.localdate())
    if sheet.undeclared:
        raise Http404
    if not sheet.capacities & MEDIATORS:
        raise PermissionDenied
    access = get_object_or_404(Access, case=sheet.case, participation_id=person, ended_on=None)
    fresh = access.used_at is None and timezone.now() < access.valid_until
    shown = {
        "sheet": sheet,
        "name": sheet.name(person),
        "access": access,
        "fresh": fresh,
        "invitation": code(Purpose.INVITATION, access.seed) if fresh and access.way is InvitationWay.PAPER else "",
        "second": code(Purpose.SECOND, access.seed) if fresh and access.second is SecondFactor.HANDED_OVER else "",
        "message": last_message(person),
    }
    return render(request, "desk/case/codes.html", shown)
