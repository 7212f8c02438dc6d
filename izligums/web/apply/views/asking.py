"""One question on each page: saved on the server, then the next one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from izligums.accounts.tries import TooManyTriesError
from izligums.core.enums import Language
from izligums.core.received import Received
from izligums.process import applying
from izligums.process.applying import Draft
from izligums.process.intake import told
from izligums.web.apply.files import FileForm
from izligums.web.apply.forms import Question, question
from izligums.web.apply.frame import ApplyFrame
from izligums.web.apply.holding import holder, word
from izligums.web.desk.entering import wait_words
from izligums.web.origin import origin_of

READ_OR_SEND = ["GET", "HEAD", "POST"]


@holder
@sensitive_post_parameters()
@require_http_methods(READ_OR_SEND)
def ask(request: HttpRequest, language: str, key: str, name: str) -> HttpResponse:
    """A question of the application, for whoever began one in this browser."""
    draft = applying.look(key)
    if draft is None and (name != "who" or applying.receipt(key) is not None):
        return redirect("apply:sent" if applying.receipt(key) else "apply:begin", language)
    if draft is not None and name not in draft.asked:
        raise Http404
    today = timezone.localdate()
    form = question(name, draft, language=language, today=today, data=request.POST or None)
    if request.method == "POST" and _kept(request, form):
        try:
            draft = applying.save(
                key,
                name,
                form.answers() | ({"unfinished": True} if form.errors else {}),
                language=Language(language),
                origin=origin_of(request).address,
                at=timezone.now(),
            )
        except TooManyTriesError as slowed:
            form.add_error(None, wait_words(slowed))
        else:
            return _onwards(request, language, name, draft)
    return render(request, "apply/question.html", _facts(request, language, key, name, form, draft))


def _kept(request: HttpRequest, form: Question) -> bool:
    """Whether the answers can be kept as they are: whoever goes back or on later need not have finished, but loses
    nothing."""
    leaves = "later" in request.POST or "back" in request.POST
    return form.is_valid() or (leaves and not any(request.POST.get(each) for each in form.errors))


def _onwards(request: HttpRequest, language: str, name: str, draft: Draft) -> HttpResponse:
    if "later" in request.POST:
        return redirect("apply:later", language)
    at = draft.asked.index(name)
    if "back" in request.POST and "change" not in request.GET and at:
        return redirect("apply:ask", language, draft.asked[at - 1])
    if told.alone_and_minor(draft.said, timezone.localdate()):
        return redirect("apply:together", language)
    if "change" in request.GET:
        return redirect("apply:summary", language)
    following = draft.asked[at + 1]
    return redirect("apply:files", language) if following == "files" else redirect("apply:ask", language, following)


def _facts(
    request: HttpRequest, language: str, key: str, name: str, form: Question, draft: Draft | None
) -> dict[str, Any]:
    asked = draft.asked if draft is not None else told.asked({})
    at = asked.index(name)
    return {
        "frame": ApplyFrame(language, "ask", name),
        "form": form,
        "word": word(key),
        "draft": draft,
        "number": at + 1,
        "of": len(asked),
        "changing": "change" in request.GET,
    }


@holder
@require_http_methods(READ_OR_SEND)
def files(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Files handed in with the application, one after the other; one that was chosen is taken by every button."""
    draft = applying.look(key)
    if draft is None:
        return redirect("apply:begin", language)
    form = FileForm()
    if request.method == "POST":
        if "drop" in request.POST:
            applying.drop_file(key, _number(request.POST["drop"]))
            return redirect("apply:files", language)
        if "add" not in request.POST and not request.FILES:
            return _from_files(request, language, draft)
        form = FileForm(request.POST, request.FILES)
        if form.is_valid() and _added(request, language, key, form):
            return _from_files(request, language, draft)
    facts = {
        "frame": ApplyFrame(language, "files"),
        "form": form,
        "word": word(key),
        "draft": draft,
        "full": len(draft.files) >= applying.MOST_FILES,
        "most": applying.MOST_FILES,
        "number": len(draft.asked),
        "of": len(draft.asked),
    }
    return render(request, "apply/files.html", facts)


def _from_files(request: HttpRequest, language: str, draft: Draft) -> HttpResponse:
    if "back" in request.POST:
        return redirect("apply:ask", language, draft.asked[-2])
    if "add" in request.POST:
        return redirect("apply:files", language)
    return redirect("apply:later" if "later" in request.POST else "apply:summary", language)


def _added(request: HttpRequest, language: str, key: str, form: FileForm) -> bool:
    file: Received = form.cleaned_data["file"]
    try:
        return applying.add_file(
            key, file, language=Language(language), origin=origin_of(request).address, at=timezone.now()
        )
    except TooManyTriesError as slowed:
        form.add_error(None, wait_words(slowed))
        return False


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0


@holder
@require_http_methods(READ_OR_SEND)
def together(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """A child is led to their representative; what the child has told stays."""
    draft = applying.look(key)
    if draft is None:
        return redirect("apply:begin", language)
    if request.method == "POST":
        applying.tell_together(key, language=Language(language), at=timezone.now())
        return redirect("apply:ask", language, "person")
    return render(request, "apply/together.html", {"frame": ApplyFrame(language, "together"), "word": word(key)})
