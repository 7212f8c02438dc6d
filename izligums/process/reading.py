"""The rows of a case from which facts are drawn and pages take names and words: read once, in six queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.db.models.expressions import RawSQL

from izligums.cases.models import Assignment, Case, Fact, Participation
from izligums.meetings.models import Session
from izligums.settlements.enums import SettlementState
from izligums.settlements.models import Condition, Settlement


@dataclass(frozen=True)
class Rows:
    """Everything of a case that facts are drawn from; pages show names and words from the same rows."""

    case: Case
    facts: Sequence[Any]
    participations: Sequence[Participation]
    #: With `expected` and `attendees`, lists of participation ids; cancelled ones too.
    sessions: Sequence[Any]
    #: Not void, with `signed` (participation ids) and `terms` (conditions that were not removed).
    settlements: Sequence[Any]
    #: Ended ones too, each with its mediator and user.
    assignments: Sequence[Assignment]


def read(case: Case) -> Rows:
    """Six queries at most."""
    recorded = Fact.objects.filter(case=case, superseded=False).annotate(recorded_by=F("act__by_id"))
    return Rows(
        case=case,
        facts=list(recorded.order_by("happened_on", "act_id", "pk")),
        participations=list(Participation.objects.filter(case=case).select_related("person").order_by("pk")),
        sessions=list(_sessions(case)),
        settlements=list(_settlements(case)),
        assignments=list(Assignment.objects.filter(case=case).select_related("mediator__user").order_by("pk")),
    )


def _sessions(case: Case) -> QuerySet[Any]:
    """All sessions, with the ids of those `expected` and, once held, of the `attendees`."""
    there = (
        "SELECT participation_id FROM meetings_sessionperson WHERE session_id = meetings_session.id AND NOT taken_out"
    )
    return (
        Session.objects.filter(case=case)
        .select_related("ended_by", "room")
        .annotate(expected=_plain(f"ARRAY({there})"), attendees=_plain(f"ARRAY({there} AND attended)"))
        .order_by("pk")
    )


def _settlements(case: Case) -> QuerySet[Any]:
    """Settlements that are not void, with the ids of those who have `signed`, the last day of signing (`signed_on`)
    and their `terms`."""
    live = "FROM settlements_signature WHERE settlement_id = settlements_settlement.id AND NOT void"
    conditions = Prefetch("conditions", Condition.objects.filter(removed=False).order_by("pk"), to_attr="terms")
    return (
        Settlement.objects.filter(case=case)
        .exclude(state=SettlementState.VOID)
        .annotate(
            signed=_plain(f"ARRAY(SELECT participation_id {live})"), signed_on=_plain(f"(SELECT max(signed_on) {live})")
        )
        .prefetch_related(conditions)
        .order_by("pk")
    )


def _plain(sql: str) -> RawSQL:
    """Every act and every case page reads these: composing them from expressions costs more than the query itself."""
    return RawSQL(sql, ())  # noqa: S611 -- nothing in it comes from outside
