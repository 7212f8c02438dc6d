"""The rows of a case from which facts are drawn and pages take names and words: read once, in six queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Case as Branch
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, When
from django.db.models.expressions import RawSQL

from izligums.cases.enums import Told
from izligums.cases.models import Access, Assignment, Case, Fact, LeaderAccess, Participation, StopWish
from izligums.core.sealed import Sealed
from izligums.dialogue.enums import Answered, StatementState
from izligums.dialogue.models import Proposal, Question, Saying, Wishes
from izligums.dialogue.models.saying import WAITS
from izligums.meetings.models import Session
from izligums.settlements.models import Condition, Settlement


@dataclass(frozen=True)
class Passing:
    """Something written for the other side that nobody of it has received; the words stay where they are."""

    pk: int
    author_id: int
    state: StatementState
    reader_id: int | None
    unwanted_by: frozenset[int]
    handed_on: date


@dataclass(frozen=True)
class Withheld:
    """Openings of one member of the service that a person is not shown, or is not to be; not ended by an act."""

    pk: int
    participation_id: int
    reader_id: int
    reader_name: str
    by_id: int
    since: date
    until: date
    agreed: bool


@dataclass(frozen=True)
class Rows:
    """Everything of a case that facts are drawn from; pages show names and words from the same rows."""

    case: Case
    facts: Sequence[Any]
    #: With `has_access`; `wished_at`, since when somebody has waited for their "stop" to be recorded; `asks`, their
    #: questions that were not taken back; `has_said`, whether they said or asked anything; `waits`, whether a mediator
    #: is to answer them.
    participations: Sequence[Any]
    #: With `expected` and `attendees`, lists of participation ids, the `room_name`, and the day on which it was held or
    #: cancelled (`ended_on`); cancelled ones too.
    sessions: Sequence[Any]
    #: Not void, with `signed` (participation ids), the last day of signing (`signed_on`) and `terms` (conditions that
    #: were not removed).
    settlements: Sequence[Any]
    statements: Sequence[Passing]
    #: Ended ones too, each with its mediator and user.
    assignments: Sequence[Assignment]
    #: The process leader's authority whose account is connected.
    leader_account: int | None
    withholdings: Sequence[Withheld]
    #: Whom people want to bring, and how they know each other; answered ones too.
    proposals: Sequence[Proposal]


def read(case: Case) -> Rows:
    """Six queries at most. Those that sum up other tables are written in SQL: composing them from expressions, on
    every act and every case page, would cost more than the database needs to answer."""
    settlements = list(Settlement.objects.raw(_SETTLEMENTS, [case.pk]))
    _give_terms(settlements)
    participations = [_in_short(each) for each in _participations(case)]
    return Rows(
        case=case,
        facts=list(Fact.objects.raw(_FACTS, [case.pk])),
        participations=participations,
        sessions=list(Session.objects.raw(_SESSIONS, [case.pk])),
        settlements=settlements,
        statements=[_passing(each.pk, **one) for each in participations for one in each.passing or ()],
        assignments=list(Assignment.objects.filter(case=case).select_related("mediator__user").order_by("pk")),
        leader_account=participations[0].leader_account if participations else _leader_accounts(case).first(),
        withholdings=[_withheld(each.pk, **one) for each in participations for one in each.withheld or ()],
        proposals=_in_order(_proposal(case.pk, each.pk, **one) for each in participations for one in each.brings or ()),
    )


def _participations(case: Case) -> QuerySet[Participation]:
    own = {"participation_id": OuterRef("pk")}
    questions = Question.objects.filter(**own).order_by()
    taken_back = Branch(When(answered=Answered.WITHDRAWN, then=None), default=F("pk"))
    sayings = Saying.objects.filter(**own).order_by().annotate(waits=Branch(When(WAITS, then=True), default=False))
    wishes = StopWish.objects.filter(**own, answered_by=None).values("made_at")
    return (
        Participation.objects.filter(case=case)
        .select_related("person")
        .annotate(
            has_access=Exists(Access.objects.filter(**own, ended_on=None)),
            wished_at=Subquery(wishes[:1]),
            passing=RawSQL(_PASSING, ()),  # noqa: S611 -- nothing comes from outside
            withheld=RawSQL(_WITHHELD, ()),  # noqa: S611
            brings=RawSQL(_BRINGS, ()),  # noqa: S611
            asked=ArraySubquery(questions.annotate(id_or_none=taken_back).values("id_or_none")),
            said=ArraySubquery(sayings.values("waits")),
            has_wishes=Exists(Wishes.objects.filter(**own)),
            leader_account=Subquery(_leader_accounts(case)[:1]),  # of the case; asked here to save a query
        )
        .order_by("pk")
    )


def _in_short(person: Any) -> Any:
    """What somebody said, in short: asked of each table once, because every table behind the walls costs."""
    person.asks = [id for id in person.asked if id is not None]
    person.waits = any(person.said)
    person.has_said = bool(person.asked or person.said or person.has_wishes)
    return person


def _passing(author: int, *, id: int, state: str, reader: int | None, unwanted: list[int], handed: str) -> Passing:
    return Passing(id, author, StatementState(state), reader, frozenset(unwanted), date.fromisoformat(handed))


def _withheld(
    person: int, *, id: int, reader: int, name: str, by: int, since: str, until: str, agreed: bool
) -> Withheld:
    return Withheld(id, person, reader, name, by, date.fromisoformat(since), date.fromisoformat(until), agreed)


def _proposal(
    case: int, person: int, *, id: int, told: list[str], answered: int | None, guest: int | None, **words: str
) -> Proposal:
    """A row as the database would give it, without the columns that nobody asks for here. Its words stay sealed until
    they are shown."""
    columns = {
        "id": id,
        "case_id": case,
        "participation_id": person,
        "told": [Told(each) for each in told],
        "answered_by_id": answered,
        "guest_id": guest,
        **{name: Sealed(bytes.fromhex(sealed)) for name, sealed in words.items()},
    }
    names = [field.attname for field in Proposal._meta.concrete_fields if field.attname in columns]
    return Proposal.from_db(DEFAULT_DB_ALIAS, names, [columns[name] for name in names])


def _in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    return sorted(proposals, key=lambda each: each.pk)


def _leader_accounts(case: Case) -> QuerySet[LeaderAccess, int]:
    return LeaderAccess.objects.filter(case=case, ended_on=None).order_by("pk").values_list("authority", flat=True)


_PASSING = """(
    SELECT json_agg(json_build_object(
        'id', s.id, 'state', s.state, 'reader', s.reader_id, 'unwanted', s.unwanted_by, 'handed', s.handed_on
    ) ORDER BY s.id)
    FROM dialogue_statement AS s
    WHERE s.author_id = cases_participation.id AND s.state IN ('handed', 'offered', 'wanted')
)"""

_WITHHELD = """(
    SELECT json_agg(json_build_object(
        'id', w.id, 'reader', w.reader_id, 'name', u.display_name, 'by', w.by_id, 'since', w.since, 'until', w.until,
        'agreed', w.agreed_by_id IS NOT NULL
    ) ORDER BY w.id)
    FROM cases_withholding AS w JOIN accounts_user AS u ON u.id = w.reader_id
    WHERE w.participation_id = cases_participation.id AND w.ended_on IS NULL
)"""

_BRINGS = """(
    SELECT json_agg(json_build_object(
        'id', p.id, 'told', p.told, 'answered', p.answered_by_id, 'guest', p.guest_id,
        'name', encode(p.name, 'hex'), 'relation', encode(p.relation, 'hex')
    ) ORDER BY p.id)
    FROM dialogue_proposal AS p WHERE p.participation_id = cases_participation.id
)"""

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
