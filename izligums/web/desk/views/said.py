"""What one person of a case said themselves, for the mediator."""

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
from izligums.dialogue.enums import Topic
from izligums.dialogue.queries import conversation, latest_wishes, questions_of, sayings_of
from izligums.messages.queries import latest_terms
from izligums.process.steps.base import MEDIATORS
from izligums.web.desk.presenters import said as presenter
from izligums.web.desk.presenters.sheet import sheet_for


@requires(Permission.CASE_ACT)
@require_safe
def said(request: HttpRequest, case_id: int, person: int) -> HttpResponse:
    """Their wishes for the meeting, their questions, what they wrote to the mediator, and what else they told: for
    mediators of the case alone. To be printed, for them to keep or to look over together."""
    sheet = sheet_for(cast("User", request.user), case_id, today=timezone.localdate())
    if sheet.undeclared or person not in sheet.participations:
        raise Http404
    if not sheet.capacities & MEDIATORS:
        raise PermissionDenied
    shown = presenter.page(sheet, person, latest_wishes(person), questions_of(person))
    told = [each for each in sayings_of(person) if each.topic is not Topic.MESSAGE]
    short = presenter.short_messages(latest_terms(person))
    more = {"sayings": told, "conversation": conversation(person), "short_messages": short}
    return render(request, "desk/case/said.html", {**shown, **more})
