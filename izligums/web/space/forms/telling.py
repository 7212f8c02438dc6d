"""What somebody tells their mediator because they want to: the steps "share_plan", "say_how_i_am" and
"write_to_mediator"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from izligums.web.space.acting import OwnForm
from izligums.web.space.forms.fields import text


class PlanForm(OwnForm):
    plan = text(gettext_lazy("My thoughts and my plan"), 6000, required=True, rows=12)


class HowIAmForm(OwnForm):
    how_i_am = text(gettext_lazy("How are you now?"), 2000)
    wants_talk = forms.BooleanField(label=gettext_lazy("I want to talk with my mediator again"), required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        if not self.errors and not said["how_i_am"] and not said["wants_talk"]:
            self.add_error("how_i_am", _("Write a few words, or tick the box below."))
        return said


class MessageForm(OwnForm):
    message = text(gettext_lazy("What I want to say or ask"), 2000, required=True, rows=6)
