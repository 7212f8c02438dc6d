"""Where a member of the service is signed in: their own page, and the administrator's about one user."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from izligums.accounts import sessions, signin
from izligums.accounts.access import requires
from izligums.accounts.enums import Outcome, SignInMethod
from izligums.accounts.factors import factors_of
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.core.paging import page_after
from izligums.web.desk.paging import pages
from izligums.web.origin import origin_of

_EVENTS = ("-at", "-pk")


@requires(Permission.OWN_PAGES)
@require_safe
def show_own(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/settings/sign_ins.html", _page(request, cast("User", request.user)))


@requires(Permission.OWN_PAGES)
@require_POST
def end_own(request: HttpRequest) -> HttpResponse:
    """Ends one session, or all but this one. An identifier that is not one's own ends nothing."""
    user, one = cast("User", request.user), request.POST.get("session", "")
    ended = sessions.end(user, keys=[one] if one else None, but=request.session.session_key)
    _tell(request, user, ended)
    return redirect("desk:sign_ins")


@requires(Permission.USERS_CHANGE)
@require_safe
def show_of_user(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    return render(
        request, "desk/settings/user.html", {**_page(request, user), "person": user, "factors": factors_of(user)}
    )


@requires(Permission.USERS_CHANGE)
@require_POST
def end_of_user(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends all sessions of a user but the one that asks for it."""
    user = get_object_or_404(User, pk=pk)
    _tell(request, user, sessions.end(user, but=request.session.session_key))
    return redirect("desk:user", pk=pk)


def _tell(request: HttpRequest, user: User, ended: int) -> None:
    if not ended:
        messages.info(request, _("There was nothing to end."))
        return
    signin.keep(
        user=user,
        by=cast("User", request.user),
        method=SignInMethod.PASSWORD,
        outcome=Outcome.ENDED,
        origin=origin_of(request),
        at=timezone.now(),
    )
    messages.success(request, _("Signed out there. It took effect at once."))


def _page(request: HttpRequest, user: User) -> dict[str, object]:
    events = page_after(signin.events_of(user), _EVENTS, request.GET.get("page", ""))
    return {
        "sessions": sessions.live_sessions(user, at=timezone.now()),
        "here": sessions.digest(request.session.session_key),
        "events": events.items,
        **pages(request, events),
    }
