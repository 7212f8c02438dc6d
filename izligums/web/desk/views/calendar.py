"""The table of days that differ from the ordinary week, a year at a time."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from izligums.accounts.access import requires
from izligums.accounts.permissions import Permission
from izligums.core.actions import fill_year, forget_day, set_day
from izligums.core.models import SpecialDay
from izligums.core.problems import sentence
from izligums.core.queries import years_filled
from izligums.core.values import ValueProblem
from izligums.web.desk.forms.settings import DayForm

FIRST, LAST = 2004, 2100


@requires(Permission.CALENDAR_READ)
@require_safe
def this_year(request: HttpRequest) -> HttpResponse:
    return redirect("desk:year", year=timezone.localdate().year)


@requires(Permission.CALENDAR_READ, to_change=Permission.CALENDAR_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def show_year(request: HttpRequest, year: int) -> HttpResponse:
    _check(year)
    form = DayForm(request.POST or None, year=year, initial={"working": "no"})
    if request.method == "POST" and form.is_valid() and _set(form):
        messages.success(request, _("The day is in the calendar."))
        return redirect("desk:year", year=year)
    now = timezone.localdate().year
    years = sorted({*years_filled(), now, now + 1, year})
    page = {"form": form, "year": year, "years": years, "days": SpecialDay.objects.filter(day__year=year)}
    return render(request, "desk/settings/calendar.html", page)


@requires(Permission.CALENDAR_CHANGE)
@require_POST
def fill(request: HttpRequest, year: int) -> HttpResponse:
    _check(year)
    new = fill_year(year)
    messages.success(
        request, ngettext("%(new)d public holiday was new.", "%(new)d public holidays were new.", new) % {"new": new}
    )
    return redirect("desk:year", year=year)


@requires(Permission.CALENDAR_CHANGE)
@require_POST
def forget(request: HttpRequest, year: int, day: str) -> HttpResponse:
    try:
        forgotten = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    forget_day(day=forgotten)
    messages.success(request, _("The day is an ordinary day again."))
    return redirect("desk:year", year=year)


def _set(form: DayForm) -> bool:
    given = form.cleaned_data
    try:
        set_day(day=given["day"], working=given["working"] == "yes", name=given["name"])
    except ValueProblem as problem:
        form.add_error("name", sentence(problem))
        return False
    return True


def _check(year: int) -> None:
    if not FIRST <= year <= LAST:
        raise Http404
