"""The pages of a process leader: how the cases connected to the account stand, and the notices that were sent."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from izligums.accounts.access import requires
from izligums.accounts.authorities import authority_of
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.led import led_cases, led_page
from izligums.cases.reading import note_case, note_hits
from izligums.documents.led import led_paper, led_papers
from izligums.web.desk.paging import pages


@requires(Permission.LED_CASES_READ)
@require_safe
def show_cases(request: HttpRequest) -> HttpResponse:
    """To a verified account the cases that an act connected to it; to any other the reason why it sees nothing."""
    page = led_page(request.GET.get("page", ""))
    ids = [each.case_id for each in page.items]
    papers = led_papers(ids)
    lines = [(each, papers.get(each.id, [])) for each in led_cases(ids)]
    note_hits(len(lines))
    shown = {"authority": authority_of(cast("User", request.user)), "lines": lines, **pages(request, page)}
    return render(request, "desk/led.html", shown)


@requires(Permission.LED_CASES_READ)
@require_safe
def show_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A result notice, or a report on fulfilment, that was sent to the process leader."""
    paper = led_paper(pk)
    if paper is None:
        raise Http404
    note_case(paper.case_id)
    headers = {"Content-Disposition": f'inline; filename="{paper.file_name}"'}
    return HttpResponse(paper.content, content_type="application/pdf", headers=headers)
