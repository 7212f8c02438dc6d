"""Cases that come in: by form, and by file."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.models import Case
from izligums.core.values import ValueProblem
from izligums.process.intake import waiting
from izligums.process.intake.importing import import_referrals
from izligums.process.receive import receive
from izligums.process.refusals import AlreadyDone, BadValue, NotRecorded
from izligums.web.desk.forms.importing import CheckedForm, ImportForm
from izligums.web.desk.forms.intake import IntakeForm, SamePersonForm

UNPROCESSABLE = 422


@requires(Permission.CASE_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def receive_case(request: HttpRequest) -> HttpResponse:
    form = IntakeForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    if request.method != "POST" or not form.is_valid() or "back" in request.POST:
        return render(request, "desk/intake/receive.html", {"form": form})
    questions = form.questions()
    if not all(question.is_valid() for question in questions):
        return render(request, "desk/intake/same_person.html", {"form": form, "questions": questions})
    try:
        case = _received(request, form, questions)
    except (NotRecorded, ValueProblem) as problem:
        form.refused(problem)
        return render(request, "desk/intake/receive.html", {"form": form}, status=UNPROCESSABLE)
    user = cast("User", request.user)
    said = {"number": case.number, "unit": case.unit.name}
    messages.success(request, _("Case %(number)s lies in the inbox of %(unit)s.") % said)
    return redirect("desk:case", case.pk) if case.unit_id == user.unit_id else redirect("desk:root")


def _received(request: HttpRequest, form: IntakeForm, questions: list[SamePersonForm]) -> Case:
    """The case; the same form sent twice finds the case it made the first time.

    Raises a NotRecorded or a ValueProblem; then nothing was written.
    """
    try:
        return receive(
            values=form.referral.cleaned_data,
            persons=form.persons_named(questions),
            by=cast("User", request.user),
            at=timezone.now(),
            token=form.token,
        )
    except AlreadyDone as done:
        if done.act.step != "receive":
            raise BadValue("token") from done
        return done.act.case


@requires(Permission.CASE_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def import_cases(request: HttpRequest) -> HttpResponse:
    """First a file, checked and reported; then a yes, and it is imported. In between the server keeps it."""
    user, now = cast("User", request.user), timezone.now()
    if "cancel" in request.POST:
        waiting.drop(by=user)
        return redirect("desk:import_cases")
    if "checked" in request.POST:
        return _import_checked(request, user, at=now)
    form = ImportForm(request.POST or None, request.FILES or None) if request.method == "POST" else ImportForm()
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/intake/import.html", {"form": form, "gone": False})
    content = form.cleaned_data["file"]
    report = import_referrals(content, by=user, at=now, dry_run=True)
    kept = waiting.keep(content=content, by=user, at=now).pk if report.incoming else None
    return render(request, "desk/intake/report.html", {"report": report, "kept": kept, "checked": True})


def _import_checked(request: HttpRequest, user: User, *, at: datetime) -> HttpResponse:
    said = CheckedForm(request.POST)
    content = waiting.content_of(said.cleaned_data["checked"], by=user, at=at) if said.is_valid() else None
    if content is None:
        return render(request, "desk/intake/import.html", {"form": ImportForm(), "gone": True}, status=UNPROCESSABLE)
    report = import_referrals(content, by=user, at=at)
    waiting.drop(by=user)
    return render(request, "desk/intake/report.html", {"report": report, "kept": None, "checked": False})
