"""Units, and which of them serves which municipality."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts.access import requires
from izligums.accounts.actions import place_municipality
from izligums.accounts.models import Unit
from izligums.accounts.permissions import Permission
from izligums.accounts.queries import municipalities
from izligums.web.desk.forms.settings import UnitForm


@requires(Permission.UNITS_READ)
@require_safe
def show_units(request: HttpRequest) -> HttpResponse:
    units = Unit.objects.order_by("name").prefetch_related("municipalities")
    return render(request, "desk/settings/units.html", {"units": units})


@requires(Permission.UNITS_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Says which unit serves a municipality from now on; cases that came in before stay where they are."""
    municipality = get_object_or_404(municipalities(), pk=pk)
    form = UnitForm(request.POST or None, initial={"unit": municipality.unit_id})
    if request.method == "POST" and form.is_valid():
        unit: Unit = form.cleaned_data["unit"]
        place_municipality(name=municipality.name, kind=municipality.kind, unit=unit)
        messages.success(
            request,
            _("%(municipality)s is now served by: %(unit)s.") % {"municipality": municipality, "unit": unit},
        )
        return redirect("desk:units")
    return render(request, "desk/settings/municipality.html", {"form": form, "municipality": municipality})
