"""Recording an act: one page for every step of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.access import visible_cases
from izligums.cases.models import Act
from izligums.core.problems import sentence
from izligums.core.values import ValueProblem
from izligums.process.fields import Text
from izligums.process.judge import Finding
from izligums.process.refusals import AlreadyDone, BadValue, NeedsReason, NotAllowed, Refused, Stale, Taken, WrongStage
from izligums.process.steps import TABLE
from izligums.process.steps.base import Step
from izligums.process.wording import STEP_NAMES
from izligums.web.desk.forms.act import ActForm
from izligums.web.desk.presenters import act as presenter
from izligums.web.desk.presenters import journal
from izligums.web.desk.presenters.problems import address
from izligums.web.desk.presenters.sheet import Sheet, sheet_for
from izligums.web.desk.recording import propose, record

CONFLICT = 409
UNPROCESSABLE = 422


@requires(Permission.CASE_READ, to_change=Permission.CASE_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, case_id: int, step: str, person: int | None = None) -> HttpResponse:
    user, now = cast("User", request.user), timezone.now()
    try:
        sheet = sheet_for(user, case_id, today=timezone.localdate(now))
    except (Http404, PermissionDenied):
        if _sent_before(request, user, case_id):
            return redirect("desk:root")
        raise
    row = _permitted(sheet, step)
    if person is not None and (row.about is None or sheet.facts.find(person) is None):
        raise Http404
    if request.method == "POST":
        return _record(request, sheet, row, person, at=now)
    if not sheet.offers(row.name, person):
        return _not_now(request, sheet, row, person)
    preset = {asks.name: request.GET[asks.name] for asks in row.asks if asks.name in request.GET}
    preset = _choices_only(row, preset)
    if person is None and row.about is not None and not (row.about_optional and "whole" in request.GET):
        return _whom(request, sheet, row, preset)
    form = ActForm(step=row, sheet=sheet, person=person, preset=preset)
    foreseen = presenter.foreseen(sheet, row, person, form.initial)
    return ActPage(request, sheet, row, person).show(form, findings=foreseen, foreseen=True)


def _sent_before(request: HttpRequest, user: User, case_id: int) -> bool:
    """Whether this very form was sent a moment ago, and its act took the case out of the user's sight."""
    try:
        token = UUID(request.POST.get("form_token", ""))
    except ValueError:
        return False
    return Act.objects.filter(case_id=case_id, by=user, token=token).exists()


def _permitted(sheet: Sheet, name: str) -> Step:
    """The step, if its name is one and this person may do it in this case."""
    step = TABLE.get(name)
    if step is None or name == "receive":
        raise Http404
    if not step.who & sheet.capacities:
        raise PermissionDenied
    return step


def _whom(request: HttpRequest, sheet: Sheet, step: Step, preset: dict[str, str]) -> HttpResponse:
    """First of all: whom is it about? Each person has a page of their own, with what is known of them."""
    people = presenter.people(sheet, step, preset)
    if len(people) == 1 and not step.about_optional:
        return redirect(people[0].href)
    return render(request, "desk/case/whom.html", presenter.heading(sheet, step, None) | {"people": people})


def _choices_only(step: Step, given: dict[str, str]) -> dict[str, str]:
    """An address may choose among what the form offers; it never puts words into a form."""
    texts = {asks.name for asks in step.asks if isinstance(asks, Text)}
    return {name: value for name, value in given.items() if name not in texts}


