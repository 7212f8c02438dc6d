"""Lists of cases and what is due in them. Each starts from the cases the asking person may open (`cases.access`),
is bounded, and counts nothing: a page costs the same at ten thousand cases and at a million."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from izligums.accounts.access import reach
from izligums.accounts.models import User
from izligums.accounts.permissions import Reach
from izligums.cases.access import opened_cases
from izligums.cases.enums import Duty, FactKind, Role, Stage
from izligums.cases.models import Act, Assignment, AuditedAct, Case, Deadline, Fact, Participation
from izligums.core.paging import Page, page_after, within_days

OPEN_STAGES = tuple(stage for stage in Stage if stage is not Stage.CLOSED)
#: The period that only the office can end; every other one waits for the mediator.
OFFICE_PERIODS = ("assign_mediator",)
NEWEST_FIRST = ("-last_act_at", "-pk")


@dataclass(frozen=True, kw_only=True)
class CaseFilter:
    """What to leave in a list of cases; empty leaves everything."""

    stage: Stage | None = None
    mediator: int | None = None
    late: bool = False
    open_only: bool = False


@dataclass(frozen=True)
class CaseLine:
    """One case as a list shows it."""

    case: Case
    victims: Sequence[str]
    offenders: Sequence[str]
    lead: str
    due: Deadline | None


def listed(cases: QuerySet[Case], chosen: CaseFilter, *, on: date, cursor: str = "", size: int = 25) -> Page[Case]:
    """One page of `cases`, those with the newest activity first."""
    if chosen.stage is not None:
        cases = cases.filter(stage=chosen.stage)
    elif chosen.open_only:
        cases = cases.exclude(stage=Stage.CLOSED)
    if chosen.mediator is not None:
        cases = cases.filter(Exists(_live_assignments().filter(mediator_id=chosen.mediator)))
    if chosen.late:
        cases = cases.filter(Exists(_running_periods().filter(due_on__lt=on)) | _leader_waits_since(on))
    return page_after(cases, NEWEST_FIRST, cursor, size)


def lines(cases: Iterable[Case]) -> list[CaseLine]:
    """What a list shows of each of these cases: three queries, however many cases there are."""
    cases = list(cases)
    ids = [case.pk for case in cases]
    parties = parties_of(ids)
    leads = lead_names(ids)
    dues = {
        each.case_id: each
        for each in Deadline.objects.filter(case_id__in=ids, ended_on=None, due_on__isnull=False)
        .order_by("case_id", "due_on", "pk")
        .distinct("case_id")
    }
    return [
        CaseLine(
            case=case,
            victims=parties[case.pk].get(Role.VICTIM, ()),
            offenders=parties[case.pk].get(Role.OFFENDER, ()),
            lead=leads.get(case.pk, ""),
            due=dues.get(case.pk),
        )
        for case in cases
    ]


def parties_of(case_ids: Iterable[int]) -> Mapping[int, Mapping[Role, Sequence[str]]]:
    """The names of victims and offenders by case, in one query."""
    found: dict[int, dict[Role, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = Participation.objects.filter(case_id__in=list(case_ids), role__in=[Role.VICTIM, Role.OFFENDER])
    for row in rows.select_related("person").order_by("person__sort_key", "pk"):
        found[row.case_id][row.role].append(row.person.name)
    return found


def lead_names(case_ids: Iterable[int]) -> Mapping[int, str]:
    leads = Assignment.objects.filter(case_id__in=list(case_ids), duty=Duty.LEAD, ended_on=None).order_by()
    return dict(leads.values_list("case_id", "mediator__user__display_name"))


# -- the office ----------------------------------------------------------------------------------------------------


def inbox(cases: QuerySet[Case], size: int) -> list[Case]:
    """What came in and waits to be registered, longest waiting first."""
    return list(cases.filter(stage=Stage.RECEIVED).order_by("received_on", "pk")[:size])


def unassigned(cases: QuerySet[Case], size: int) -> list[Case]:
    """Registered cases that nobody leads, longest waiting first."""
    waiting = cases.filter(stage__in=[stage for stage in OPEN_STAGES if stage is not Stage.RECEIVED])
    lead = _live_assignments().filter(duty=Duty.LEAD)
    over = Q(Q(stage=Stage.FOLLOWING_UP) & Exists(_ended()))  # only the notice and the closing are left
    return list(waiting.filter(~Exists(lead), ~over).order_by("received_on", "pk")[:size])


@dataclass
class Load:
    """The open cases of one mediator."""

    mediator_id: int
    stages: dict[Stage, int] = field(default_factory=lambda: defaultdict(int))
    beside: int = 0  # as co-mediator

    def among(self, *stages: Stage) -> int:
        return sum(self.stages[stage] for stage in stages)

    @property
    def leads(self) -> int:
        return sum(self.stages.values())


def workload(unit_id: int) -> Mapping[int, Load]:
    """Live assignments to open cases of one unit, by mediator; read from the unit's open cases alone."""
    rows = (
        Assignment.objects.filter(ended_on=None, case__unit_id=unit_id, case__stage__in=OPEN_STAGES)
        .order_by()
        .values_list("mediator_id", "duty", "case__stage")
        .annotate(Count("pk"))
    )
    loads: dict[int, Load] = {}
    for mediator_id, duty, stage, count in rows:
        load = loads.setdefault(mediator_id, Load(mediator_id))
        if duty is Duty.LEAD:
            load.stages[stage] += count
        else:
            load.beside += count
    return loads


