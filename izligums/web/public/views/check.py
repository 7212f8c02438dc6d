"""Is it something for me? A few questions, an honest answer; nothing is kept, neither here nor in the address."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from izligums.accounts.access import public
from izligums.web.public.frame import Frame

YES, NO, UNSURE = "yes", "no", "unsure"
_ANSWERS = [(YES, _("Yes")), (NO, _("No")), (UNSURE, _("I am not sure"))]


class CheckForm(forms.Form):
    """What decides whether mediation can be tried. None of it is a rule: a mediator asks all of it again."""

    who = forms.ChoiceField(
        label=_("Who are you?"),
        choices=[
            ("victim", _("I was harmed")),
            ("offender", _("I have done harm")),
            ("other", _("I ask for somebody else")),
        ],
        widget=forms.RadioSelect,
    )
    reported = forms.ChoiceField(
        label=_("Have the police, a prosecutor or a court been told of it?"), choices=_ANSWERS, widget=forms.RadioSelect
    )
    known = forms.ChoiceField(
        label=_("Is it known who did it, and does that person say so too?"), choices=_ANSWERS, widget=forms.RadioSelect
    )
    danger = forms.ChoiceField(
        label=_("Are you, or is somebody else, in danger now?"), choices=_ANSWERS, widget=forms.RadioSelect
    )


@csrf_exempt  # it changes nothing; a reading page sets no cookie
@public
@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, language: str) -> HttpResponse:
    form = CheckForm(request.POST if request.method == "POST" else None)  # a form sent empty is sent, too
    answered = request.method == "POST" and form.is_valid()
    said = form.cleaned_data if answered else {}
    return render(request, "public/check.html", {"frame": Frame(language, "check"), "form": form, "said": said})
