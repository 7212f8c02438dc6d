"""The journal across cases: who recorded which step, when. Codes only, nothing that people wrote."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from izligums.accounts.access import allows, requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases import queries
from izligums.cases.models import Act, case_number
from izligums.cases.reading import note_hits
from izligums.process.wording import STEP_NAMES
from izligums.web.desk.forms.lists import JournalForm
from izligums.web.desk.paging import pages


@requires(Permission.JOURNAL_READ)
@require_safe
def show_journal(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    form = JournalForm(request.GET, steps=[(name, str(words)) for name, words in STEP_NAMES.items()])
    chosen = _chosen(form) if form.is_valid() else queries.ActFilter()
    page = queries.acts(user, chosen, cursor=request.GET.get("page", ""))
    note_hits(len(page.items))
    shown = {
        "form": form,
        "entries": [_entry(act) for act in page.items],
        "links": allows(user, Permission.CASE_READ),
        "readings": allows(user, Permission.READINGS_READ),
        **pages(request, page),
    }
    return render(request, "desk/journal.html", shown)


def _entry(act: Any) -> tuple[Act, str, str]:
    """The act, its case's number, the words of its step."""
    return act, case_number(act.case_id, act.received_on), str(STEP_NAMES.get(act.step, act.step))


def _chosen(form: JournalForm) -> queries.ActFilter:
    """A number or name nobody has finds nothing, and the form says so."""
    given = form.cleaned_data
    return queries.ActFilter(
        case=form.chosen_case(), step=given["step"], by=form.chosen_user(), first=given["first"], last=given["last"]
    )
