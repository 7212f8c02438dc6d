"""How the meeting should be, and questions to the other side."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from izligums.dialogue.enums import Topic
from izligums.dialogue.models import Wishes
from izligums.process.own import drafts, telling
from izligums.web.space.acting import answered, opened
from izligums.web.space.forms.asking import MarkForm, QuestionForm
from izligums.web.space.forms.choosing import PAGES, WishesForm, words
from izligums.web.space.forms.telling import HowIAmForm, PlanForm
from izligums.web.space.frame import draw
from izligums.web.space.inside import guest
from izligums.web.ui.shapes import Row

READ_OR_SEND = ["GET", "HEAD", "POST"]


@guest
@require_safe
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    said = telling.wishes(key)
    begun = {each.page for each in drafts.all_saved(key)}
    shown = {
        "title": _("How we meet"),
        "said": said,
        "rows": [_row(said, number, begun) for number, _names in enumerate(PAGES, start=1)],
        "next": _unanswered(said),
    }
    return draw(request, key, "space/choose.html", shown)


@guest
@sensitive_post_parameters()
@require_http_methods(READ_OR_SEND)
def wish(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    if not 1 <= number <= len(PAGES):
        raise Http404
    said, asked = telling.wishes(key), PAGES[number - 1]
    form = opened(WishesForm, request, key, begins=_as_said(said, asked), only=asked)
    then = _unanswered(said, after=number)
    if request.method == "POST" and "later" not in request.POST and not form.is_new():
        drafts.forget(key, request.path)
        return redirect(then or "space:choose")
    back = _address(number - 1) if number > 1 else "space:choose"
    done = answered(form, request, key, step="say_wishes", then=then or "space:choose", back=back)
    shown = {"form": form, "title": _("How we meet"), "number": number, "of": len(PAGES), "back": back}
    return done or draw(request, key, "space/wish.html", {**shown, "button": _("Tell my mediator and go on")})


def _as_said(said: Wishes | None, asked: tuple[str, ...]) -> dict[str, Any]:
    return {} if said is None else {name: getattr(said, name) for name in asked}


def _answer(said: Wishes | None, asked: tuple[str, ...]) -> str:
    """In words; empty for what was not answered."""
    return "; ".join(filter(None, (words(name, value) for name, value in _as_said(said, asked).items())))


def _unanswered(said: Wishes | None, *, after: int = 0) -> str:
    """The address of the next question that was not answered; empty when there is none."""
    left = (number for number in range(after + 1, len(PAGES) + 1) if not _answer(said, PAGES[number - 1]))
    return next(map(_address, left), "")


def _address(number: int) -> str:
    return reverse("space:wish", args=[number])


def _row(said: Wishes | None, number: int, begun: set[str]) -> Row:
    asked, href = PAGES[number - 1], _address(number)
    answer = _answer(said, asked)
    question = str(WishesForm.base_fields[asked[0]].label)
    if href in begun:
        return Row(question, answer or _("Begun, not sent. Only you see it."), href, _("Go on"))
    return Row(question, answer, href, _("Change") if answer else _("Say it"))


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
