"""Accounts of process leaders: entered, verified and withdrawn by coordinators and heads."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from izligums.accounts import authorities
from izligums.accounts.access import requires
from izligums.accounts.actions import new_password
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.core.paging import page_after
from izligums.web.desk.forms.leaders import LeaderForm, VerifyForm, WithdrawForm
from izligums.web.desk.paging import pages

UNPROCESSABLE = 422


@requires(Permission.LEADERS_CHANGE)
@require_safe
def show_leaders(request: HttpRequest) -> HttpResponse:
    found = page_after(authorities.authorities(), ("user__sort_key", "pk"), request.GET.get("page", ""))
    return render(request, "desk/settings/leaders.html", {"leaders": found.items, **pages(request, found)})


@requires(Permission.LEADERS_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The first password is shown once, to be handed over; the account sees nothing until it has been verified."""
    form = LeaderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = new_password()
        try:
            with transaction.atomic():
                entered = authorities.enter_leader(password=password, **form.cleaned_data)
        except IntegrityError:
            form.add_error("username", _("Somebody has this user name already. Choose another."))
        else:
            shown = {"leader": entered, "password": password}
            return render(request, "desk/settings/leader_entered.html", shown)
    return render(
        request, "desk/settings/leader_new.html", {"form": form}, status=UNPROCESSABLE if form.errors else 200
    )


@requires(Permission.LEADERS_CHANGE)
@require_safe
def show_leader(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _leader(pk))


@requires(Permission.LEADERS_CHANGE)
@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """In the name of the coordinator or head who looked."""
    leader, form = _leader(pk), VerifyForm(request.POST)
    if not form.is_valid():
        return _page(request, leader, form)
    if not leader.verified:
        authorities.verify(
            authority=leader, way=form.cleaned_data["way"], by=cast("User", request.user), at=timezone.now()
        )
    messages.success(request, _("The account is verified. Connect it to a case from the case's own page."))
    return redirect("desk:leader", pk=pk)


@requires(Permission.LEADERS_CHANGE)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    leader, form = _leader(pk), WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, leader, form)
    if leader.verified:
        authorities.withdraw(
            authority=leader, ground=form.cleaned_data["ground"], by=cast("User", request.user), at=timezone.now()
        )
    messages.success(request, _("The account no longer sees anything. It took effect at once."))
    return redirect("desk:leader", pk=pk)


def _leader(pk: int) -> Any:
    """The user's authority, with `verified`. Raises Http404."""
    found = authorities.authorities().filter(user=pk).first()
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, leader: Any, form: VerifyForm | WithdrawForm | None = None) -> HttpResponse:
    shown = {
        "leader": leader,
        "form": form or (WithdrawForm() if leader.verified else VerifyForm()),
        "history": authorities.history_of(leader.user)[:100],
    }
    return render(request, "desk/settings/leader.html", shown, status=UNPROCESSABLE if form is not None else 200)
