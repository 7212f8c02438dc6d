from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from izligums.core.problems import sentence
from izligums.core.values import ValueProblem, check_text

REASON_LIMIT = 500  # characters
_NUMBER = re.compile(r"\s*izl[\s\-–]*([0-9]{4})[\s\-–]*0*([0-9]{1,18})\s*", re.IGNORECASE)


class OutsideForm(forms.Form):
    """A case by its whole number, and why it has to be read."""

    number = forms.CharField(
        label=_("Number of the case"),
        help_text=_("The whole number, as on its papers: IZL-2026-000123."),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("Why do you have to read it?"),
        help_text=_("The head of the unit reads this. Write what you need to do, not what you know of people."),
        max_length=4 * REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    told = forms.BooleanField(label=_("I know that the head of that unit is told who opened the case, when and why"))

    def clean_number(self) -> tuple[int, int]:
        """The identifier and the year of receipt."""
        found = _NUMBER.fullmatch(self.cleaned_data["number"])
        if found is None:
            raise forms.ValidationError(_("Write the whole number, for example IZL-2026-000123."))
        return int(found[2]), int(found[1])

    def clean_reason(self) -> str:
        try:
            return check_text(self.cleaned_data["reason"], REASON_LIMIT, required=True, lines=True)
        except ValueProblem as problem:
            raise forms.ValidationError(sentence(problem)) from problem
