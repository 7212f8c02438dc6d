"""What I write for the other side, and what they wrote for me: through the mediator, and only who wants it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from izligums.dialogue.enums import StatementState
from izligums.process.own import letters as own
from izligums.process.own.acts import VisitOverError
from izligums.web.space import acting
from izligums.web.space.forms.letters import OneLetterForm, ReceiveForm, WriteForm
from izligums.web.space.frame import draw
from izligums.web.space.inside import guest

READ_OR_SEND = ["GET", "HEAD", "POST"]


@guest
@require_safe
def letters(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    return draw(request, key, "space/letters.html", {"letters": _mine(key)})


@guest
@require_http_methods(READ_OR_SEND)
def write(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    form = acting.opened(WriteForm, request, key)
    done = acting.answered(form, request, key, step="hand_statement", then="space:letters")
    shown = {"form": form, "title": _("Write to the other side"), "button": _("Give it to my mediator")}
    return done or draw(request, key, "space/write.html", shown)


@guest
@require_http_methods(READ_OR_SEND)
def receive(request: HttpRequest, key: str, letter: int) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    found = next((each for each in _mine(key).received if each.id == letter), None)
    if found is None or found.state is not StatementState.OFFERED:
        return redirect("space:letters")
    form = acting.opened(ReceiveForm, request, key, statement=letter)
    done = acting.answered(form, request, key, step="answer_offer", then="space:letters")
    shown = {"form": form, "title": _("The other side has written to you"), "button": _("Send my answer")}
    return done or draw(request, key, "space/receive.html", shown)


@guest
@require_http_methods(READ_OR_SEND)
def take_back(request: HttpRequest, key: str, letter: int) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    found = next((each for each in _mine(key).written if each.id == letter), None)
    if found is None or not found.can_be_taken_back:
        return redirect("space:letters")
    form = acting.opened(OneLetterForm, request, key, statement=letter)
    done = acting.answered(form, request, key, step="take_back_statement", then="space:letters")
    return done or draw(request, key, "space/take_back.html", {"form": form, "letter": found})


def _mine(key: str) -> own.Letters:
    found = own.letters(key)
    if found is None:
        raise VisitOverError
    return found
