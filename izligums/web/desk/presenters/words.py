"""Small phrases about a case that several pages say."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from izligums.accounts.models import Authority
from izligums.core.labels import label
from izligums.core.values import Money
from izligums.dialogue.models import Proposal
from izligums.process.facts import SettlementFacts
from izligums.process.reading import Passing, Withheld
from izligums.settlements.models import Condition
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.ui.dates import day, moment


def filled(sentence: object, **names: str) -> str:
    """A sentence with its names and days. A day may end with a point of its own: one is enough."""
    return (str(sentence) % names).replace("..", ".")


def names(sheet: Sheet, ids: object) -> str:
    """Several people, parties first."""
    wanted = set(ids)  # type: ignore[call-overload]
    return ", ".join(sheet.name(each.id) for each in sheet.everybody() if each.id in wanted)


def between(sheet: Sheet, settlement: SettlementFacts) -> str:
    return names(sheet, settlement.signatories)


def money(condition: Condition) -> str:
    return "" if condition.amount is None else Money(condition.amount).write(get_language() or "lv")


def condition(term: Condition) -> str:
    """One term in a line: kind, sum, its first words, day."""
    text = term.text.rstrip(".") if len(term.text) <= 80 else f"{term.text[:79]}…"
    parts = [label(term.kind), money(term), text, _("until %(day)s") % {"day": day(term.due)} if term.due else ""]
    return ", ".join(part for part in parts if part)


def account(authority: Authority) -> str:
    """A process leader's account in a line."""
    return f"{authority.user.display_name} ({label(authority.kind)}, {authority.office})"


def proposed(sheet: Sheet, row: Proposal) -> str:
    """Who is to come along, how they know each other, and beside whom."""
    return _("%(who)s (%(relation)s), proposed by: %(person)s") % {
        "who": row.name,
        "relation": row.relation,
        "person": sheet.name(row.participation_id),
    }


def withheld(sheet: Sheet, row: Withheld) -> str:
    """Whose openings, from whom, since when, until when."""
    return _("%(who)s, not shown to %(person)s: from %(since)s until %(until)s") % {
        "who": row.reader_name,
        "person": sheet.name(row.participation_id),
        "since": day(row.since),
        "until": day(row.until),
    }


def statement(sheet: Sheet, row: Passing) -> str:
    """Whose letter to the other side, since when, and where it stands."""
    return _("%(person)s, %(day)s: %(state)s") % {
        "person": sheet.name(row.author_id),
        "day": day(row.handed_on),
        "state": label(row.state),
    }


def plain(value: Any) -> str:
    """An answer that stands for itself."""
    match value:
        case bool():
            return _("Yes") if value else _("No")
        case StrEnum():
            return label(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case Decimal():
            return Money(value).write(get_language() or "lv")
        case tuple():
            return ", ".join(label(each) for each in value)
        case _:
            return str(value)
