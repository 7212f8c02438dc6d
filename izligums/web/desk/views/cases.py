"""The list of cases, and the one box that finds a case."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from izligums.accounts.access import reach, requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission, Reach
from izligums.cases import queries
from izligums.cases import search as searching
from izligums.cases.access import visible_cases
from izligums.cases.enums import Stage
from izligums.cases.reading import note_hits
from izligums.mediators.queries import active_mediators
from izligums.web.desk.forms.lists import CasesForm
from izligums.web.desk.paging import pages


@requires(Permission.CASE_LIST)
@require_safe
def list_cases(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    form = CasesForm(request.GET, mediators=_mediators(user))
    chosen = _chosen(form) if form.is_valid() else queries.CaseFilter(open_only=True)
    today = timezone.localdate()
    page = queries.listed(visible_cases(user), chosen, on=today, cursor=request.GET.get("page", ""))
    note_hits(len(page.items))
    shown = {
        "form": form,
        "lines": queries.lines(page.items),
        "today": today,
        "shows_lead": reach(user) is not Reach.OWN,
        "filtered": any(request.GET.get(name) for name in form.fields),
        **pages(request, page),
    }
    return render(request, "desk/cases.html", shown)


@requires(Permission.SEARCH_PERSONS)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "")[:100]
    hits = searching.search(cast("User", request.user), text)
    note_hits(len(hits))
    shown = {"text": text, "hits": hits, "cut": len(hits) >= searching.FOUND_AT_MOST}
    return render(request, "desk/search.html", shown)


def _mediators(user: User) -> list[tuple[int, str]]:
    """To choose from: those of the unit; a mediator sees only their own cases and needs no choice."""
    if reach(user) is not Reach.UNIT:
        return []
    return [(mediator.pk, mediator.user.display_name) for mediator in active_mediators(unit_id=user.unit_id)]


def _chosen(form: CasesForm) -> queries.CaseFilter:
    given = form.cleaned_data
    stage = given["stage"]
    return queries.CaseFilter(
        stage=Stage(stage) if stage not in ("", "all") else None,
        open_only=not stage,
        mediator=int(given["mediator"]) if given.get("mediator") else None,
        late=given["late"],
    )
