from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Twelve letters and digits. Hyphens and capitals do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class GoOnForm(forms.Form):
    """Asks nothing more."""


class SecondForm(forms.Form):
    second = forms.CharField(
        label=_("The second code"),
        help_text=_("Six digits: sent to your phone or e-mail, or given to you by your mediator."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )
