"""Whether and how short messages may come: the questions of the step "choose_messages"."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from izligums.cases.models import Participation
from izligums.messages.delivery import address_of, reachable_by
from izligums.messages.enums import Hours, Medium, Wording
from izligums.web.desk.forms.choices import OneOf
from izligums.web.space.acting import OwnForm

HOURS: dict[Hours, Any] = {
    Hours.DAY: gettext_lazy("in the daytime, 9 to 17"),
    Hours.EVENING: gettext_lazy("in the evening, 17 to 21"),
    Hours.ANY: gettext_lazy("from 9 to 21"),
}
WORDINGS: dict[Wording, Any] = {
    Wording.SPARSE: gettext_lazy("only: “There is something to look at for you.”"),
    Wording.PLAIN: gettext_lazy("also day and hour: “You have an appointment on 05.03.2026 at 10:00.”"),
}
_NONE = "none"


class MessagesForm(OwnForm):
    """Offers what the person's safe way names and the office can send."""

    def __init__(self, *args: Any, person: Participation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        media = [each for each in Medium if each in reachable_by(person)]
        self.fields["medium"] = OneOf(
            pairs=[(_NONE, _("No messages"))] + [(each, _ways(person)[each]) for each in media],
            label=_("May we send you short messages?"),
        )
        self.fields["message_hours"] = OneOf(pairs=HOURS.items(), label=_("When may they come?"))
        self.fields["wording"] = OneOf(
            pairs=WORDINGS.items(),
            label=_("How much may they say?"),
            help_text=_("Think of who else can see your screen."),
        )

    def values(self) -> dict[str, Any]:
        said = super().values()
        return {name: value for name, value in said.items() if value != _NONE}


def _ways(person: Participation) -> dict[Medium, str]:
    """With as much of the address as its owner needs to know it by."""
    phone, email = address_of(person, Medium.SMS), address_of(person, Medium.EMAIL)
    name, _at, domain = email.partition("@")
    return {
        Medium.SMS: _("By text message, to the number that ends with %(digits)s") % {"digits": phone[-3:]},
        Medium.EMAIL: _("By e-mail, to %(address)s") % {"address": f"{name[:1]}…@{domain}"},
    }
