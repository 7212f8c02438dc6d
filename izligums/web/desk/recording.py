"""From a filled-in form to the process: the only place where pages write case matters."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import SuspiciousOperation

from izligums.cases.models import Act, ReceivedFile
from izligums.process import deviations, files
from izligums.process.fields import Scan
from izligums.process.models import Deviation
from izligums.process.perform import perform
from izligums.web.desk.forms.act import ActForm


def record(form: ActForm, *, at: datetime) -> Act:
    """Raises what `perform` raises."""
    return perform(
        **_said(form, at=at),
        version=form.cleaned_data["case_version"],
        reason=form.cleaned_data.get("why") or "",
    )


def propose(form: ActForm, *, at: datetime) -> Deviation:
    """Raises what `deviations.propose` raises."""
    return deviations.propose(**_said(form, at=at), reason=form.cleaned_data["deviation_reason"])


def _said(form: ActForm, *, at: datetime) -> dict[str, Any]:
    return {
        "case": form.sheet.case.pk,
        "step": form.step.name,
        "on": form.cleaned_data["happened_on"],
        "by": form.sheet.user,
        "at": at,
        "person": form.person,
        "values": form.values() | _scan(form, at=at),
        "token": form.cleaned_data["form_token"],
    }


def _scan(form: ActForm, *, at: datetime) -> dict[str, int]:
    """Keep an uploaded paper at once: a browser does not send a file again with a form that comes back."""
    asked = next((question for question in form.step.asks if isinstance(question, Scan)), None)
    if asked is None:
        return {}
    uploaded, kept = form.cleaned_data.get(asked.name), form.cleaned_data.get("kept_scan")
    if uploaded is not None:
        file = files.keep(
            case=form.sheet.case,
            content=uploaded.content,
            content_type=uploaded.content_type,
            ending=uploaded.ending,
            by=form.sheet.user,
            at=at,
        )
        form.scan_id = file.pk
    elif kept is not None:
        if not ReceivedFile.objects.filter(case=form.sheet.case, pk=kept).exists():
            raise SuspiciousOperation("a file of another case")
        form.scan_id = kept
    return {} if form.scan_id is None else {asked.name: form.scan_id}
