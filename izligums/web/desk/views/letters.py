"""Printed letters: what waits to leave the house, and the record that it left."""

from __future__ import annotations

from datetime import timedelta
from typing import cast
from uuid import uuid4

from django.contrib import messages as told
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.access import opened_cases
from izligums.cases.reading import note_case, note_hits
from izligums.core.problems import sentence
from izligums.core.values import ValueProblem
from izligums.messages import queries
from izligums.messages.enums import Way
from izligums.messages.models import Letter
from izligums.process.perform import perform
from izligums.process.refusals import AlreadyDone, NotAllowed, Refused
from izligums.process.wording import PROBLEM_SENTENCES
from izligums.web.desk.forms.lists import DispatchForm
from izligums.web.desk.paging import pages
from izligums.web.desk.presenters.letters import held_back
from izligums.web.ui.dates import day

#: So long somebody may still find a printed copy on a desk.
LATELY = timedelta(days=14)


@requires(Permission.CASE_ACT)
@require_safe
def list_letters(request: HttpRequest) -> HttpResponse:
    cases = opened_cases(cast("User", request.user))
    page = queries.waiting(cases, cursor=request.GET.get("page", ""))
    note_hits(len(page.items))
    shown = {
        "letters": page.items,
        "held_back": held_back(queries.held_back(cases, since=timezone.now() - LATELY)),
        "returned": queries.returned(cases, size=20).items,
        **pages(request, page),
    }
    return render(request, "desk/letters.html", shown)


@requires(Permission.CASE_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def dispatch(request: HttpRequest, pk: int) -> HttpResponse:
    letter = _letter(cast("User", request.user), pk)
    ways = [Way.HANDED_OVER] if letter.must_be_handed_over else list(Way)
    today = timezone.localdate() if letter.held_back_by is None else None
    form = DispatchForm(request.POST or None, ways=ways, initial={"on": today, "way": ways[0], "token": uuid4()})
    if request.method == "POST" and form.is_valid() and _record(request, letter, form):
        told.success(request, _("The letter is recorded as sent."))
        return redirect("desk:letters")
    why = next(iter(held_back([letter])), None)
    return render(request, "desk/letter.html", {"letter": letter, "form": form, "held_back": why})


def _letter(user: User, pk: int) -> Letter:
    """A letter of a case `user` may open. Raises Http404."""
    try:
        letter = queries.letter(pk, opened_cases(user))
    except Letter.DoesNotExist:
        raise Http404 from None
    note_case(letter.case_id)
    return letter


def _record(request: HttpRequest, letter: Letter, form: DispatchForm) -> bool:
    given = form.cleaned_data
    try:
        perform(
            case=letter.case_id,
            step="record_dispatch",
            on=given["on"],
            by=cast("User", request.user),
            at=timezone.now(),
            values={"letter": letter.pk, "way": Way(given["way"])},
            token=given["token"],
        )
    except AlreadyDone:
        return True
    except NotAllowed:
        raise PermissionDenied from None
    except Refused as refused:
        for finding in refused.findings:
            words = {"day": day(finding.problem.day), "person": "", "other": ""}
            form.add_error("on", str(PROBLEM_SENTENCES[finding.problem.code]) % words)
        return False
    except ValueProblem as problem:
        form.add_error(None, sentence(problem))
        return False
    return True
