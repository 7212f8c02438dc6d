"""A second person confirms, or does not confirm, what happened against a rule."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.core.problems import sentence
from izligums.core.values import ValueProblem
from izligums.process import deviations
from izligums.process.models import Deviation
from izligums.process.refusals import Decided, NotAllowed, Refused, Taken, WrongStage
from izligums.web.desk.presenters import act as act_presenter
from izligums.web.desk.presenters import deviation as presenter
from izligums.web.desk.presenters.sheet import Sheet, sheet_for

CONFLICT = 409


@requires(Permission.CASE_READ, to_change=Permission.CASE_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def deviation(request: HttpRequest, case_id: int, deviation: int) -> HttpResponse:
    sheet = sheet_for(cast("User", request.user), case_id, today=timezone.localdate())
    found = Deviation.objects.select_related("by", "decided_by").filter(case=sheet.case, pk=deviation).first()
    if found is None or sheet.undeclared:
        raise Http404
    problem = ""
    if request.method == "POST":
        problem = _decide(request, found)
        if not problem:
            return redirect("desk:case", case_id)
    return _page(request, sheet, found, problem)


def _page(request: HttpRequest, sheet: Sheet, found: Deviation, problem: str) -> HttpResponse:
    context = presenter.page(sheet, found) | {"problem": problem}
    return render(request, "desk/case/deviation.html", context, status=CONFLICT if problem else 200)


def _decide(request: HttpRequest, found: Deviation) -> str:
    """What stands against the decision; empty when it has been taken."""
    user, now = cast("User", request.user), timezone.now()
    try:
        if request.POST.get("decision") == "confirm":
            deviations.confirm(deviation=found.pk, by=user, at=now)
            messages.success(request, _("Confirmed. It is recorded with deviation."))
        elif request.POST.get("decision") == "refuse":
            deviations.refuse(deviation=found.pk, by=user, at=now)
            messages.success(request, _("Not confirmed. Nothing of the case has changed."))
        else:
            return _("Choose whether to confirm.")
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except Decided:
        return _("Somebody has decided this meanwhile.")
    except Taken as taken:
        return act_presenter.taken(taken.constraint)
    except ValueProblem as problem:
        return sentence(problem)
    except (WrongStage, Refused):
        return _("The case has moved on, and this can no longer be recorded. It can only be refused.")
    return ""
