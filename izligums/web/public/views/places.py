"""Find my unit: by the name of a municipality, or from the whole list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from izligums.accounts.access import public
from izligums.accounts.models import Municipality, Unit
from izligums.accounts.queries import municipalities
from izligums.core.names import fold, stem, words
from izligums.web.public import map
from izligums.web.public.frame import Frame

_COMMON = {stem(word) for word in ("novads", "pilsēta", "край", "город", "municipality", "city")}


class PlaceForm(forms.Form):
    place = forms.CharField(
        label=_("Where do you live?"),
        help_text=_("A county or a city, for example Cēsis or Rīga."),
        max_length=100,
    )


@dataclass(frozen=True)
class Served:
    """A unit and the municipalities it serves, as far as they were looked for."""

    unit: Unit
    municipalities: list[Municipality]


@public
@require_safe
def units(request: HttpRequest, language: str) -> HttpResponse:
    """Nothing says why somebody looks: the question is a name of a place and no more."""
    form = PlaceForm(request.GET if request.GET.get("place") else None)
    sought = form.cleaned_data["place"] if form.is_valid() else ""
    everything = list(municipalities().order_by("sort_key", "kind"))
    found = [each for each in everything if _named(each, sought)] if sought else everything
    facts = {
        "frame": Frame(language, "units"),
        "form": form,
        "sought": sought,
        "found": _by_unit(found),
        "map": map.drawn(everything, found=found if sought else ()),
    }
    return render(request, "public/units.html", facts)


def _named(municipality: Municipality, sought: str) -> bool:
    """Whether each word begins a word of the name, accents, case endings and script aside; "novads" is said by many."""
    known = {key for word in words(municipality.name) for key in (fold(word), stem(word))}
    asked = [word for word in words(sought) if stem(word) not in _COMMON]
    return bool(asked) and all(any(key.startswith(stem(word)) for key in known) for word in asked)


def _by_unit(found: Iterable[Municipality]) -> list[Served]:
    served: dict[int, Served] = {}
    for each in found:
        served.setdefault(each.unit_id, Served(each.unit, [])).municipalities.append(each)
    return sorted(served.values(), key=lambda each: each.unit.name)
