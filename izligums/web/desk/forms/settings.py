from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from izligums.accounts.models import Unit
from izligums.core.enums import PeriodUnit
from izligums.core.labels import label


class PeriodForm(forms.Form):
    value = forms.IntegerField(
        label=_("How many?"),
        help_text=_("Leave empty to say: not set. Then nothing is reminded."),
        required=False,
        min_value=1,
        max_value=3660,
    )
    unit = forms.ChoiceField(label=_("Of what?"))
    valid_from = forms.DateField(label=_("From which day?"), help_text=_("Earlier settings stay in the history."))
    note = forms.CharField(
        label=_("Why, and on what basis?"),
        help_text=_("For example: the article, or the order of the head of the service."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(unit.value, label(unit)) for unit in PeriodUnit]  # type: ignore[attr-defined]


class HelpNumberForm(forms.Form):
    number = forms.CharField(
        label=_("Number"),
        help_text=_("Leave empty to say: not set. Then the public page leaves it out."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "tel", "autocomplete": "off"}),
    )
    valid_from = forms.DateField(label=_("From which day?"), help_text=_("Earlier settings stay in the history."))
    note = forms.CharField(
        label=_("How do you know?"),
        help_text=_("For example: who confirmed it, when, and at what hours it is answered."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DayForm(forms.Form):
    """A day that differs from the ordinary week. Only days of the year on the page are taken."""

    day = forms.DateField(label=_("Day"))
    working = forms.ChoiceField(
        label=_("What is it?"),
        choices=[("no", _("A day off")), ("yes", _("A day that is worked"))],
        widget=forms.RadioSelect(attrs={"class": "choices-row"}),
    )
    name = forms.CharField(
        label=_("Name or reason"), help_text=_("For example: moved from 2 May by Cabinet order."), max_length=200
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day.year != self.year:
            raise forms.ValidationError(_("Choose a day of %(year)d."), params={"year": self.year})
        return day


class UnitForm(forms.Form):
    """Which unit serves a municipality."""

    unit = forms.ModelChoiceField(label=_("Which unit serves it?"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.order_by("name")  # type: ignore[attr-defined]
