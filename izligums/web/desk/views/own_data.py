"""Somebody's own data, printed for them: asked for by the data-protection officer, seen by the head of the unit."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts.access import allows, requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.reading import note_case
from izligums.core.enums import Language
from izligums.core.paging import page_after
from izligums.documents.models import OwnData
from izligums.process.own_data import asking
from izligums.web.desk.forms.lists import OwnDataForm
from izligums.web.desk.paging import pages
from izligums.web.desk.presenters.own_data import lines

UNPROCESSABLE = 422


@requires(Permission.OWN_DATA_READ, to_change=Permission.OWN_DATA_PRINT)
@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: HttpRequest) -> HttpResponse:
    """What has been asked for, and the form that asks."""
    user = cast("User", request.user)
    asks = allows(user, Permission.OWN_DATA_PRINT)
    form = OwnDataForm(request.POST or None) if asks else None
    if request.method == "POST" and form is not None and form.is_valid() and _ask(user, form):
        messages.success(request, _("It is on record. The paper is being drawn."))
        return redirect("desk:own_data")
    page = page_after(_seen_by(user).select_related("asked_by", "unit"), ("-pk",), request.GET.get("page", ""), 25)
    shown = {"form": form, "lines": lines(page.items), "asks": asks, **pages(request, page)}
    return render(
        request, "desk/own_data.html", shown, status=UNPROCESSABLE if form is not None and form.errors else 200
    )


def _seen_by(user: User) -> QuerySet[Any]:
    """Without the papers, which no list opens."""
    found = OwnData.objects.defer("content").annotate(drawn=Q(content__isnull=False))
    if allows(user, Permission.OWN_DATA_PRINT):
        return found.filter(asked_by=user)
    return found.filter(unit_id=user.unit_id or 0)


def _ask(user: User, form: OwnDataForm) -> bool:
    """Whether it is clear whose data are wanted. A try that finds nobody is on record too, without the name."""
    case_id = form.chosen_case()
    if case_id is None:
        return False
    note_case(case_id)
    found = asking.places(case_id, form.cleaned_data["person"])
    if not found:
        form.add_error("person", _("Nobody of this whole name takes part in a case of this number."))
        return False
    if len({each.person for each in found}) > 1:
        form.add_error("person", _("Several people of this name take part. Ask the unit which of them it is."))
        return False
    asking.ask(
        found[0],
        case_id=case_id,
        by=user,
        reason=form.cleaned_data["reason"],
        language=Language(form.cleaned_data["language"]),
        at=timezone.now(),
    )
    return True


@requires(Permission.OWN_DATA_PRINT)
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The drawn paper, for whoever asked for it."""
    user = cast("User", request.user)
    wanted = OwnData.objects.filter(pk=pk, asked_by=user).first()
    if wanted is None or wanted.erased_on is not None:
        raise Http404
    note_case(wanted.case_id)
    if wanted.content is None:
        messages.info(request, _("The paper is being drawn. Open it in a moment."))
        return redirect("desk:own_data")
    headers = {"Content-Disposition": f'inline; filename="{wanted.number}-own-data-{wanted.pk}.pdf"'}
    return HttpResponse(bytes(wanted.content), content_type="application/pdf", headers=headers)
