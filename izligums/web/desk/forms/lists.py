"""Filters above lists: plain GET forms. What cannot be read is told, and the list shows everything meanwhile."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from izligums.accounts.models import User
from izligums.cases.enums import Stage
from izligums.core.labels import label
from izligums.documents.papers import WRITTEN_LANGUAGES
from izligums.messages.enums import Way

_NOBODY = -1
NUMBER_WANTED = _("Write the number as on the case page, for example IZL-2026-000123.")


def case_in(given: str) -> int | None:
    """The case that a typed number names."""
    digits = re.fullmatch(r"(?:izl-?)?(?:[0-9]{4}-)?0*([0-9]{1,18})", given, re.IGNORECASE)
    return int(digits[1]) if digits else None


class CasesForm(forms.Form):
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    mediator = forms.ChoiceField(label=_("Mediator"), required=False)
    late = forms.BooleanField(label=_("Only late ones"), required=False)

    def __init__(self, *args: Any, mediators: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = [(stage.value, label(stage)) for stage in Stage]
        self.fields["stage"].choices = [("", _("all that are open")), ("all", _("all, closed ones too")), *stages]  # type: ignore[attr-defined]
        if mediators:
            self.fields["mediator"].choices = [("", _("everybody")), *mediators]  # type: ignore[attr-defined]
        else:
            del self.fields["mediator"]


class WhoAndWhereForm(forms.Form):
    """A case by its number and a user by name. A number or name that nobody has finds nothing, and the form says so."""

    case = forms.CharField(
        label=_("Case number"), max_length=40, required=False, widget=forms.TextInput(attrs={"class": "short"})
    )
    by = forms.CharField(
        label=_("User name"), max_length=60, required=False, widget=forms.TextInput(attrs={"class": "short"})
    )

    def chosen_case(self) -> int | None:
        given = self.cleaned_data["case"]
        if not given:
            return None
        number = case_in(given)
        if number is None:
            self.add_error("case", NUMBER_WANTED)
        return _NOBODY if number is None else number

    def chosen_user(self) -> int | None:
        given = self.cleaned_data["by"]
        if not given:
            return None
        found = User.objects.filter(username=given.lower()).values_list("pk", flat=True).first()
        if found is None:
            self.add_error("by", _("No user has this user name."))
        return found if found is not None else _NOBODY


class JournalForm(WhoAndWhereForm):
    step = forms.ChoiceField(label=_("Step"), required=False)
    first = forms.DateField(label=_("Recorded from"), required=False)
    last = forms.DateField(label=_("Recorded until"), required=False)

    def __init__(self, *args: Any, steps: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [("", _("all steps")), *steps]  # type: ignore[attr-defined]


class ReadingsForm(WhoAndWhereForm):
    person = forms.IntegerField(
        label=_("Person's number in the case"), required=False, min_value=1, max_value=2**63 - 1
    )
    first = forms.DateField(label=_("Opened from"), required=False)
    last = forms.DateField(label=_("Opened until"), required=False)


class OwnDataForm(forms.Form):
    """Whose own data are to be printed, and why."""

    case = forms.CharField(label=_("Case number"), max_length=40)
    person = forms.CharField(
        label=_("Given name and family name"),
        help_text=_("As the person wrote it. A part of the name finds nobody."),
        max_length=400,
    )
    reason = forms.CharField(
        label=_("Why is it printed?"),
        help_text=_("For example: the person asked in writing, and the day. The head of the unit reads it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    language = forms.ChoiceField(label=_("Language of the paper"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(each.value, label(each)) for each in WRITTEN_LANGUAGES]  # type: ignore[attr-defined]

    def chosen_case(self) -> int | None:
        """None when the number cannot be read; the form says so."""
        number = case_in(self.cleaned_data["case"])
        if number is None:
            self.add_error("case", NUMBER_WANTED)
        return number


class DispatchForm(forms.Form):
    """How and when a printed letter left the house."""

    way = forms.ChoiceField(label=_("How did it leave?"))
    on = forms.DateField(label=_("Which day?"))
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, ways: list[Way], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = [(way.value, label(way)) for way in ways]  # type: ignore[attr-defined]
