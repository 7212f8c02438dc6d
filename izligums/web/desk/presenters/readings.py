"""Readings as lines of a table: identifiers with the names the reader of the table may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from izligums.accounts.models import User
from izligums.cases.models import Case, Reading

#: What a page is called, by the name of its address; an unknown one goes by that name.
PAGES: dict[str, str | Promise] = {
    "act": _("a step's form"),
    "act_of_person": _("a step's form"),
    "case": _("the case"),
    "cases": _("list of cases"),
    "deviation": _("a step that waits for a second person"),
    "dispatch": _("a letter"),
    "document": _("an issued paper"),
    "entry": _("a journal entry"),
    "file": _("a received file"),
    "import_cases": _("import of referrals"),
    "journal": _("the journal of all cases"),
    "letters": _("list of letters"),
    "office": _("My unit"),
    "print_consent": _("consent to print"),
    "print_information": _("information to print"),
    "print_settlement": _("settlement to print"),
    "readings": _("who opened"),
    "receive": _("a new case"),
    "search": _("search"),
    "today": _("My day"),
}


@dataclass(frozen=True)
class Line:
    reading: Reading
    who: str
    page: str | Promise
    #: The case, when the one who looks may know of it.
    case: Case | None


def lines(readings: Iterable[Reading]) -> list[Line]:
    """Two queries, however many rows."""
    rows = list(readings)
    users = dict(User.objects.filter(pk__in={row.user_id for row in rows}).values_list("pk", "display_name"))
    cases = {case.pk: case for case in Case.objects.filter(pk__in={row.case_id for row in rows if row.case_id})}
    return [
        Line(row, users.get(row.user_id, str(row.user_id)), PAGES.get(row.page, row.page), cases.get(row.case_id or 0))
        for row in rows
    ]
