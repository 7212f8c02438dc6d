"""Numbers of help: what the public page shows, what is not set, and who set what since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.accounts.queries import names_behind
from izligums.core.actions import set_help_number
from izligums.core.enums import Language
from izligums.core.help_lines import HelpLine, help_lines
from izligums.core.problems import sentence
from izligums.core.queries import help_number_history, help_numbers
from izligums.core.values import ValueProblem
from izligums.web.desk.forms.settings import HelpNumberForm
from izligums.web.desk.words import in_reader_language


@dataclass(frozen=True)
class LineRow:
    name: str
    words: str
    number: str  # empty: not set
    hint: str


@requires(Permission.UNITS_READ)
@require_safe
def show_lines(request: HttpRequest) -> HttpResponse:
    numbers = help_numbers(on=timezone.localdate())
    rows = [_row(line, numbers[name]) for name, line in help_lines().items()]
    return render(request, "desk/settings/help_lines.html", {"rows": rows})


@requires(Permission.UNITS_READ, to_change=Permission.UNITS_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def show_line(request: HttpRequest, line: str) -> HttpResponse:
    found = help_lines().get(line)
    if found is None:
        raise Http404
    today = timezone.localdate()
    row = _row(found, help_numbers(on=today)[line])
    form = HelpNumberForm(request.POST or None, initial={"number": row.number, "valid_from": today})
    if request.method == "POST" and form.is_valid() and _set(request, line, form):
        messages.success(request, _("The number is set. The public page shows it from that day on."))
        return redirect("desk:help_line", line=line)
    history = list(help_number_history(line))
    names = names_behind({each.set_by for each in history})
    page = {"form": form, "line": row, "history": [(each, names[each.set_by]) for each in history]}
    return render(request, "desk/settings/help_line.html", page)


def _set(request: HttpRequest, line: str, form: HelpNumberForm) -> bool:
    given = form.cleaned_data
    try:
        set_help_number(
            name=line,
            number=given["number"],
            valid_from=given["valid_from"],
            note=given["note"],
            by=str(cast("User", request.user).pk),
            at=timezone.now(),
        )
    except ValueProblem as problem:
        form.add_error("number" if problem.code == "not_dialled" else "note", sentence(problem))
        return False
    return True


def _row(line: HelpLine, number: str) -> LineRow:
    return LineRow(
        name=line.name,
        words=line.words[Language(get_language() or "lv")],
        number=number,
        hint=in_reader_language(line.hint) if line.hint else "",
    )
