"""How every Django form of ours is drawn: named by FORM_RENDERER, so that a form needs no base class."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django.forms
from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import DateTimeBaseInput
from django.template.backends.django import DjangoTemplates as Backend
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

# The browser's own pickers, whatever the language of the page: they speak ISO with the server and the
# reader's language with the reader. The plain text inputs of Django would show and ask a format instead.
PICKERS: dict[type[forms.Widget], tuple[str, str]] = {
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
    forms.TimeInput: ("time", "%H:%M"),
}


class Field(BoundField):
    @property
    def is_tick(self) -> bool:
        """One box to tick: its words stand behind it, not above."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    def as_widget(
        self, widget: forms.Widget | None = None, attrs: dict[str, Any] | None = None, only_initial: bool = False
    ) -> SafeString:
        widget = widget or self.field.widget
        if isinstance(widget, DateTimeBaseInput) and type(widget) in PICKERS:
            widget.input_type, widget.format = PICKERS[type(widget)]
        return super().as_widget(widget, attrs, only_initial)


class Renderer(DjangoTemplates):
    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = Field

    @cached_property
    def engine(self) -> Backend:
        """As Django's own, with our templates looked up first."""
        ours = Path(__file__).parent / "templates"
        theirs = Path(django.forms.__file__).parent / "templates"
        options = {"builtins": ["izligums.web.ui.templatetags.choices"]}
        return Backend({"APP_DIRS": True, "DIRS": [ours, theirs], "NAME": "ui-forms", "OPTIONS": options})
