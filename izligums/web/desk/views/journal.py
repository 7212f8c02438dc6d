"""The journal across cases: who recorded which step, when. Codes only, nothing that people wrote."""

from __future__ import annotations

import re
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from izligums.accounts.access import allows, requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases import queries
from izligums.process.wording import STEP_NAMES
from izligums.web.desk.forms.lists import JournalForm
from izligums.web.desk.paging import pages

_NOBODY = -1


@requires(Permission.JOURNAL_READ)
@require_safe
def show_journal(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    form = JournalForm(request.GET, steps=[(name, str(words)) for name, words in STEP_NAMES.items()])
    chosen = _chosen(form) if form.is_valid() else queries.ActFilter()
    page = queries.acts(user, chosen, cursor=request.GET.get("page", ""))
    shown = {
        "form": form,
        "entries": [(act, STEP_NAMES.get(act.step, act.step)) for act in page.items],
        "links": allows(user, Permission.CASE_READ),
        **pages(request, page),
    }
    return render(request, "desk/journal.html", shown)


def _chosen(form: JournalForm) -> queries.ActFilter:
    """A number or name nobody has finds nothing, and the form says so."""
    given = form.cleaned_data
    case = by = None
    if given["case"]:
        digits = re.fullmatch(r"(?:izl-?)?(?:[0-9]{4}-)?0*([0-9]{1,18})", given["case"], re.IGNORECASE)
        case = int(digits[1]) if digits else _NOBODY
        if not digits:
            form.add_error("case", _("Write the number as on the case page, for example IZL-2026-000123."))
    if given["by"]:
        by = User.objects.filter(username=given["by"].lower()).values_list("pk", flat=True).first()
        if by is None:
            form.add_error("by", _("No user has this user name."))
            by = _NOBODY
    return queries.ActFilter(case=case, step=given["step"], by=by, first=given["first"], last=given["last"])
