"""The pages of a process leader: requests, how the cases connected to the account stand, and the notices sent."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from izligums.accounts.access import requires
from izligums.accounts.authorities import authority_of
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.led import led_cases, led_page
from izligums.cases.reading import note_case, note_hits
from izligums.core.enums import Language
from izligums.documents.led import led_paper, led_papers
from izligums.process.requesting import send, sent_requests
from izligums.web.desk.forms.requests import RequestForm, counts_of, with_one_more
from izligums.web.desk.paging import pages
from izligums.web.desk.views.intake import UNPROCESSABLE


@requires(Permission.LED_CASES_READ)
@require_safe
def show_cases(request: HttpRequest) -> HttpResponse:
    """To a verified account the cases that an act connected to it; to any other the reason why it sees nothing."""
    page = led_page(request.GET.get("page", ""))
    ids = [each.case_id for each in page.items]
    papers = led_papers(ids)
    lines = [(each, papers.get(each.id, [])) for each in led_cases(ids)]
    note_hits(len(lines))
    shown = {
        "authority": authority_of(cast("User", request.user)),
        "requests": sent_requests(),
        "lines": lines,
        **pages(request, page),
    }
    return render(request, "desk/led.html", shown)


@requires(Permission.REQUEST_SEND)
@require_http_methods(["GET", "HEAD", "POST"])
def send_request(request: HttpRequest) -> HttpResponse:
    """A request or proposal, into the inbox of the unit that serves the municipality; to an account that is not
    verified the reason why it sends nothing."""
    authority, today = authority_of(cast("User", request.user)), timezone.localdate()
    shown = {"authority": authority}
    if authority is None or not authority.verified:
        return render(request, "desk/led_new.html", shown)
    if request.method != "POST":
        form = RequestForm(None, today=today, authority=authority)
        return render(request, "desk/led_new.html", {**shown, "form": form})
    if "more" in request.POST:
        form = with_one_more(request.POST, today=today, authority=authority)
        return render(request, "desk/led_new.html", {**shown, "form": form})
    form = RequestForm(request.POST, today=today, authority=authority, counts=counts_of(request.POST))
    if not form.is_valid():
        return render(request, "desk/led_new.html", {**shown, "form": form}, status=UNPROCESSABLE)
    sent = send(form.said(), token=form.token, language=Language(get_language() or "lv"), at=timezone.now())
    if sent is None:
        form.used_before()
        return render(request, "desk/led_new.html", {**shown, "form": form}, status=UNPROCESSABLE)
    messages.success(request, _("%(number)s is sent. The unit registers it.") % {"number": sent.number})
    return redirect("desk:led")


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
