"""What the pages of letters ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from izligums.dialogue.enums import Receiving
from izligums.web.space.acting import OwnForm


class WriteForm(OwnForm):
    text = forms.CharField(
        label=_("What I want to say to the other side"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": _("Write something first.")},
    )


class OneLetterForm(OwnForm):
    """About one letter, which the address names."""

    def __init__(self, *args: Any, statement: int, **given: Any) -> None:
        super().__init__(*args, **given)
        self.statement = statement

    def values(self) -> dict[str, Any]:
        return super().values() | {"statement": self.statement}


class ReceiveForm(OneLetterForm):
    way = forms.TypedChoiceField(
        label=_("Do you want to receive it?"),
        coerce=Receiving,
        choices=[
            (Receiving.SCREEN.value, _("Yes, I read it now, here")),
            (Receiving.OFFICE.value, _("Yes, in the office, with my mediator")),
            (Receiving.ALOUD.value, _("Yes, my mediator reads it to me")),
            (Receiving.NOT.value, _("No, I do not want it")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four. “No” is an answer too.")},
    )
