"""Forms about accounts of process leaders."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from izligums.accounts.enums import LeaderKind, VerifiedBy, WithdrawnFor
from izligums.core.labels import label
from izligums.web.desk.forms.choices import OneOf, Pairs
from izligums.web.desk.forms.fields import PlainText

#: What a member of the service can say that they did; the directory speaks for itself.
LOOKED = (VerifiedBy.SERVICE_CARD, VerifiedBy.OFFICIAL_EMAIL, VerifiedBy.OFFICE_PHONE)


class LeaderForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["display_name"] = PlainText(
            label=_("Given name and family name"), limit=200, long=False, help_text=_("As it stands in the referral.")
        )
        self.fields["kind"] = OneOf(label=_("What kind of official?"), pairs=_pairs(LeaderKind))
        self.fields["office"] = PlainText(
            label=_("Office"), limit=200, long=False, help_text=_("The police station, prosecution or court.")
        )
        self.fields["username"] = PlainText(
            label=_("User name"), limit=60, long=False, help_text=_("For signing in. Nobody else has the same.")
        )

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"]
        if " " in name:
            raise ValidationError(_("A user name has no spaces."))
        return name


class VerifyForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"] = OneOf(
            label=_("How did you check whose account it is?"),
            help_text=_("You yourself, today. Your name and the day stay on record."),
            pairs=_pairs(LOOKED),
        )


class WithdrawForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"] = OneOf(label=_("Why is it withdrawn?"), pairs=_pairs(WithdrawnFor))


def _pairs(options: Iterable[StrEnum]) -> Pairs:
    return [(each, label(each)) for each in options]
