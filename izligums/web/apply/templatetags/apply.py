from __future__ import annotations

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.defaultfilters import filesizeformat

from izligums.process.applying import File

register = template.Library()

#: More choices than this are a line to write on: nobody ticks one of forty municipalities.
_BOXES = 8


@register.filter
def file_words(file: File) -> str:
    """Kind and size: its own name stays with the sender."""
    return f"{file.ending.upper()}, {filesizeformat(file.size)}"


@register.filter
def boxes(field: BoundField) -> list[str]:
    """The choices of a question, when there are few."""
    choices = [str(words) for _value, words in getattr(field.field, "choices", ())]
    return choices if len(choices) <= _BOXES else []


@register.filter
def is_long(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.Textarea)
