"""Readings as lines of a table: identifiers with the names the reader of the table may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from izligums.accounts.models import User
from izligums.cases.enums import ReadingOutcome
from izligums.cases.models import Reading
from izligums.cases.outside import spans
from izligums.cases.reading import numbers

#: What a page is called, by the name of its address; an unknown one goes by that name.
PAGES: dict[str, str | Promise] = {
    "act": _("a step's form"),
    "act_of_person": _("a step's form"),
    "case": _("the case"),
    "cases": _("list of cases"),
    "deviation": _("a step that waits for a second person"),
    "dispatch": _("a letter"),
    "document": _("an issued paper"),
    "application": _("an application from the site"),
    "application_file": _("a file of an application"),
    "register_application": _("an application, to be registered"),
    "entry": _("a journal entry"),
    "file": _("a received file"),
    "grants": _("who may open the case"),
    "import_cases": _("import of referrals"),
    "journal": _("the journal of all cases"),
    "led": _("a process leader's list of cases"),
    "led_new": _("a process leader's form of a request"),
    "led_paper": _("a notice sent to the process leader"),
    "letters": _("list of letters"),
    "office": _("My unit"),
    "open_outside": _("a case of another unit"),
    "openings": _("cases opened from outside"),
    "opening_seen": _("an opening from outside, marked as seen"),
    "own_data": _("own data to print"),
    "own_data_paper": _("somebody's own data, printed"),
    "print_consent": _("consent to print"),
    "print_information": _("information to print"),
    "access_codes": _("codes to hand over"),
    "between": _("letters between the sides"),
    "print_form": _("a form to be filled in by hand"),
    "print_said": _("what a person said, to print"),
    "print_settlement": _("settlement to print"),
    "readings": _("who opened"),
    "receive": _("a new case"),
    "said": _("what a person said"),
    "search": _("search"),
    "space:choose": _("their wishes for the meeting"),
    "space:wish": _("one of their wishes for the meeting"),
    "space:home": _("their own page"),
    "space:how_i_am": _("how they are"),
    "space:messages": _("how short messages may come to them"),
    "space:mediator": _("what they and their mediator wrote"),
    "space:plan": _("their own plan"),
    "space:question": _("a question of theirs"),
    "space:questions": _("their questions"),
    "space:readers": _("who opened their data"),
    "space:decide": _("the question whether they take part"),
    "space:consent_form": _("their consent form"),
    "space:supporters": _("whom they want to bring"),
    "space:guests": _("whom the other side wants to bring"),
    "space:own_data": _("their own data"),
    "space:copy": _("a copy of their own data"),
    "space:stop": _("the question whether to stop"),
    "today": _("My day"),
    "withheld": _("openings that are not shown"),
}


@dataclass(frozen=True)
class Line:
    reading: Reading
    who: str
    page: str | Promise
    #: Of the case, when the one who looks may know of it.
    number: str
    #: By somebody of another unit, who stated a reason for it.
    outside: bool


def lines(user: User, readings: Iterable[Reading]) -> list[Line]:
    """Three queries, however many rows."""
    rows = list(readings)
    users = dict(User.objects.filter(pk__in={row.user_id for row in rows}).values_list("pk", "display_name"))
    cases = {row.case_id for row in rows if row.case_id}
    known, openings = numbers(user, cases), spans(user, cases)

    def outside(row: Reading) -> bool:
        return any(
            (case, holder) == (row.case_id, row.user_id) and at <= row.at <= until
            for case, holder, at, until in openings
        )

    return [
        Line(
            reading=row,
            who=_who(row, users),
            page=PAGES.get(row.page, row.page),
            number=known.get(row.case_id or 0, ""),
            outside=row.outcome is ReadingOutcome.READ and outside(row),
        )
        for row in rows
    ]


def _who(row: Reading, users: dict[int, str]) -> str:
    if row.user_id is None:
        return gettext("the person themselves")
    return users.get(row.user_id, str(row.user_id))
