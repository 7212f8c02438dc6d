"""Who opened what: the record of readings, for those who watch over them."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from izligums.accounts.access import allows, requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases import outside, reading
from izligums.cases.reading import note_hits
from izligums.core.paging import page_after
from izligums.web.desk.forms.lists import ReadingsForm
from izligums.web.desk.paging import pages
from izligums.web.desk.presenters import withheld
from izligums.web.desk.presenters.readings import lines


@requires(Permission.READINGS_READ)
@require_safe
def show_readings(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    form = ReadingsForm(request.GET)
    chosen = _chosen(form) if form.is_valid() else reading.ReadingFilter()
    page = reading.readings(user, chosen, cursor=request.GET.get("page", ""))
    note_hits(len(page.items))
    shown = {
        "form": form,
        "lines": lines(user, page.items),
        "links": allows(user, Permission.CASE_READ),
        "grants": allows(user, Permission.GRANTS_READ),
        "journal": allows(user, Permission.JOURNAL_READ),
        "watches": allows(user, Permission.OPENINGS_WATCH),
        **pages(request, page),
    }
    return render(request, "desk/readings.html", shown)


@requires(Permission.OPENINGS_WATCH)
@require_safe
def show_withheld(request: HttpRequest) -> HttpResponse:
    """Codes, days and who; neither a reason nor a name of anybody in a case."""
    user = cast("User", request.user)
    page = page_after(reading.withheld(), ("-pk",), request.GET.get("page", ""))
    note_hits(len(page.items))
    shown = {
        "lines": withheld.lines(user, page.items, today=timezone.localdate()),
        **pages(request, page),
    }
    return render(request, "desk/withheld.html", shown)


@requires(Permission.OPENINGS_WATCH)
@require_safe
def show_openings(request: HttpRequest) -> HttpResponse:
    """Who opened a case of another unit, and when; the reason is for the head of that unit."""
    page = page_after(outside.watched(), ("-pk",), request.GET.get("page", ""))
    note_hits(len(page.items))
    return render(request, "desk/openings.html", {"openings": page.items, **pages(request, page)})


def _chosen(form: ReadingsForm) -> reading.ReadingFilter:
    given = form.cleaned_data
    return reading.ReadingFilter(
        case=form.chosen_case(),
        person=given["person"],
        user=form.chosen_user(),
        first=given["first"],
        last=given["last"],
    )
