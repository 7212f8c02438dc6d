"""Whether and how short messages may come to a person's own phone or e-mail."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from izligums.messages.enums import Hours, Wording
from izligums.messages.models import Terms
from izligums.process.own import telling
from izligums.web.space.acting import answered, opened
from izligums.web.space.forms.being_told import MessagesForm
from izligums.web.space.frame import draw, entered
from izligums.web.space.inside import guest


@guest
@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    space = entered(key)
    form = opened(MessagesForm, request, key, begins=_as_said(telling.terms(key)), person=space.person)
    done = answered(form, request, key, step="choose_messages", then="space:messages")
    shown = {"form": form, "title": _("Messages to me"), "button": _("Save my choice")}
    return done or draw(request, key, "space/messages.html", shown, space=space)


def _as_said(terms: Terms | None) -> dict[str, Any]:
    """Nothing is sent until somebody asks for it, and then as little as possible is said."""
    if terms is None:
        return {"medium": "none", "message_hours": Hours.DAY, "wording": Wording.SPARSE}
    return {"medium": terms.medium or "none", "message_hours": terms.hours, "wording": terms.wording}