# -- the mediator --------------------------------------------------------------------------------------------------


def newly_assigned(user: User, *, since: date, size: int) -> list[Assignment]:
    mine = Assignment.objects.filter(mediator__user_id=user.pk, ended_on=None, started_on__gte=since)
    return list(mine.exclude(case__stage=Stage.CLOSED).select_related("case").order_by("-started_on", "-pk")[:size])


# -- periods -------------------------------------------------------------------------------------------------------


def due_periods(cases: QuerySet[Case], *, until: date, size: int) -> list[Deadline]:
    """Running periods that end by `until`, the latest ones first."""
    running = Deadline.objects.filter(ended_on=None, due_on__lte=until, case__in=cases.order_by())
    return list(running.select_related("case").order_by("due_on", "pk")[:size])


def late_periods(cases: QuerySet[Case], *, on: date, size: int) -> list[Deadline]:
    return due_periods(cases, until=on - timedelta(days=1), size=size)


def dayless_periods(cases: QuerySet[Case], *, on: date, size: int) -> list[Deadline]:
    """Something has been to be done since `on` or before, but nobody has set how soon: longest waiting first."""
    running = Deadline.objects.filter(ended_on=None, due_on=None, started_on__lte=on, case__in=cases.order_by())
    return list(running.exclude(name__in=OFFICE_PERIODS).select_related("case").order_by("started_on", "pk")[:size])


def leader_days(cases: QuerySet[Case], *, until: date, size: int) -> list[Case]:
    """Cases whose process leader expects an answer by `until` and has not had one."""
    waiting = cases.filter(due_on__lte=until).exclude(stage=Stage.CLOSED).filter(~Exists(_told()))
    return list(waiting.order_by("due_on", "pk")[:size])


# -- the journal across cases --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ActFilter:
    case: int | None = None
    step: str = ""
    by: int | None = None
    first: date | None = None  # recorded on
    last: date | None = None


def acts(user: User, chosen: ActFilter, *, cursor: str = "", size: int = 20) -> Page[Any]:
    """Who recorded which step when, newest first: codes only, what people wrote is not even read. To those who audit
    every unit the database gives no more than the codes.

    Each act with `received_on` of its case, `by_name` and `confirmed_by_name`.
    """
    if reach(user) is Reach.ALL:
        found: QuerySet[Any] = AuditedAct.objects.all()
    else:
        found = Act.objects.filter(case__in=opened_cases(user).order_by())
    if chosen.case is not None:
        found = found.filter(case_id=chosen.case)
    if chosen.step:
        found = found.filter(step=chosen.step)
    if chosen.by is not None:
        found = found.filter(by_id=chosen.by)
    found = within_days(found, "recorded_at", chosen.first, chosen.last)
    slim = found.only(
        "case", "sequence", "step", "happened_on", "recorded_at", "capacity", "deviation", "superseded_by"
    )
    named = slim.annotate(
        received_on=F("case__received_on"),
        by_name=F("by__display_name"),
        confirmed_by_name=F("confirmed_by__display_name"),
    )
    return page_after(named, ("-recorded_at", "-pk"), cursor, size)


# -- parts ---------------------------------------------------------------------------------------------------------


def _live_assignments() -> QuerySet[Assignment]:
    return Assignment.objects.filter(case_id=OuterRef("pk"), ended_on=None)


def _running_periods() -> QuerySet[Deadline]:
    return Deadline.objects.filter(case_id=OuterRef("pk"), ended_on=None)


def _told() -> QuerySet[Fact]:
    return Fact.objects.filter(case_id=OuterRef("pk"), kind=FactKind.RESULT_NOTICE, superseded=False)


def _ended() -> QuerySet[Fact]:
    kinds = [FactKind.END, FactKind.RECALL]
    return Fact.objects.filter(case_id=OuterRef("pk"), kind__in=kinds, superseded=False)


def _leader_waits_since(on: date) -> Q:
    return Q(Q(due_on__lt=on) & ~Q(stage=Stage.CLOSED) & ~Exists(_told()))
