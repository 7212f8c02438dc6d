"""Who my mediator is, how to reach them, and what we write to each other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from izligums.process.own import telling
from izligums.web.space.acting import answered, opened
from izligums.web.space.forms.telling import MessageForm
from izligums.web.space.frame import draw
from izligums.web.space.inside import guest


@guest
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def mediator(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    form = opened(MessageForm, request, key)
    done = answered(form, request, key, step="write_to_mediator", then="space:mediator")
    if done is not None:
        return done
    shown = {"form": form, "title": _("My mediator"), "button": _("Send it to my mediator")}
    page = draw(request, key, "space/mediator.html", {**shown, "conversation": telling.conversation(key)})
    telling.replies_seen(key)
    return page
