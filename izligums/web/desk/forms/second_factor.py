from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

_CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class CodeForm(forms.Form):
    """The second step of signing in."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Six digits from your app, or one code from your printed list."),
        max_length=40,
        widget=forms.TextInput(attrs=_CODE),
    )


class AppForm(forms.Form):
    """The first code of an app shows that it was set up well."""

    code = forms.CharField(
        label=_("The six digits that the app shows now"),
        max_length=10,
        widget=forms.TextInput(attrs={**_CODE, "inputmode": "numeric"}),
    )


class PasskeyForm(forms.Form):
    name = forms.CharField(
        label=_("What will you call it?"), help_text=_("For example: office laptop, or blue key."), max_length=60
    )
    answer = forms.CharField(widget=forms.HiddenInput(), max_length=20000, required=False)


class PasswordAgainForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