def _record(request: HttpRequest, sheet: Sheet, step: Step, person: int | None, *, at: datetime) -> HttpResponse:
    if sheet.undeclared and not sheet.offers(step.name):
        return _not_now(request, sheet, step, person)
    asked = ActPage(request, sheet, step, person)
    form = asked.form(
        request.POST,
        with_reason="why" in request.POST,
        with_deviation=not {"deviate", "deviation_reason"}.isdisjoint(request.POST),
    )
    if not form.is_valid() or form.ask_same_person():
        return asked.show(form, status=UNPROCESSABLE)
    try:
        if "deviate" in request.POST:
            propose(form, at=at)
            messages.success(request, _("Written down. It counts as soon as a second person has confirmed it."))
        else:
            done = record(form, at=at)
            messages.success(request, asked.told(done))
    except AlreadyDone as twice:
        messages.success(request, asked.told(twice.act))
    except Stale as stale:
        return asked.again(form, since=stale.since, status=CONFLICT)
    except NeedsReason as undecided:
        return asked.again(form, findings=undecided.findings, with_reason=True, status=UNPROCESSABLE)
    except Refused as refusal:
        return asked.again(form, findings=refusal.findings, with_deviation=step.deviable, status=UNPROCESSABLE)
    except WrongStage:
        return _not_now(request, asked.fresh(), step, person)
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except Taken as taken:
        form.add_error(None, presenter.taken(taken.constraint))
        return asked.show(form, status=CONFLICT)
    except BadValue as bad:
        form.add_error(bad.field if bad.field in form.fields else None, sentence(bad))
        return asked.show(form, status=UNPROCESSABLE)
    except ValueProblem as problem:
        form.add_error(None, sentence(problem))
        return asked.show(form, status=UNPROCESSABLE)
    return redirect(_next_page(request, sheet, step, person))


def _next_page(request: HttpRequest, sheet: Sheet, step: Step, person: int | None) -> str:
    """The case, or the same question again: conditions and people are often entered one after another.

    The start page when the act took the case out of the user's sight: a transfer, a conflict of interest.
    """
    if not visible_cases(sheet.user).filter(pk=sheet.case.pk).exists():
        return reverse("desk:root")
    if "another" in request.POST:
        kept = [(name, request.POST[name]) for name in presenter.kept_for_another(step) if name in request.POST]
        return address(sheet, step.name, person, kept)
    return reverse("desk:case", args=[sheet.case.pk])


def _not_now(request: HttpRequest, sheet: Sheet, step: Step, person: int | None) -> HttpResponse:
    """The step exists and the user may do it, but not now, or not about this person."""
    context = {
        "sheet": sheet,
        "step": step,
        "name": sheet.name(person) if person else "",
        "words": STEP_NAMES[step.name],
    }
    return render(request, "desk/case/not_now.html", context, status=CONFLICT)


@dataclass(frozen=True)
class ActPage:
    """One question put to one user; asked again with everything typed when it could not be recorded."""

    request: HttpRequest
    sheet: Sheet
    step: Step
    person: int | None

    def form(self, data: QueryDict, *, with_reason: bool = False, with_deviation: bool = False) -> ActForm:
        return ActForm(
            data,
            self.request.FILES,
            step=self.step,
            sheet=self.sheet,
            person=self.person,
            with_reason=with_reason,
            with_deviation=with_deviation,
        )

    def fresh(self) -> Sheet:
        """The case as it stands after all."""
        return sheet_for(self.sheet.user, self.sheet.case.pk, today=self.sheet.today)

    def told(self, done: Act) -> str:
        """What has been recorded, also when that took the case out of the user's sight."""
        try:
            sheet = self.fresh()
        except (Http404, PermissionDenied):
            sheet = self.sheet
        return journal.sentence(sheet, journal.acts_of(sheet.case).get(pk=done.pk))

    def again(
        self,
        typed: ActForm,
        *,
        status: int,
        findings: Sequence[Finding] = (),
        since: Sequence[Act] = (),
        **extra: bool,
    ) -> HttpResponse:
        """The form as it was typed, on the case as it stands now."""
        page = replace(self, sheet=self.fresh())
        data = self.request.POST.copy()
        data["case_version"] = str(page.sheet.case.version)
        if typed.scan_id is not None:
            data["kept_scan"] = str(typed.scan_id)
        if page.sheet.undeclared:
            since = ()  # what happened meanwhile opens with the answer about conflict
        form = page.form(data, **{"with_reason": typed.with_reason, "with_deviation": typed.with_deviation} | extra)
        conflicts = presenter.conflicts(page.sheet, form, since)
        return page.show(form, status=status, findings=findings, since=since, conflicts=conflicts)

    def show(
        self,
        form: ActForm,
        *,
        status: int = 200,
        findings: Sequence[Finding] = (),
        since: Sequence[Act] = (),
        conflicts: Sequence[presenter.Conflict] = (),
        foreseen: bool = False,
    ) -> HttpResponse:
        shown = presenter.page(self.sheet, self.step, self.person, form, findings=findings, since=since)
        context = shown | {"conflicts": conflicts, "foreseen": foreseen}
        return render(self.request, "desk/case/act.html", context, status=status)
