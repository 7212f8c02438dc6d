"""What the service is set up with, at one look."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from izligums.accounts import eidentity
from izligums.accounts.access import requires
from izligums.accounts.permissions import Permission
from izligums.accounts.queries import sample_rows_exist
from izligums.core.periods import named_periods
from izligums.core.queries import help_numbers, period_lengths, years_filled
from izligums.web.desk.words import in_reader_language


@requires(Permission.PERIODS_READ)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    lengths = period_lengths(on=today)
    open_ones = [each for each in named_periods().values() if each.changeable and lengths[each.name].value is None]
    filled = years_filled()
    page = {
        "unset": [(each.name, in_reader_language(each.words)) for each in open_ones],
        "set": sum(length.value is not None for length in lengths.values()),
        "missing_years": [year for year in (today.year, today.year + 1) if year not in filled],
        "sample": sample_rows_exist(),
        "e_identity": eidentity.offered(),
        "help_unset": sum(not number for number in help_numbers(on=today).values()),
    }
    return render(request, "desk/settings/overview.html", page)
