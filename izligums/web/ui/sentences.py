"""What a form says when something is missing or cannot be read: what to do, instead of what is "required"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[type[forms.Field], dict[str, str | Promise]] = {
    forms.Field: {"required": _("Fill this in.")},
    forms.ChoiceField: {"required": _("Choose one of these.")},
    forms.ModelChoiceField: {"required": _("Choose one of these.")},
    forms.MultipleChoiceField: {"required": _("Choose at least one of these.")},
    forms.ModelMultipleChoiceField: {"required": _("Choose at least one of these.")},
    forms.BooleanField: {"required": _("Tick this to go on.")},
    forms.FileField: {"required": _("Choose a file."), "empty": _("This file is empty. Choose another one.")},
    forms.DateField: {"required": _("Choose a day."), "invalid": _("Write a day that exists, for example 27.03.2026.")},
    forms.DateTimeField: {
        "required": _("Choose a day and a time."),
        "invalid": _("Write a day and a time, for example 27.03.2026 14:30."),
    },
    forms.TimeField: {"required": _("Choose a time."), "invalid": _("Write a time, for example 14:30.")},
    forms.EmailField: {"invalid": _("Write the whole address, for example name@example.com.")},
}


def install() -> None:
    """Fields gather their sentences from the classes when they are made, so this comes before any form is imported."""
    for field, sentences in SENTENCES.items():
        own: dict[str, Any] = field.__dict__.get("default_error_messages", {})
        field.default_error_messages = own | sentences
