"""Named periods: what is set, since when and why, and what nobody could confirm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.accounts.queries import names_behind
from izligums.core.actions import set_period
from izligums.core.enums import PeriodUnit, Standing
from izligums.core.models import PeriodValue
from izligums.core.periods import NamedPeriod, PeriodLength, named_periods
from izligums.core.problems import sentence
from izligums.core.queries import period_history, period_lengths
from izligums.core.values import ValueProblem
from izligums.web.desk.forms.settings import PeriodForm
from izligums.web.desk.words import in_reader_language, period_length


@dataclass(frozen=True)
class PeriodRow:
    name: str
    words: str
    starts: str
    length: str  # empty: not set
    reference: str
    standing: Standing
    changeable: bool

    @property
    def open_question(self) -> bool:
        return self.standing is Standing.OPEN


@dataclass(frozen=True)
class Setting:
    """One line of the history."""

    row: PeriodValue
    length: str
    by: str


@requires(Permission.PERIODS_READ)
@require_safe
def show_periods(request: HttpRequest) -> HttpResponse:
    lengths = period_lengths(on=timezone.localdate())
    rows = [_row(period, lengths) for period in named_periods().values()]
    return render(request, "desk/settings/periods.html", {"rows": rows})


@requires(Permission.PERIODS_READ, to_change=Permission.PERIODS_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def show_period(request: HttpRequest, name: str) -> HttpResponse:
    period = named_periods().get(name)
    if period is None:
        raise Http404
    today = timezone.localdate()
    length = period_lengths(on=today)[name]
    form = PeriodForm(
        request.POST or None, initial={"value": length.value, "unit": length.unit.value, "valid_from": today}
    )
    if request.method == "POST" and form.is_valid() and _set(request, name, form):
        messages.success(request, _("The period is set. What ran before keeps its day."))
        return redirect("desk:period", name=name)
    page = {"form": form, "period": _row(period, {name: length}), "history": _history(name)}
    return render(request, "desk/settings/period.html", page)


def _set(request: HttpRequest, name: str, form: PeriodForm) -> bool:
    given = form.cleaned_data
    try:
        set_period(
            name=name,
            value=given["value"],
            unit=PeriodUnit(given["unit"]),
            valid_from=given["valid_from"],
            note=given["note"],
            by=str(cast("User", request.user).pk),
            at=timezone.now(),
        )
    except ValueProblem as problem:
        form.add_error("note", sentence(problem))
        return False
    return True


def _row(period: NamedPeriod, lengths: Mapping[str, PeriodLength]) -> PeriodRow:
    return PeriodRow(
        name=period.name,
        words=in_reader_language(period.words),
        starts=in_reader_language(period.starts),
        length=period_length(lengths[period.name]),
        reference=period.reference,
        standing=period.standing,
        changeable=period.changeable,
    )


def _history(name: str) -> list[Setting]:
    rows = list(period_history(name))
    names = names_behind({row.set_by for row in rows})
    return [
        Setting(row, period_length(PeriodLength(row.value, PeriodUnit(row.unit))), names[row.set_by]) for row in rows
    ]
