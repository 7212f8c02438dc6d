"""A case of another unit, opened for a stated reason; and the head of that unit, who is told."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.accounts.tries import TooManyTriesError
from izligums.cases import outside
from izligums.cases.access import visible_cases
from izligums.web.desk import entering
from izligums.web.desk.forms.outside import OutsideForm
from izligums.web.ui.dates import moment

NOT_THERE, TOO_MANY = 404, 429


@requires(Permission.CASE_OPEN_OUTSIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def open_case(request: HttpRequest) -> HttpResponse:
    """One answer for a case that is not there and one that may not be opened so."""
    user, status = cast("User", request.user), 200
    form = OutsideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        case_id, year = form.cleaned_data["number"]
        if visible_cases(user).filter(pk=case_id).exists():
            return redirect("desk:case", case_id)
        try:
            until = outside.open_from_outside(
                case_id=case_id, year=year, reason=form.cleaned_data["reason"], by=user, at=timezone.now()
            )
        except TooManyTriesError as slowed:
            form.add_error(None, entering.wait_words(slowed))
            status = TOO_MANY
        else:
            if until is not None:
                messages.success(request, _("Open to read until %(moment)s.") % {"moment": moment(until)})
                return redirect("desk:case", case_id)
            form.add_error("number", _("No case of another unit opens by this number. Check the number."))
            status = NOT_THERE
    return render(request, "desk/outside.html", {"form": form}, status=status)


@requires(Permission.READINGS_READ)
@require_POST
def see(request: HttpRequest, pk: int) -> HttpResponse:
    """What is not of one's own unit stays as it was."""
    if pk < 2**63:
        outside.see(pk)
    messages.success(request, _("Marked as seen."))
    return redirect("desk:root")
