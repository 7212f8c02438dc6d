"""Coming in with codes, and leaving at once."""

from __future__ import annotations

import calendar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from izligums.accounts import eidentity
from izligums.accounts.access import public
from izligums.accounts.tries import TooManyTriesError
from izligums.process import door
from izligums.web.desk.entering import wait_words
from izligums.web.door.entering import IDLE, KNOCK, VISIT, WAITING, held, hold, let_go, let_in
from izligums.web.door.forms import CodeForm, SecondForm
from izligums.web.origin import origin_of

READ_OR_SEND = ["GET", "HEAD", "POST"]


@public
@sensitive_post_parameters("code")
@require_http_methods(READ_OR_SEND)
def enter(request: HttpRequest) -> HttpResponse:
    """The same words and the same way on, whatever is typed."""
    if request.method != "POST" and held(request, VISIT, IDLE) is not None:
        return redirect("space:home")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            key = door.knock(form.cleaned_data["code"], origin=origin_of(request).address, at=timezone.now())
        except TooManyTriesError as slowed:
            form.add_error(None, wait_words(slowed))
        else:
            response = redirect("door:second")
            hold(response, KNOCK, key, WAITING)
            return response
    return render(request, "door/enter.html", {"form": form, "e_identity": eidentity.offered()})


@public
@sensitive_post_parameters("second")
@require_http_methods(READ_OR_SEND)
def second(request: HttpRequest) -> HttpResponse:
    """One sentence for every reason why it does not open."""
    key = held(request, KNOCK, WAITING)
    if key is None:
        return redirect("door:enter")
    form = SecondForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            visit = door.come_in(key, form.cleaned_data["second"], origin=origin_of(request).address, at=timezone.now())
        except TooManyTriesError as slowed:
            form.add_error(None, wait_words(slowed))
        else:
            if visit is not None:
                return let_in(request, visit)
            form.add_error(None, _("The two codes do not open anything together. Check both, or begin anew."))
    return render(request, "door/second.html", {"form": form, "e_identity": eidentity.offered()})


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """To a page that tells nothing; going back shows nothing either."""
    key = held(request, VISIT, IDLE)
    if key is not None:
        door.leave(key, at=timezone.now())
    response = redirect("calendar")
    let_go(response)
    return response


@public
@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """An ordinary calendar: where one lands who left at once."""
    today = timezone.localdate()
    weeks = calendar.Calendar().monthdatescalendar(today.year, today.month)
    return render(request, "door/calendar.html", {"today": today, "weeks": weeks})
