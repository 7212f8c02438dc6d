"""The rows of a case from which facts are drawn and pages take names and words: read once, in seven queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from izligums.cases.models import Access, Assignment, Case, Fact, LeaderAccess, Participation, StopWish, Withholding
from izligums.dialogue.enums import StatementState
from izligums.dialogue.models import Statement
from izligums.meetings.models import Session
from izligums.settlements.models import Condition, Settlement

#: What still may reach the other side.
PASSING = (StatementState.HANDED, StatementState.OFFERED, StatementState.WANTED)


@dataclass(frozen=True)
class Rows:
    """Everything of a case that facts are drawn from; pages show names and words from the same rows."""

    case: Case
    facts: Sequence[Any]
    #: With `has_access`; `has_written`, whether something they wrote passes to the other side; `wished_at`, since when
    #: somebody has waited for their "stop" to be recorded; `is_kept_from`, whether openings are withheld from them.
    participations: Sequence[Any]
    #: With `expected` and `attendees`, lists of participation ids, the `room_name`, and the day on which it was held or
    #: cancelled (`ended_on`); cancelled ones too.
    sessions: Sequence[Any]
    #: Not void, with `signed` (participation ids), the last day of signing (`signed_on`) and `terms` (conditions that
    #: were not removed).
    settlements: Sequence[Any]
    #: Neither delivered nor gone back to their authors; their texts stay sealed.
    statements: Sequence[Statement]
    #: Ended ones too, each with its mediator and user.
    assignments: Sequence[Assignment]
    #: The process leader's authority whose account is connected.
    leader_account: int | None
    #: Not ended by an act.
    withholdings: Sequence[Withholding]


def read(case: Case) -> Rows:
    """Seven queries at most. Those that sum up other tables are written in SQL: composing them from expressions, on
    every act and every case page, would cost more than the database needs to answer."""
    settlements = list(Settlement.objects.raw(_SETTLEMENTS, [case.pk]))
    _give_terms(settlements)
    participations: list[Any] = list(_participations(case))
    return Rows(
        case=case,
        facts=list(Fact.objects.raw(_FACTS, [case.pk])),
        participations=participations,
        sessions=list(Session.objects.raw(_SESSIONS, [case.pk])),
        settlements=settlements,
        statements=list(_statements(case)) if any(each.has_written for each in participations) else (),
        assignments=list(Assignment.objects.filter(case=case).select_related("mediator__user").order_by("pk")),
        leader_account=participations[0].leader_account if participations else _leader_accounts(case).first(),
        withholdings=list(_withholdings(case)) if any(each.is_kept_from for each in participations) else (),
    )


def _participations(case: Case) -> QuerySet[Participation]:
    own = {"participation_id": OuterRef("pk")}
    wishes = StopWish.objects.filter(**own, answered_by=None).values("made_at")
    return (
        Participation.objects.filter(case=case)
        .select_related("person")
        .annotate(
            has_access=Exists(Access.objects.filter(**own, ended_on=None)),
            wished_at=Subquery(wishes[:1]),
            has_written=Exists(Statement.objects.filter(author_id=OuterRef("pk"), state__in=PASSING)),
            is_kept_from=Exists(Withholding.objects.filter(**own, ended_on=None)),
            leader_account=Subquery(_leader_accounts(case)[:1]),  # of the case; asked here to save a query
        )
        .order_by("pk")
    )


def _statements(case: Case) -> QuerySet[Statement]:
    return Statement.objects.filter(case=case, state__in=PASSING).order_by("pk")


def _leader_accounts(case: Case) -> QuerySet[LeaderAccess, int]:
    return LeaderAccess.objects.filter(case=case, ended_on=None).order_by("pk").values_list("authority", flat=True)


def _withholdings(case: Case) -> QuerySet[Withholding]:
    return Withholding.objects.filter(case=case, ended_on=None).select_related("reader").order_by("pk")


_FACTS = """
    SELECT fact.*, act.by_id AS recorded_by
    FROM cases_fact AS fact JOIN cases_act AS act ON act.id = fact.act_id
    WHERE fact.case_id = %s AND NOT fact.superseded
    ORDER BY fact.happened_on, fact.act_id, fact.id
"""

_SESSIONS = """
    SELECT session.*, act.happened_on AS ended_on, room.name AS room_name,
        ARRAY(SELECT participation_id FROM meetings_sessionperson
              WHERE session_id = session.id AND NOT taken_out) AS expected,
        ARRAY(SELECT participation_id FROM meetings_sessionperson
              WHERE session_id = session.id AND NOT taken_out AND attended) AS attendees
    FROM meetings_session AS session
        LEFT JOIN cases_act AS act ON act.id = session.ended_by_id
        LEFT JOIN meetings_room AS room ON room.id = session.room_id
    WHERE session.case_id = %s
    ORDER BY session.id
"""

_SETTLEMENTS = """
    SELECT settlement.*, max(signature.signed_on) AS signed_on,
        array_remove(array_agg(signature.participation_id), NULL) AS signed
    FROM settlements_settlement AS settlement
        LEFT JOIN settlements_signature AS signature
            ON signature.settlement_id = settlement.id AND NOT signature.void
    WHERE settlement.case_id = %s AND settlement.state <> 'void'
    GROUP BY settlement.id
    ORDER BY settlement.id
"""


def _give_terms(settlements: Sequence[Any]) -> None:
    conditions = Condition.objects.raw(_CONDITIONS, [[each.pk for each in settlements]]) if settlements else ()
    for settlement in settlements:
        settlement.terms = [each for each in conditions if each.settlement_id == settlement.pk]
        for term in settlement.terms:
            term.settlement = settlement


_CONDITIONS = "SELECT * FROM settlements_condition WHERE settlement_id = ANY(%s) AND NOT removed ORDER BY id"
