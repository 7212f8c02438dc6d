"""Find my unit: by the name of a municipality or of a town in it, or from the whole list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from izligums.accounts.access import public
from izligums.accounts.enums import MUNICIPALITY_KINDS, MunicipalityKind
from izligums.accounts.models import Municipality, Unit
from izligums.accounts.queries import municipalities
from izligums.core.names import fold, stem, words
from izligums.policy import read_csv
from izligums.web.public import map
from izligums.web.public.frame import Frame

_COMMON = {stem(word) for word in ("novads", "pilsēta", "pagasts", "край", "город", "municipality", "city")}


class PlaceForm(forms.Form):
    place = forms.CharField(
        label=_("Where do you live?"),
        help_text=_("A county, a city or a town, for example Cēsis or Koknese."),
        max_length=100,
    )


@dataclass(frozen=True)
class Served:
    """A unit and the municipalities it serves, as far as they were looked for."""

    unit: Unit
    municipalities: list[Municipality]


@public
@gzip_page
@require_safe
def units(request: HttpRequest, language: str) -> HttpResponse:
    """Nothing says why somebody looks: the question is a name of a place and no more."""
    form = PlaceForm(request.GET if request.GET.get("place") else None)
    sought = form.cleaned_data["place"] if form.is_valid() else ""
    everything = list(municipalities().order_by("sort_key", "kind"))
    found = _found(everything, sought) if sought else everything
    facts = {
        "frame": Frame(language, "units"),
        "form": form,
        "sought": sought,
        "found": _by_unit(found),
        "invented": any(each.unit.sample for each in everything),
        "map": map.drawn(everything, found=found if sought else ()),
    }
    return render(request, "public/units.html", facts)


def _found(everything: Iterable[Municipality], sought: str) -> list[Municipality]:
    """By the whole name, or else by its beginning, accents, case endings and script aside."""
    asked = [stem(word) for word in words(sought) if stem(word) not in _COMMON]
    if not asked:
        return []
    known = [(each, [_keys(name) for name in _names(each)]) for each in everything]
    whole = [each for each, names in known if any(name.issuperset(asked) for name in names)]
    return whole or [each for each, names in known if any(_begins(name, asked) for name in names)]


def _names(municipality: Municipality) -> tuple[str, ...]:
    """Its own, and those of the towns in it."""
    return municipality.name, *_towns().get((municipality.name, municipality.kind), ())


def _keys(name: str) -> set[str]:
    return {key for word in words(name) for key in (fold(word), stem(word))}


def _begins(name: set[str], asked: list[str]) -> bool:
    return all(any(key.startswith(each) for key in name) for each in asked)


@cache
def _towns() -> dict[tuple[str, MunicipalityKind], list[str]]:
    """Towns and large villages by municipality, where they are called otherwise."""
    return {
        (line["name"], MUNICIPALITY_KINDS[line["kind"]]): line["towns"].split(";")
        for line in read_csv("municipalities.csv")
        if line["towns"]
    }


def _by_unit(found: Iterable[Municipality]) -> list[Served]:
    served: dict[int, Served] = {}
    for each in found:
        served.setdefault(each.unit_id, Served(each.unit, [])).municipalities.append(each)
    return sorted(served.values(), key=lambda each: each.unit.name)
