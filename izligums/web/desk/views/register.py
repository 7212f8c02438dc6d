"""Who works here: users, and the register of mediators with certificates and training."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.core.paging import page_after
from izligums.mediators.models import Mediator
from izligums.mediators.qualification import Qualification
from izligums.mediators.queries import qualifications
from izligums.web.desk.paging import pages

ENDS_SOON = timedelta(days=60)
State = Literal["missing", "ahead", "past", "soon", "valid"]


@dataclass(frozen=True)
class MediatorRow:
    """One mediator as of a day."""

    mediator: Mediator
    qualification: Qualification
    on: date

    @property
    def state(self) -> State:
        """Of what qualifies: basic training for an official, a certificate for a volunteer."""
        first, last = self.qualification.certified_from, self.qualification.certified_until
        if first is None:
            return "missing"
        return "ahead" if first > self.on else _until(last, self.on)

    @property
    def child_rights(self) -> State:
        last = self.qualification.child_rights_until
        return "missing" if last is None else _until(last, self.on)

    @property
    def child_rights_until(self) -> date | None:
        last = self.qualification.child_rights_until
        return None if last == date.max else last


def _until(last: date | None, on: date) -> State:
    if last is None:
        return "valid"
    if last < on:
        return "past"
    return "soon" if last - on <= ENDS_SOON else "valid"


@requires(Permission.REGISTER_READ)
@require_safe
def show_mediators(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    everybody = Mediator.objects.filter(active=True).select_related("user__unit")
    page = page_after(everybody, ("user__sort_key", "pk"), request.GET.get("page", ""))
    found = qualifications([mediator.pk for mediator in page.items], on=today)
    rows = [MediatorRow(mediator, found[mediator.pk], today) for mediator in page.items]
    return render(request, "desk/settings/mediators.html", {"rows": rows, **pages(request, page)})


@requires(Permission.USERS_CHANGE)
@require_safe
def show_users(request: HttpRequest) -> HttpResponse:
    page = page_after(User.objects.select_related("unit"), ("sort_key", "pk"), request.GET.get("page", ""))
    return render(request, "desk/settings/users.html", {"users": page.items, **pages(request, page)})
