"""How the meeting should be: the questions of the step "say_wishes"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from izligums.core.enums import Language
from izligums.dialogue.enums import FirstToSpeak, Seat
from izligums.web.desk.forms.choices import OneOf
from izligums.web.space.acting import OwnForm
from izligums.web.space.forms.fields import text

SEATS: dict[Seat, Any] = {
    Seat.NEAR_DOOR: _("near the door"),
    Seat.BESIDE_MEDIATOR: _("beside the mediator"),
    Seat.BESIDE_SUPPORTER: _("beside the person I bring along"),
    Seat.FAR_FROM_OTHERS: _("far from the other side"),
    Seat.NO_MATTER: _("it does not matter"),
}
SPEAKERS: dict[FirstToSpeak, Any] = {
    FirstToSpeak.SELF: _("I"),
    FirstToSpeak.OTHERS: _("the other side"),
    FirstToSpeak.NO_MATTER: _("it does not matter"),
}
#: What is asked on each page, in this order: a question, or two that belong together.
PAGES: tuple[tuple[str, ...], ...] = (
    ("safety",),
    ("time_place",),
    ("seat",),
    ("first",),
    ("breaks",),
    ("not_raised",),
    ("language", "interpreter"),
    ("access_needs",),
)


class WishesForm(OwnForm):
    """All of it, as on paper; with `only`, what one page asks. Nothing has to be answered."""

    safety = text(
        _("What do you need to feel safe?"),
        2000,
        hint=_("For example: to come and go apart, or a signal to stop."),
    )
    time_place = text(_("When and where is it good for you?"), 1000, rows=2)
    seat = OneOf(pairs=SEATS.items(), label=_("Where do you want to sit?"))
    first = OneOf(pairs=SPEAKERS.items(), label=_("Who is to speak first?"))
    breaks = text(_("Do you want breaks?"), 500, hint=_("You can also ask for one at any moment."), rows=2)
    not_raised = text(
        _("What must not be raised?"), 2000, hint=_("The mediator sees to it. The other side is not told.")
    )
    language = OneOf(
        pairs=[(Language(code), name) for code, name in settings.LANGUAGES],
        label=_("In which language do you want to speak?"),
    )
    interpreter = forms.BooleanField(label=_("I need an interpreter, sign language too"), required=False)
    access_needs = text(
        _("What do you need to come, see, hear, read or move?"),
        1000,
        hint=_("For example: a ramp, large print, a quiet room."),
        rows=2,
    )

    def __init__(self, *args: Any, only: Collection[str] | None = None, **given: Any) -> None:
        super().__init__(*args, **given)
        for name in self.base_fields.keys() - {"token"}:
            self.fields[name].required = False
            if only is not None and name not in only:
                del self.fields[name]

    def values(self) -> dict[str, Any]:
        """What was emptied is an answer too: only what is not asked here stays as it was said before."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


def words(name: str, value: Any) -> str:
    """An answer in the words of the form; nothing for one that was left empty."""
    field = WishesForm.base_fields[name]
    if not value:
        return ""
    if isinstance(field, OneOf):
        choices: Any = field.choices
        return str(dict(choices)[str(value)])
    return str(field.label) if value is True else str(value)
