"""Letters between the sides: the words, where each stands, and what can be done with it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from izligums.core.labels import label
from izligums.dialogue.enums import StatementState
from izligums.dialogue.models import Statement
from izligums.process.steps.base import MEDIATORS
from izligums.process.wording import STEP_NAMES
from izligums.web.desk.presenters.people import Link
from izligums.web.desk.presenters.problems import address
from izligums.web.desk.presenters.sheet import Sheet

#: The newest letters of a case; people write a few.
MOST = 100
#: What is offered for a letter in each state; the step, and whether it is about its author or its reader.
_STEPS: dict[StatementState, tuple[tuple[str, str], ...]] = {
    StatementState.HANDED: (("offer_statement", ""), ("give_back_statement", ""), ("take_back_statement", "author")),
    StatementState.OFFERED: (("answer_offer", "reader"), ("take_back_statement", "author")),
    StatementState.WANTED: (("deliver_statement", ""), ("take_back_statement", "author")),
}


@dataclass(frozen=True)
class Line:
    id: int
    author: str
    #: The side whose compartment the words belong to.
    side: str
    handed_on: date
    moved_on: date
    state: str
    text: str
    #: To whom it is offered or was given, and how they wanted it.
    reader: str
    way: str
    #: What the author was told when it was given back.
    note: str
    steps: list[Link]


def reads(sheet: Sheet) -> bool:
    """Whether this user reads what people wrote for one another: mediators of the case alone."""
    return bool(sheet.capacities & MEDIATORS)


def lines(sheet: Sheet) -> list[Line]:
    """The newest first."""
    return [_line(sheet, each) for each in Statement.objects.filter(case=sheet.case).order_by("-pk")[:MOST]]


def _line(sheet: Sheet, row: Statement) -> Line:
    return Line(
        id=row.pk,
        author=sheet.name(row.author_id),
        side=sheet.side_words(row.author_id),
        handed_on=row.handed_on,
        moved_on=row.moved_on,
        state=label(row.state),
        text=row.text,
        reader="" if row.reader_id is None else sheet.name(row.reader_id),
        way="" if row.way is None else label(row.way),
        note=row.note,
        steps=[*_links(sheet, row)],
    )


def _links(sheet: Sheet, row: Statement) -> list[Link]:
    people = {"author": row.author_id, "reader": row.reader_id, "": None}
    return [
        Link(str(STEP_NAMES[step]), address(sheet, step, people[whom], [("statement", row.pk)]))
        for step, whom in _STEPS.get(row.state, ())
        if sheet.offers(step, people[whom])
    ]


def waiting(sheet: Sheet) -> str:
    """In a few words, what of it waits for the mediator who reads; empty when nothing does."""
    if not reads(sheet):
        return ""
    handed = sum(each.state is StatementState.HANDED for each in sheet.facts.statements)
    wanted = sum(each.state is StatementState.WANTED for each in sheet.facts.statements)
    said = []
    if handed:
        said.append(_("with you: %(count)d") % {"count": handed})
    if wanted:
        said.append(_("wanted by the other side: %(count)d") % {"count": wanted})
    return ", ".join(said)
