"""A file of referrals, and the yes to it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from izligums.process.intake.reading import LARGEST_FILE


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("Referral file"),
        help_text=_("JSON, at most 10 MB. It is checked first; nothing is imported yet."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        allow_empty_file=True,  # the report says it in the same words as for other mistakes
    )

    def clean_file(self) -> bytes:
        content: bytes = self.cleaned_data["file"].read(LARGEST_FILE + 1)
        return content


class CheckedForm(forms.Form):
    """The yes to a file whose report was read."""

    checked = forms.IntegerField(min_value=1)
