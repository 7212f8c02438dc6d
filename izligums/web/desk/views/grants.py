"""Who may open a case, and which cases one may open oneself."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from izligums.accounts.access import allows, requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.accounts.walls import take_in_hand
from izligums.cases import grants as queries
from izligums.cases import outside
from izligums.core.paging import page_after
from izligums.web.desk.paging import pages
from izligums.web.desk.presenters import grants as presenter
from izligums.web.desk.presenters import withheld


@requires(Permission.GRANTS_READ)
@require_safe
def show_of_case(request: HttpRequest, case_id: int) -> HttpResponse:
    """Live and ended ones alike, each with the entry that gave or ended it; and who opened the case from outside."""
    user = cast("User", request.user)
    case = queries.case_whose_grants(user, case_id)
    take_in_hand(case.pk)  # its earlier grants were given in another unit
    shown = {
        "case": case,
        "lines": presenter.lines(user, queries.grants_of(case.pk)),
        "accounts": presenter.account_lines(user, queries.leader_accesses(case.pk)),
        "openings": outside.openings_of(case.pk)[:100],
        "withheld": withheld.of_case(case, today=timezone.localdate()),
        "links": allows(user, Permission.CASE_READ),
    }
    return render(request, "desk/case/grants.html", shown)


@requires(Permission.OWN_PAGES)
@require_safe
def show_own(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    page = page_after(queries.own_grants(user), ("-pk",), request.GET.get("page", ""))
    shown = {
        "lines": presenter.lines(user, page.items),
        "openings": outside.live(user).select_related("case", "unit").order_by("-pk")[:100],
        "rule": presenter.office_rule(user),
        **pages(request, page),
    }
    return render(request, "desk/settings/grants.html", shown)
