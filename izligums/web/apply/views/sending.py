"""The way in, saving and going on later, the summary, the receipt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from izligums.accounts.access import public
from izligums.accounts.tries import TooManyTriesError
from izligums.core.enums import Language
from izligums.documents.papers import written_in
from izligums.documents.queries import office_of
from izligums.documents.rendering import application_receipt
from izligums.process import applying
from izligums.process.applying import NotSentError
from izligums.process.intake import told
from izligums.web.apply.forms import FORMS, CodeForm
from izligums.web.apply.frame import ApplyFrame
from izligums.web.apply.holding import held, hold, holder, let_go, word
from izligums.web.apply.summary import sections
from izligums.web.desk.entering import wait_words
from izligums.web.origin import origin_of

READ_OR_SEND = ["GET", "HEAD", "POST"]


@csrf_exempt  # all it does is to give the browser a key that opens nothing yet
@public
@require_http_methods(READ_OR_SEND)
def begin(request: HttpRequest, language: str) -> HttpResponse:
    """What applying is and binds to; reading it leaves nothing behind."""
    if request.method == "POST":
        key = held(request)
        if key is None or applying.receipt(key) is not None:
            key = applying.new_key()
        response = (
            redirect("apply:resume", language) if "code" in request.POST else redirect("apply:ask", language, "who")
        )
        hold(response, key)
        return response
    facts = {"frame": ApplyFrame(language, "begin"), "days": applying.days_kept()}
    return render(request, "apply/begin.html", facts)


@holder
@sensitive_post_parameters("code")
@require_http_methods(READ_OR_SEND)
def resume(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """One sentence for every code that opens nothing."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = applying.resume(form.cleaned_data["code"], origin=origin_of(request).address, at=timezone.now())
        except TooManyTriesError as slowed:
            form.add_error(None, wait_words(slowed))
        else:
            if found is not None:
                response = redirect("apply:summary", language)
                hold(response, found)
                return response
            form.add_error(None, _("This code opens nothing, or its time is over. Check it, or begin anew."))
    facts = {"frame": ApplyFrame(language, "resume"), "form": form, "word": word(key)}
    return render(request, "apply/resume.html", facts)


@holder
@require_http_methods(READ_OR_SEND)
def later(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """What was told is saved; the code to go on with. Sent, it lets the browser forget the key."""
    if request.method == "POST":
        response = redirect("public:start", language)
        let_go(response)
        return response
    draft = applying.look(key)
    if draft is None:
        return redirect("apply:begin", language)
    facts = {"frame": ApplyFrame(language, "later"), "draft": draft, "word": word(key)}
    return render(request, "apply/later.html", facts)


@holder
@require_POST
def forget(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Everything that was told is erased at once."""
    applying.forget(key)
    response = redirect("apply:begin", language)
    let_go(response)
    return response


@holder
@require_http_methods(READ_OR_SEND)
def summary(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Everything told, with a way to change each of it; sending it twice sends it once."""
    draft = applying.look(key)
    if request.method == "POST" and draft is not None:
        try:
            applying.send(key, at=timezone.now())
        except NotSentError as missing:
            return _to(language, missing.question)
        return redirect("apply:sent", language)
    if draft is None:
        return redirect("apply:sent" if applying.receipt(key) is not None else "apply:begin", language)
    if (unanswered := told.unanswered(draft.said)) is not None:
        return _to(language, unanswered)
    if told.alone_and_minor(draft.said, timezone.localdate()):
        return _to(language, "together")
    facts = {
        "frame": ApplyFrame(language, "summary"),
        "sections": sections(draft.said, today=timezone.localdate()),
        "draft": draft,
        "word": word(key),
    }
    return render(request, "apply/summary.html", facts)


def _to(language: str, question: str) -> HttpResponse:
    return redirect("apply:together", language) if question == "together" else redirect("apply:ask", language, question)


@holder
@require_safe
def sent(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """The number, the unit, and what happens next."""
    receipt = applying.receipt(key)
    if receipt is None:
        return redirect("apply:begin", language)
    return render(request, "apply/sent.html", {"frame": ApplyFrame(language, "sent"), "receipt": receipt})


@holder
@require_safe
def receipt_paper(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """The receipt as a paper; whoever reads another language than those of papers gets one sentence in their own."""
    receipt = applying.receipt(key)
    if receipt is None:
        return redirect("apply:begin", language)
    spoken = Language(language)
    content = application_receipt(
        number=receipt.number,
        office=office_of(receipt.unit),
        note="" if written_in(spoken) is spoken else _("We have received your application. It binds you to nothing."),
        language=written_in(spoken),
        at=receipt.sent_at,
    )
    headers = {"Content-Disposition": f'inline; filename="{receipt.number}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@public
@require_safe
def paper(request: HttpRequest, language: str) -> HttpResponse:
    """The same questions to fill in by hand."""
    forms = [FORMS[name](said={}, today=timezone.localdate()) for name in told.QUESTIONS if name in FORMS]
    return render(request, "apply/paper.html", {"frame": ApplyFrame(language, "paper"), "forms": forms})
