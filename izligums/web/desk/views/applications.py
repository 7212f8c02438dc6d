"""What people sent without signing in, and process leaders with their account: read as it was told, registered as a
case, or said no to."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.models import Case
from izligums.core.labels import label
from izligums.core.values import ValueProblem
from izligums.documents import rendering
from izligums.process.applying import File
from izligums.process.intake import applications, told
from izligums.process.intake.requests import referral, seats_of
from izligums.process.intake.told import Refusal
from izligums.process.models import Application
from izligums.process.refusals import NotRecorded
from izligums.web.apply.summary import Section, sections
from izligums.web.desk.forms.intake import IntakeForm, SamePersonForm
from izligums.web.desk.presenters import requests
from izligums.web.desk.views.file import attachment
from izligums.web.desk.views.intake import UNPROCESSABLE


class RefusalForm(forms.Form):
    refusal = forms.ChoiceField(label=gettext_lazy("Why can it not be registered?"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "—"), *((each.value, label(each)) for each in Refusal)]
        self.fields["refusal"].choices = choices  # type: ignore[attr-defined]


@requires(Permission.INBOX_READ, to_change=Permission.CASE_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that was told, and the two ways on."""
    user = cast("User", request.user)
    row = _waiting(user, pk)
    form = RefusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        applications.refuse(row.pk, reason=Refusal(form.cleaned_data["refusal"]), by=user, at=timezone.now())
        messages.success(request, _("%(number)s is closed.") % {"number": row.number})
        return redirect("desk:office")
    facts = {
        "application": row,
        "verified": applications.is_verified(row),
        "sections": _sections(row),
        "files": [File(*each) for each in row.files.values_list("pk", "ending", "size")],
        "form": form,
    }
    return render(request, "desk/intake/application.html", facts)


@requires(Permission.INBOX_READ)
@require_safe
def file(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    found = applications.file_of(cast("User", request.user), pk, file)
    if found is None:
        raise Http404
    return attachment(bytes(found.content or b""), found.content_type, f"IES-{pk:06}-{found.pk}.{found.ending}")


@requires(Permission.CASE_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a case that comes in, begun with what was told."""
    user = cast("User", request.user)
    known = applications.case_of(pk)
    if known is not None:  # the same form, sent a second time
        return _to(user, known)
    row = _waiting(user, pk)
    form = IntakeForm(request.POST if request.method == "POST" else None, today=timezone.localdate(), **_begun(row))
    facts = {"form": form, "application": row, "representative": told.name_of_representative(row.said)}
    if request.method != "POST" or not form.is_valid() or "back" in request.POST:
        return render(request, "desk/intake/receive.html", facts)
    questions = form.questions()
    if not all(question.is_valid() for question in questions):
        return render(request, "desk/intake/same_person.html", {"form": form, "questions": questions})
    try:
        case = _registered(user, row, form, questions)
    except (NotRecorded, ValueProblem) as problem:
        form.refused(problem)
        return render(request, "desk/intake/receive.html", facts, status=UNPROCESSABLE)
    messages.success(
        request, _("Case %(number)s lies in the inbox of %(unit)s.") % {"number": case.number, "unit": case.unit.name}
    )
    return _to(user, case)


def _begun(row: Application) -> dict[str, Any]:
    """What the form begins with; who directs the proceedings cannot be changed when it was they who sent it."""
    sent_on = timezone.localtime(row.sent_at).date()
    if row.authority is None:
        return {"referral": told.referral(row.said, sent_on), "parties": told.parties(row.said)}
    leader = requests.leader(row.authority)
    return {
        "referral": referral(row.said, sent_on, leader),
        "parties": row.said,
        "seats": seats_of(row.said),
        "fixed": leader,
    }


def _registered(user: User, row: Application, form: IntakeForm, questions: list[SamePersonForm]) -> Case:
    return applications.register(
        row.pk,
        values=form.referral.cleaned_data,
        persons=form.persons_named(questions),
        paper=_paper(row),
        by=user,
        at=timezone.now(),
        token=form.token,
    )


def _waiting(user: User, pk: int) -> Application:
    row = applications.application(user, pk)
    if row is None:
        raise Http404
    return row


def _to(user: User, case: Case) -> HttpResponse:
    return redirect("desk:case", case.pk) if case.unit_id == user.unit_id else redirect("desk:root")


def _paper(row: Application) -> bytes:
    sent_on = timezone.localtime(row.sent_at).date()
    with translation.override("lv"):
        said = [
            {"heading": each.title, "rows": [{"label": name, "text": value} for name, value in each.rows]}
            for each in _sections(row)
        ]
    return rendering.application(
        said, number=row.number, sent_on=sent_on, at=timezone.now(), requested=row.authority is not None
    )


def _sections(row: Application) -> list[Section]:
    if row.authority is None:
        return sections(row.said, today=timezone.localdate())
    return requests.sections(row, row.authority)
