"""What people are asked about taking part, and about who comes along."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from izligums.cases.enums import Channel, Leave, Signing, Told
from izligums.core.enums import Language
from izligums.policy.texts import all_texts
from izligums.process.own import deciding
from izligums.web.desk.forms.choices import OneOf, SomeOf
from izligums.web.desk.forms.fields import PlainText
from izligums.web.space.acting import OwnForm

LEAVES: dict[Leave, str | Promise] = {
    Leave.ONLINE: gettext_lazy("I can also talk online."),
    Leave.THEIR_SUPPORTERS: gettext_lazy("The other side may bring supporters. I am asked about each of them."),
    Leave.MY_QUESTIONS: gettext_lazy("My mediator may pass on my questions."),
    Leave.MY_HOPES: gettext_lazy("My mediator may say what I hope for."),
}
SIGNINGS: dict[Signing, str | Promise] = {
    Signing.PAPER: gettext_lazy("On paper: I print and sign it, or sign it at my mediator's."),
    Signing.E_SIGNATURE: gettext_lazy("With an e-signature: I send the signed file to the unit."),
    Signing.SCREEN: gettext_lazy("Here on the screen, now."),
}
TOLD: dict[Told, str | Promise] = {
    Told.NAME: gettext_lazy("their name"),
    Told.RELATION: gettext_lazy("how we know each other"),
}


class DecideForm(OwnForm):
    """`information` is the text that was shown before, `version` the consent text that stands beside the question."""

    information = forms.CharField(widget=forms.HiddenInput)
    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["takes_part"] = OneOf(
            pairs=[(True, _("Yes, I want to take part.")), (False, _("No, I do not want to take part."))],
            label=_("Do you want to take part?"),
        )
        self.fields["leaves"] = SomeOf(
            pairs=[(each, str(words)) for each, words in LEAVES.items()],
            label=_("If yes: what else do you agree to?"),
            help_text=_(
                "Each is your choice. You can change it at any time. Your telephone and address are never shared."
            ),
            required=False,
        )
        self.fields["signing"] = OneOf(
            pairs=[(each, str(SIGNINGS[each])) for each in deciding.ways_to_sign()],
            label=_("If yes: how do you want to confirm it in writing?"),
            help_text=_("The law asks for it. Until then nothing is planned with you."),
        )
        self.fields["signing"].required = self.data.get("takes_part") != "False"  # a no needs no writing

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        language = all_texts()[said["version"]].language if said["version"] in all_texts() else Language.LATVIAN
        answer = {"takes_part": said["takes_part"], "version": said["version"], "language": Language(language)}
        if said["takes_part"]:
            answer |= {name: said[name] for name in ("leaves", "signing", "information")}
        return answer | {"channel": Channel.ONLINE}


class ProposeForm(OwnForm):
    name = PlainText(limit=200, long=False, label=gettext_lazy("Name"))
    relation = PlainText(
        limit=100,
        long=False,
        label=gettext_lazy("How do you know each other?"),
        help_text=gettext_lazy("For example: a sister, a friend, a neighbour."),
    )
    reach = PlainText(
        limit=300,
        long=True,
        label=gettext_lazy("How can your mediator reach them?"),
        help_text=gettext_lazy("Only your mediator sees it. Ask them first whether it is all right."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told"] = SomeOf(
            pairs=[(each, str(words)) for each, words in TOLD.items()],
            label=_("What may the other side learn?"),
            help_text=_("Tick nothing, and they only learn that somebody would come."),
            required=False,
        )


class GuestForm(OwnForm):
    guest = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agrees"] = OneOf(pairs=[(True, _("Yes")), (False, _("No"))])
