"""The samples of the gallery: every component in every state, with invented people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from izligums.web.ui import shapes

TODAY = date(2026, 3, 12)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=gettext_lazy("First name and surname"), max_length=120)
    born = forms.DateField(label=gettext_lazy("Date of birth"), help_text=gettext_lazy("For example, 27 March 1987."))
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    meeting = forms.DateTimeField(label=gettext_lazy("Day and time of the talk"))
    unit = forms.ChoiceField(
        label=gettext_lazy("Unit"),
        choices=[("", gettext_lazy("Choose a unit")), ("riga", "Rīga"), ("vidzeme", "Vidzeme"), ("kurzeme", "Kurzeme")],
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How may we reach this person safely?"),
        help_text=gettext_lazy("Ask before the first invitation. It can change at any time."),
        choices=[
            ("phone", gettext_lazy("By phone")),
            ("letter", gettext_lazy("By letter")),
            ("person", gettext_lazy("Only in person")),
        ],
        widget=forms.RadioSelect,
    )
    avoid = forms.MultipleChoiceField(
        label=gettext_lazy("What should we avoid?"),
        choices=[("voicemail", gettext_lazy("Voicemail")), ("post", gettext_lazy("Post to the home address"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label=gettext_lazy("Note for the mediator"), widget=forms.Textarea, required=False)
    paper = forms.FileField(
        label=gettext_lazy("Scan of the signed paper"), help_text=gettext_lazy("PDF or picture, up to 10 MB.")
    )
    informed = forms.BooleanField(label=gettext_lazy("I gave the information sheet to this person"))

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("channel") == "phone":
            raise forms.ValidationError(
                gettext_lazy("Write a phone number, or choose another way to reach the person.")
            )
        return self.cleaned_data


class SampleSearch(forms.Form):
    words = forms.CharField(label=gettext_lazy("Name or number"), required=False)
    unit = forms.ChoiceField(
        label=gettext_lazy("Unit"),
        choices=[("", gettext_lazy("All units")), ("riga", "Rīga"), ("vidzeme", "Vidzeme")],
        required=False,
    )


def stage_names() -> list[str]:
    return [
        _("Received"),
        _("Registered"),
        _("Talking with the offender"),
        _("Talking with the victim"),
        _("Preparing"),
        _("Session planned"),
        _("Session held"),
        _("Settlement"),
        _("Following up"),
        _("Closed"),
    ]


def _tasks() -> list[shapes.Task]:
    return [
        shapes.Task(
            _("Ilze Kalniņa has not agreed in writing yet"),
            "stop",
            todo=_("Record the signed consent, with the day it was signed."),
            source=_("Cabinet Regulation 347, point 3"),
            href="#task-list",
            action=_("Record consent"),
        ),
        shapes.Task(
            _("The risk review is older than thirty days"),
            "due",
            todo=_("Review it again, or write down why it still holds."),
            source=_("to be confirmed by the lawyer of the service"),
            href="#task-list",
            action=_("Review risk"),
        ),
        shapes.Task(_("The process leader asked for an answer by 20 March"), "info"),
        shapes.Task(_("The preparation talk with Jānis Bērziņš has taken place"), "done"),
    ]


def _entries() -> list[shapes.Entry]:
    return [
        shapes.Entry(date(2026, 2, 2), _("The request of the prosecutor arrived."), by="Anda Ozola"),
        shapes.Entry(date(2026, 2, 3), _("Case registered and given to the Vidzeme unit."), by="Anda Ozola"),
        shapes.Entry(date(2026, 2, 6), _("Phone call, first talk agreed."), "offender", by="Māra Liepa"),
        shapes.Entry(
            date(2026, 2, 10),
            _("Acknowledged the facts and agreed in writing."),
            "offender",
            by="Māra Liepa",
            href="#timeline",
        ),
        shapes.Entry(
            date(2026, 2, 13),
            _("Invitation handed over in person."),
            "victim",
            by="Māra Liepa",
            note=_("Recorded two days later, from paper"),
        ),
        shapes.Entry(
            date(2026, 2, 16), _("Agreed to a talk on 17 February."), "victim", by="Māra Liepa", corrected=True
        ),
        shapes.Entry(date(2026, 2, 18), _("Preparation talk held."), "victim", by="Māra Liepa"),
        shapes.Entry(date(2026, 3, 3), _("Session planned for 19 March at 17:30 in Valmiera."), by="Māra Liepa"),
    ]


def _rows() -> list[shapes.Row]:
    return [
        shapes.Row(_("Mediator"), "Māra Liepa", "#summary-list", _("Change")),
        shapes.Row(_("Unit"), "Vidzeme"),
        shapes.Row(_("Answer expected by"), ""),
    ]


def _dues() -> list[shapes.Due]:
    return [
        shapes.due(_("First contact"), start=date(2026, 3, 9), end=date(2026, 3, 23), today=TODAY),
        shapes.due(_("Answer to the prosecutor"), start=date(2026, 2, 20), end=date(2026, 3, 14), today=TODAY),
        shapes.due(_("Second instalment"), start=date(2026, 2, 1), end=TODAY, today=TODAY),
        shapes.due(_("Report to the court"), start=date(2026, 1, 5), end=date(2026, 3, 6), today=TODAY),
    ]


COLOURS: list[tuple[str, str | Promise]] = [
    ("pine", gettext_lazy("Pine: the one main action, links, where we are")),
    ("amber", gettext_lazy("Amber: due, waiting")),
    ("brick", gettext_lazy("Brick: stop, late, error")),
    ("sky", gettext_lazy("Sky: one side")),
    ("heather", gettext_lazy("Heather: the other side")),
]


def samples() -> dict[str, Any]:
    names = stage_names()
    notes = {0: "02.02.2026.", 1: "03.02.2026."}
    here = reverse("ui:gallery")
    return {
        "contents": [
            ("type", _("Words and colours")),
            ("buttons", _("Buttons")),
            ("notices", _("Notices")),
            ("sides", _("The two sides")),
            ("stage-path", _("The way of a case")),
            ("task-list", _("What is missing")),
            ("due", _("What is due")),
            ("timeline", _("Journal")),
            ("table", _("Lists")),
            ("summary-list", _("Facts")),
            ("forms", _("Forms")),
            ("dialog", _("Questions in between")),
        ],
        "colours": COLOURS,
        "ways": [
            (_("In the middle"), shapes.path(names, 4, notes=notes)),
            (
                _("Ended early"),
                shapes.path(names, 3, stopped=True, notes={3: _("Ended without a settlement")}),
            ),
            (_("Closed, without anything to follow up"), shapes.path(names, 9, skipped=[8])),
        ],
        "tasks": _tasks(),
        "entries": _entries(),
        "rows": _rows(),
        "dues": _dues(),
        "instalments": shapes.Steps(2, 5, _("2 of 5 instalments paid")),
        "pages": [
            shapes.NavItem(_("Overview"), here, current=True),
            shapes.NavItem(_("People"), f"{here}#sides", count=4),
            shapes.NavItem(_("Documents"), f"{here}#summary-list"),
            shapes.NavItem(_("Journal"), f"{here}#timeline"),
        ],
        "cases": [
            ("V-2026-0114", "Bērziņš, Kalniņa", 0, date(2026, 3, 14), _("Preparing")),
            ("V-2026-0109", "Krūmiņš, SIA “Linu pļava”", 1, date(2026, 3, 12), _("Session planned")),
            ("V-2026-0087", "Zariņš, Vītola, Vītols", 2, date(2026, 3, 6), _("Following up")),
        ],
        "today": TODAY,
        "search": SampleSearch(auto_id="search_%s"),
        "form": SampleForm(initial={"channel": "letter", "born": date(1987, 3, 27)}),
    }


def wrong_form() -> SampleForm:
    return SampleForm({"name": "", "born": "1987-02-30", "channel": "phone", "email": "ilze@", "unit": "riga"})
