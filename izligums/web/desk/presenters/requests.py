"""A process leader's request as the office reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from izligums.accounts.models import Authority, Municipality
from izligums.process.codec import load_fields
from izligums.process.fields import Field, MunicipalityOf
from izligums.process.intake.requests import CASE, CASE_FIELDS, seats_of
from izligums.process.models import Application
from izligums.process.wording import field_label
from izligums.web.apply.summary import Section
from izligums.web.desk.forms.referral import seat_title
from izligums.web.desk.presenters import words


def leader(authority: Authority) -> dict[str, Any]:
    """Who directs the proceedings, as the account says it: answers to `receive`."""
    return {
        "leader_kind": authority.kind,
        "leader_name": authority.user.display_name,
        "leader_office": authority.office,
    }


def sections(row: Application, authority: Authority) -> list[Section]:
    """Everything that was told, in the active language; a person who was not named has no rows."""
    who = [(str(field_label("receive", name)), words.plain(value)) for name, value in leader(authority).items()]
    people = [
        Section(seat.name, seat_title(seat), _rows("add_person", seat.fields, row.said.get(seat.name, {})))
        for seat in seats_of(row.said)
    ]
    case = Section(CASE, _("What is requested"), _rows("receive", CASE_FIELDS, row.said[CASE]))
    return [Section("leader", _("Process leader"), who), case, *people]


def _rows(step: str, fields: Iterable[Field], said: Mapping[str, Any]) -> list[tuple[str, str]]:
    fields = tuple(fields)
    told = load_fields(fields, said)
    return [
        (str(field_label(step, field.name)), _words(field, told[field.name]))
        for field in fields
        if told.get(field.name) not in (None, "", False)
    ]


def _words(field: Field, value: Any) -> str:
    if isinstance(field, MunicipalityOf):
        return str(Municipality.objects.get(pk=value))
    return words.plain(value)
