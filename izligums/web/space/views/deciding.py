"""Whether I take part: the information first, then the question, then the paper to sign."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from izligums.cases.models import Participation
from izligums.policy.texts import newest
from izligums.process.facts import years_between
from izligums.process.own import deciding
from izligums.web.space import acting
from izligums.web.space.forms.deciding import LEAVES, SIGNINGS, DecideForm
from izligums.web.space.frame import draw, entered
from izligums.web.space.inside import guest
from izligums.web.space.papers import pdf


@guest
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    information, consent = (newest(kind, get_language() or "lv") for kind in ("information", "consent"))
    before = deciding.said(key)
    begins: dict[str, Any] = {"information": information.id, "version": consent.id}
    if before.takes_part is not None:
        begins |= {"takes_part": before.takes_part, "leaves": before.leaves, "signing": before.signing}
    form = acting.opened(DecideForm, request, key, begins=begins)
    done = acting.answered(form, request, key, step="decide", then="space:decide")
    if done is not None:
        return done
    if form.is_bound or form.saved_at is not None or request.GET.get("izlasits") == information.id:
        space = entered(key)
        shown = {"form": form, "title": _("My decision"), "button": _("Send my decision"), "consent": consent}
        represented = _has_a_representative(space.person)
        return draw(request, key, "space/decide_form.html", {**shown, "represented": represented}, space=space)
    said = {
        "said": before,
        "leaves": [LEAVES[each] for each in before.leaves],
        "signing": SIGNINGS[before.signing] if before.signing is not None else "",
    }
    return draw(request, key, "space/decide.html", {"information": information, **said})


def _has_a_representative(person: Participation) -> bool:
    """A minor, or somebody under trusteeship, does not decide alone."""
    born = person.person.born
    return person.trusteeship or (born is not None and years_between(born, timezone.localdate()) < 18)


@guest
@require_safe
def consent_form(request: HttpRequest, key: str) -> HttpResponse:
    """For a person of a case who is inside; others are sent to the codes."""
    content = deciding.paper(key)
    return redirect("space:decide") if content is None else pdf(content, "veidlapa")
