"""What has been arranged: sessions and settlements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from izligums.core.labels import label
from izligums.meetings.enums import SessionState
from izligums.process.facts import SettlementFacts
from izligums.process.rules.settlement import may_sign
from izligums.process.wording import STEP_NAMES
from izligums.settlements.enums import Fulfilment, SettlementState
from izligums.web.desk.presenters import words
from izligums.web.desk.presenters.people import Link
from izligums.web.desk.presenters.problems import address
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.ui.shapes import Steps


@dataclass(frozen=True)
class SessionCard:
    title: str
    state: str
    kind: str
    start: Any
    where: str
    people: str
    reason: str


def sessions(sheet: Sheet) -> list[SessionCard]:
    kinds = {SessionState.PLANNED: "pine", SessionState.HELD: "", SessionState.CANCELLED: "outline"}
    return [
        SessionCard(
            title=label(each.form),
            state=label(each.state),
            kind=kinds[each.state],
            start=timezone.localtime(each.start),
            where=", ".join(part for part in (label(each.mode), each.room_name, each.place) if part),
            people=words.names(sheet, each.attendees if each.state is SessionState.HELD else each.expected),
            reason=label(each.cancel_reason) if each.cancel_reason else "",
        )
        for each in sheet.rows.sessions
    ]


@dataclass(frozen=True)
class ConditionLine:
    text: str
    by: str
    to: str
    kind: str
    amount: str
    due: date | None
    shown_by: str
    state: str
    badge: str
    assess: str


@dataclass(frozen=True)
class SettlementCard:
    between: str
    state: str
    draft: bool
    certified_on: date | None
    conditions: list[ConditionLine]
    signed: Steps
    unsigned: str
    steps: list[Link]
    #: The draft on paper, to be read aloud and signed; empty once it is certified.
    to_print: str


_BADGES = {
    Fulfilment.OPEN: "outline",
    Fulfilment.FULFILLED: "pine",
    Fulfilment.PARTLY: "due",
    Fulfilment.NOT_FULFILLED: "stop",
}


def settlements(sheet: Sheet) -> list[SettlementCard]:
    by_id = {each.id: each for each in sheet.facts.settlements}
    return [_settlement(sheet, row, by_id[row.pk]) for row in sheet.rows.settlements]


def _settlement(sheet: Sheet, row: Any, facts: SettlementFacts) -> SettlementCard:
    signers = may_sign(sheet.facts, facts, sheet.today) | facts.signed  # somebody may have signed and left since
    unsigned = signers - facts.signed
    done = _("%(signed)d of %(all)d have signed") % {"signed": len(facts.signed), "all": len(signers)}
    return SettlementCard(
        between=words.between(sheet, facts),
        state=label(row.state),
        draft=row.state is SettlementState.DRAFT,
        certified_on=row.certified_on,
        conditions=[_condition(sheet, term, certified=facts.certified) for term in row.terms],
        signed=Steps(len(facts.signed), len(signers), done),
        unsigned=words.names(sheet, unsigned),
        steps=[
            Link(str(STEP_NAMES[name]), address(sheet, name, preset=[("settlement", facts.id)]))
            for name in _settlement_steps(facts)
            if sheet.offers(name)
        ],
        to_print="" if facts.certified else reverse("desk:print_settlement", args=[sheet.case.pk, facts.id]),
    )


def _settlement_steps(facts: SettlementFacts) -> tuple[str, ...]:
    if not facts.certified:
        return ("add_condition", "remove_condition", "sign_settlement", "certify_settlement", "void_settlement")
    return () if facts.reported else ("report_fulfilment",)


def _condition(sheet: Sheet, term: Any, *, certified: bool) -> ConditionLine:
    assess = ""
    if certified and term.fulfilment is Fulfilment.OPEN and sheet.offers("record_fulfilment"):
        assess = address(sheet, "record_fulfilment", preset=[("condition", term.pk)])
    return ConditionLine(
        text=term.text,
        by=sheet.name(term.owed_by_id),
        to=sheet.name(term.owed_to_id),
        kind=label(term.kind),
        amount=words.money(term),
        due=term.due,
        shown_by=term.shown_by,
        state=label(term.fulfilment),
        badge=_BADGES[term.fulfilment],
        assess=assess,
    )
