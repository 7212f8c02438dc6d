"""Choosing among pairs: a value, and its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

#: So many choices still stand one below the other; more go into a list to unfold.
_RADIOS = 8
Pairs = list[tuple[Any, str]]


class OneOf(forms.ChoiceField):
    """One of some pairs (value, words); the value itself comes back, or None."""

    def __init__(
        self, *, pairs: Iterable[tuple[Any, str]], listed: bool = False, in_row: bool = False, **kwargs: Any
    ) -> None:
        pairs = list(pairs)
        self.members = {str(value): value for value, _words in pairs}
        choices = [(str(value), words) for value, words in pairs]
        if listed or len(choices) > _RADIOS:
            choices.insert(0, ("", _("Choose")))
            widget: forms.Widget = forms.Select()
        else:
            if not kwargs.get("required", True):
                choices.append(("", _("none of these")))
            widget = forms.RadioSelect(attrs={"class": "choices-row"} if in_row else None)
        super().__init__(choices=choices, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        return self.members.get(super().clean(value))


class SomeOf(forms.MultipleChoiceField):
    """Any number of pairs; a tuple of the values comes back, in the order they are offered."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, pairs: Iterable[tuple[Any, str]], **kwargs: Any) -> None:
        pairs = list(pairs)
        self.members = {str(value): value for value, _words in pairs}
        super().__init__(choices=[(str(value), words) for value, words in pairs], **kwargs)

    def clean(self, value: Any) -> tuple[Any, ...]:
        chosen = set(super().clean(value))
        return tuple(member for key, member in self.members.items() if key in chosen)
