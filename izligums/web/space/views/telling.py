"""How the meeting should be, and questions to the other side."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from izligums.dialogue.enums import FirstToSpeak, Seat, Topic
from izligums.dialogue.models import Wishes
from izligums.process import door
from izligums.process.own import telling
from izligums.web.space.acting import answered, opened
from izligums.web.space.forms.asking import MarkForm, QuestionForm
from izligums.web.space.forms.choosing import SEATS, SPEAKERS, WishesForm
from izligums.web.space.forms.telling import HowIAmForm, PlanForm
from izligums.web.space.frame import draw
from izligums.web.space.inside import guest
from izligums.web.ui.shapes import Row

READ_OR_SEND = ["GET", "HEAD", "POST"]
NOTHING_SAID = {"seat": Seat.NO_MATTER, "first": FirstToSpeak.NO_MATTER}


@guest
@sensitive_post_parameters()
@require_http_methods(READ_OR_SEND)
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    said = telling.wishes(key)
    begins = {"language": door.language(key), **NOTHING_SAID} if said is None else _as_said(said)
    form = opened(WishesForm, request, key, begins=begins)
    done = answered(form, request, key, step="say_wishes", then="space:choose")
    shown = {"form": form, "title": _("How we meet"), "said": said, "rows": [] if said is None else _rows(said)}
    return done or draw(request, key, "space/choose.html", shown)


def _as_said(said: Wishes) -> dict[str, Any]:
    return {name: getattr(said, name) for name in WishesForm.base_fields if name != "token"}


def _rows(said: Wishes) -> list[Row]:
    """What was left empty is left out."""
    words = {
        **_as_said(said),
        "seat": SEATS[said.seat],
        "first": SPEAKERS[said.first],
        "language": dict(settings.LANGUAGES)[said.language],
        "interpreter": _("yes") if said.interpreter else "",
    }
    return [Row(str(WishesForm.base_fields[name].label), value) for name, value in words.items() if value]


@guest
@sensitive_post_parameters()
@require_http_methods(READ_OR_SEND)
def questions(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    form = opened(QuestionForm, request, key)
    done = answered(form, request, key, step="ask_question", then="space:questions")
    shown = {"form": form, "title": _("Questions"), "questions": telling.questions(key)}
    return done or draw(request, key, "space/questions.html", shown)


@guest
@require_http_methods(READ_OR_SEND)
def question(request: HttpRequest, key: str, question: int) -> HttpResponse:
    """For whoever asked it; others are sent to the codes, or told that it is not there."""
    asked = next((each for each in telling.questions(key) if each.pk == question), None)
    form = opened(MarkForm, request, key)
    done = answered(form, request, key, step="mark_question", then="space:questions", also={"question": question})
    if asked is None and done is None:
        raise Http404
    return done or draw(request, key, "space/question.html", {"form": form, "question": asked})


@guest
@sensitive_post_parameters()
@require_http_methods(READ_OR_SEND)
def plan(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    form = opened(PlanForm, request, key)
    done = answered(form, request, key, step="share_plan", then="space:plan")
    shown = {"form": form, "title": _("My plan"), "button": _("Share it with my mediator")}
    return done or draw(request, key, "space/plan.html", {**shown, "told": telling.told(key, Topic.PLAN)})


@guest
@sensitive_post_parameters()
@require_http_methods(READ_OR_SEND)
def how_i_am(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    form = opened(HowIAmForm, request, key)
    done = answered(form, request, key, step="say_how_i_am", then="space:how_i_am")
    shown = {"form": form, "title": _("How I am now"), "told": telling.told(key, Topic.HOW_I_AM)}
    return done or draw(request, key, "space/how_i_am.html", shown)
