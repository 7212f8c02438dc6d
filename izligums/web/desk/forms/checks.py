"""What must fit together within one form, said at the field where it is mended.

The rules and the database hold without these; here the sentence comes before anything is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django import forms
from django.utils.translation import gettext as _


def _check_person(form: forms.Form) -> None:
    said = form.cleaned_data
    names = [name for name in ("given_name", "family_name") if said.get(name)]
    if said.get("legal_name"):
        if names or said.get("personal_code") or said.get("born"):
            form.add_error(
                "legal_name", _("Enter either an organisation or a person with names and date of birth, not both.")
            )
        return
    for name in ("given_name", "family_name"):
        if name not in form.errors and not said.get(name):
            form.add_error(name, _("Write the name, or the name of an organisation."))


def _check_hours(form: forms.Form) -> None:
    start, end = form.cleaned_data.get("start"), form.cleaned_data.get("end")
    if start and end and end <= start:
        form.add_error("end", _("The session must end after it begins."))


def _check_reach(form: forms.Form) -> None:
    """The chosen way needs its address or number."""
    needs = {"phone": "phone", "sms": "phone", "email": "email", "post": "address"}
    channel = form.cleaned_data.get("channel")
    wanted = needs.get(str(channel)) if channel else None
    if wanted and wanted not in form.errors and not form.cleaned_data.get(wanted):
        form.add_error(wanted, _("The best way to reach the person needs this."))


def _check_payment(form: forms.Form) -> None:
    if form.cleaned_data.get("kind") == "payment":
        for name in ("amount", "due"):
            if name not in form.errors and not form.cleaned_data.get(name):
                form.add_error(name, _("A payment needs a sum and a last day."))


CHECKS: Mapping[str, Callable[[forms.Form], None]] = {
    "add_person": _check_person,
    "plan_session": _check_hours,
    "record_safe_way": _check_reach,
    "add_condition": _check_payment,
}
