"""What one person of a case said themselves, for the mediator: to read, and to print for them."""

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
from izligums.web.desk.presenters.sheet import Sheet, sheet_for
from izligums.web.desk.views.paper import pdf
from izligums.web.space import on_paper


@requires(Permission.CASE_ACT)
@require_safe
def said(request: HttpRequest, case_id: int, person: int) -> HttpResponse:
    """Their wishes for the meeting, their questions, what they wrote to the mediator, and what else they told: for
    mediators of the case alone."""
    sheet = _sheet(request, case_id, person)
    shown = presenter.page(sheet, person, latest_wishes(person), questions_of(person))
    told = [each for each in sayings_of(person) if each.topic is not Topic.MESSAGE]
    short = presenter.short_messages(latest_terms(person))
    more = {"sayings": told, "conversation": conversation(person), "short_messages": short}
    return render(request, "desk/case/said.html", {**shown, **more})


@requires(Permission.CASE_ACT)
@require_safe
def copy(request: HttpRequest, case_id: int, person: int) -> HttpResponse:
    """All of it, with what they wrote for the other side and whom they proposed, in their language and for their hands;
    for mediators of the case alone."""
    sheet = _sheet(request, case_id, person)
    return pdf(on_paper.copy(sheet.participations[person], at=timezone.now()), sheet, "said")


@requires(Permission.CASE_ACT)
@require_safe
def form(request: HttpRequest, case_id: int, person: int, step: str) -> HttpResponse:
    """The questions of a page of their own space, to be answered by hand; for mediators of the case alone."""
    sheet = _sheet(request, case_id, person)
    if step not in on_paper.FORMS:
        raise Http404
    return pdf(on_paper.empty(sheet.participations[person], step, at=timezone.now()), sheet, "form")


def _sheet(request: HttpRequest, case_id: int, person: int) -> Sheet:
    sheet = sheet_for(cast("User", request.user), case_id, today=timezone.localdate())
    if sheet.undeclared or person not in sheet.participations:
        raise Http404
    if not sheet.capacities & MEDIATORS:
        raise PermissionDenied
    return sheet
