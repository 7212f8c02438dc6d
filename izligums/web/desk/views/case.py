"""The case page and the entries of its journal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.models import Act
from izligums.core.paging import page_after
from izligums.process.models import Deviation
from izligums.web.desk.presenters import arrangements, journal, papers, people, statements
from izligums.web.desk.presenters import case as presenter
from izligums.web.desk.presenters import deviation as deviation_presenter
from izligums.web.desk.presenters import entry as entry_presenter
from izligums.web.desk.presenters.sheet import Sheet, sheet_for

ENTRIES = 10


@requires(Permission.CASE_READ)
@require_safe
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """Fifteen queries, however much has happened."""
    sheet = sheet_for(cast("User", request.user), case_id, today=timezone.localdate())
    context: dict[str, Any] = {
        "sheet": sheet,
        "case": sheet.case,
        "stations": presenter.stations(sheet),
        "columns": people.columns(sheet),
        "particulars": presenter.particulars(sheet),
        "chapters": presenter.chapters(sheet),
        "stops": presenter.stops(sheet),
        "mediators": presenter.mediators(sheet),
    }
    if sheet.undeclared:
        return render(request, "desk/case/undeclared.html", context)
    acts = page_after(journal.acts_of(sheet.case), ("-sequence",), request.GET.get("journal", ""), ENTRIES)
    documents = papers.papers_of(sheet.case)
    context |= {
        "ahead": presenter.ahead(sheet),
        "deadlines": presenter.deadlines(sheet),
        "sessions": arrangements.sessions(sheet),
        "settlements": arrangements.settlements(sheet),
        "papers": papers.papers(sheet, documents, unfolded=request.GET.get("papers") == "all"),
        "stopping": people.stopping(sheet),
        "between": statements.waiting(sheet),
        "reads_letters": statements.reads(sheet),
        "proposals": people.proposals(sheet),
        "to_answer": people.to_answer(sheet),
        "deviations": deviation_presenter.waiting(sheet, _waiting(sheet)),
        "journal": journal.entries(sheet, acts.items, papers.letters(sheet, documents)),
        "older": f"?journal={acts.next}#journal" if acts.next else "",
        "newer": f"?journal={acts.previous}#journal" if acts.previous else "",
    }
    return render(request, "desk/case/show.html", context)


def _waiting(sheet: Sheet) -> Iterable[Deviation]:
    if not sheet.waits_for_second:
        return ()
    return Deviation.objects.filter(case=sheet.case, confirmed=None).select_related("by")


@requires(Permission.CASE_READ)
@require_safe
def entry(request: HttpRequest, case_id: int, sequence: int) -> HttpResponse:
    """One act of the journal, with all that was said in it, and the way to correct it."""
    sheet = sheet_for(cast("User", request.user), case_id, today=timezone.localdate())
    act: Act | None = journal.acts_of(sheet.case).filter(sequence=sequence).first()
    if act is None or sheet.undeclared:
        raise Http404
    return render(request, "desk/case/entry.html", entry_presenter.page(sheet, act))
