"""Filters above lists: plain GET forms. What cannot be read is told, and the list shows everything meanwhile."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from izligums.cases.enums import Stage
from izligums.core.labels import label
from izligums.messages.enums import Way


class CasesForm(forms.Form):
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    mediator = forms.ChoiceField(label=_("Mediator"), required=False)
    late = forms.BooleanField(label=_("Only late ones"), required=False)

    def __init__(self, *args: Any, mediators: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = [(stage.value, label(stage)) for stage in Stage]
        self.fields["stage"].choices = [("", _("all that are open")), ("all", _("all, closed ones too")), *stages]  # type: ignore[attr-defined]
        if mediators:
            self.fields["mediator"].choices = [("", _("everybody")), *mediators]  # type: ignore[attr-defined]
        else:
            del self.fields["mediator"]


class JournalForm(forms.Form):
    case = forms.CharField(
        label=_("Case number"), max_length=40, required=False, widget=forms.TextInput(attrs={"class": "short"})
    )
    step = forms.ChoiceField(label=_("Step"), required=False)
    by = forms.CharField(
        label=_("User name"), max_length=60, required=False, widget=forms.TextInput(attrs={"class": "short"})
    )
    first = forms.DateField(label=_("Recorded from"), required=False)
    last = forms.DateField(label=_("Recorded until"), required=False)

    def __init__(self, *args: Any, steps: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [("", _("all steps")), *steps]  # type: ignore[attr-defined]


class DispatchForm(forms.Form):
    """How and when a printed letter left the house."""

    way = forms.ChoiceField(label=_("How did it leave?"))
    on = forms.DateField(label=_("Which day?"))
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, ways: list[Way], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = [(way.value, label(way)) for way in ways]  # type: ignore[attr-defined]
