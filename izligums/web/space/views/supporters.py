"""Who comes along: whom I want to bring, and whom the other side wants to bring."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from izligums.cases.enums import Role
from izligums.process.own import supporters as own
from izligums.web.space import acting
from izligums.web.space.forms.deciding import TOLD, GuestForm, ProposeForm
from izligums.web.space.frame import draw
from izligums.web.space.inside import guest

READ_OR_SEND = ["GET", "HEAD", "POST"]
#: As the step `propose_supporter` says of whom it can be about.
MAY_PROPOSE = (Role.VICTIM, Role.OFFENDER, Role.REPRESENTATIVE)


@guest
@require_http_methods(READ_OR_SEND)
def supporters(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    form = acting.opened(ProposeForm, request, key)
    done = acting.answered(form, request, key, step="propose_supporter", then="space:supporters")
    if done is not None:
        return done
    shown = {
        "form": form,
        "proposed": [(each, [TOLD[told] for told in each.told]) for each in own.proposed(key)],
        "asked": bool(own.guests(key)),
        "may_propose": MAY_PROPOSE,
    }
    return draw(request, key, "space/supporters.html", shown)


@guest
@require_http_methods(READ_OR_SEND)
def guests(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    sent = GuestForm(request.POST or None)
    done = acting.answered(sent, request, key, step="answer_guest", then="space:guests")
    if done is not None:
        return done
    asked = [(each, GuestForm(initial={"token": uuid4(), "guest": each.id}, auto_id=False)) for each in own.guests(key)]
    return draw(request, key, "space/guests.html", {"asked": asked, "sent": sent})
