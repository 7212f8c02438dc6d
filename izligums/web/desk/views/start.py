"""The pages the day begins with, one for each kind of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from izligums.accounts.access import allows, public, requires
from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases import queries as cases
from izligums.cases.access import opened_cases, visible_cases
from izligums.cases.enums import Stage
from izligums.cases.models import Case
from izligums.cases.outside import unseen
from izligums.cases.waiting import stop_wishes, waiting_for
from izligums.core.labels import label
from izligums.core.periods import named_periods
from izligums.core.queries import period_lengths
from izligums.dialogue.enums import Topic
from izligums.dialogue.models import Saying
from izligums.dialogue.queries import waiting_for_reply
from izligums.mediators.queries import active_mediators, mediator_names
from izligums.meetings import queries as meetings
from izligums.messages import queries as messages
from izligums.process.intake import applications
from izligums.process.queries import open_deviations, open_disclosures, open_withholdings
from izligums.process.wording import STEP_NAMES
from izligums.settlements.queries import due_conditions
from izligums.web.desk.navigation import START
from izligums.web.desk.words import days_from, period_name
from izligums.web.ui.dates import day

FEW, SOME = 5, 7  # lines of a short and of a longer list
AHEAD = timedelta(days=7)
LATELY = timedelta(days=14)


@dataclass(frozen=True)
class Line:
    """Something that waits or is due: the case, what it is, and where it is done."""

    case: Case
    what: str
    note: str = ""
    href: str = ""
    kind: Literal["late", "soon", ""] = ""


@public
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To one's own start page; whoever is not signed in, to the public site in their language."""
    if isinstance(request.user, User):
        return redirect(START[Role(request.user.role)])
    return redirect("public:start", translation.get_language_from_request(request))


@requires(Permission.CASE_ACT)
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    user, now = cast("User", request.user), timezone.now()
    day = timezone.localdate(now)
    mine = opened_cases(user)  # of a case whose question of conflict waits, only the question is shown
    morning = _morning(day)
    sessions = meetings.planned(mine, first=morning, before=morning + AHEAD, size=SOME)
    new = cases.newly_assigned(user, since=day - LATELY, size=FEW)
    shown = {
        "today": day,
        "sessions": [each for each in sessions if timezone.localdate(each.start) == day],
        "later": [each for each in sessions if timezone.localdate(each.start) > day],
        "waiting": _waiting(user, mine, now),
        "due": _due(mine, day),
        "new": new,
        "parties": cases.parties_of({*(each.case_id for each in sessions), *(each.case_id for each in new)}),
        "letters": messages.any_waiting(mine),
    }
    return render(request, "desk/today.html", shown)


@requires(Permission.INBOX_READ)
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    user, day = cast("User", request.user), timezone.localdate()
    ours = visible_cases(user)
    stopping = [_stopping(each.case, each.made_at) for each in stop_wishes(ours, size=SOME)]
    shown = {
        "today": day,
        "applications": applications.waiting(user, size=SOME + 1),
        "inbox": cases.inbox(ours, FEW + 1),
        "unassigned": cases.unassigned(ours, FEW + 1),
        "late": [*stopping, *_late(ours, day)],
        "deviations": [
            (each, STEP_NAMES.get(each.step, each.step))
            for each in open_deviations(ours, by_others_than=user, size=FEW)
        ],
        "disclosures": open_disclosures(ours, by_others_than=user, size=FEW),
        "withholdings": open_withholdings(ours, by_others_than=user, on=day, size=FEW),
        "loads": _loads(user.unit_id or 0),
        "letters": messages.any_waiting(ours),
        "openings": unseen(user, size=SOME) if allows(user, Permission.READINGS_READ) else [],
        "unset": _unset_periods(day) if Role(user.role) is Role.HEAD else [],
        "few": FEW,
        "some": SOME,
    }
    return render(request, "desk/office.html", shown)


def _waiting(user: User, mine: QuerySet[Case], now: datetime) -> list[Line]:
    """What the mediator's next act could be, the most binding first."""
    asked_of = waiting_for(user)
    stopping = [_stopping(each.case, each.wished_at) for each in asked_of if each.declared]
    asked = [
        Line(each.case, _("Say whether you have a conflict of interest"), label(each.case.stage))
        for each in asked_of
        if not each.declared
    ]
    to_answer = [_to_answer(each) for each in waiting_for_reply(mine, size=FEW)]
    over = [
        Line(
            each.case,
            _("Record how the session went"),
            day(each.start),
        )
        for each in meetings.unrecorded(mine, at=now, size=FEW)
    ]
    undated = [
        Line(each.case, period_name(each.name), _("no day is set"))
        for each in cases.dayless_periods(mine, on=timezone.localtime(now).date(), size=SOME)
    ]
    return [*stopping, *asked, *to_answer, *over, *undated][:SOME]


def _stopping(case: Case, since: datetime) -> Line:
    return Line(case, _("Somebody pressed stop. Record the withdrawal"), day(since), kind="late")


def _to_answer(saying: Saying) -> Line:
    """That this person wrote, and when; the words stand on their page."""
    who = {"name": saying.participation.person.name}
    what = _("%(name)s wrote to you") if saying.topic is Topic.MESSAGE else _("%(name)s asks for another talk")
    href = reverse("desk:said", args=[saying.case_id, saying.participation_id])
    return Line(saying.case, what % who, day(saying.said_on), href)


def _due(mine: QuerySet[Case], day: date) -> list[Line]:
    """Late or due within a week, by day."""
    until = day + AHEAD
    found: list[tuple[date, Line]] = []
    for period in cases.due_periods(mine, until=until, size=SOME):
        found.append(_dated(period.case, period_name(period.name), period.due_on, day))
    for case in cases.leader_days(mine, until=until, size=SOME):
        found.append(_dated(case, period_name("leader_due"), case.due_on, day))
    for condition in due_conditions(mine, until=until, size=SOME):
        found.append(_dated(condition.settlement.case, _("A condition of the settlement"), condition.due, day))
    return [line for _on, line in sorted(found, key=lambda pair: pair[0])[:SOME]]


def _late(ours: QuerySet[Case], day: date) -> list[Line]:
    before = day - timedelta(days=1)
    found = [
        _dated(each.case, period_name(each.name), each.due_on, day)
        for each in cases.due_periods(ours, until=before, size=FEW)
    ]
    found += [
        _dated(each, period_name("leader_due"), each.due_on, day)
        for each in cases.leader_days(ours, until=before, size=FEW)
    ]
    return [line for _on, line in sorted(found, key=lambda pair: pair[0])[:FEW]]


def _dated(case: Case, what: str, on: date | None, day: date) -> tuple[date, Line]:
    on = on or day
    return on, Line(case, what, days_from(on, day), kind="late" if on < day else "soon")


@dataclass(frozen=True)
class LoadRow:
    mediator_id: int
    name: str
    approaching: int
    preparing: int
    meeting: int
    after: int
    beside: int

    @property
    def leads(self) -> int:
        return self.approaching + self.preparing + self.meeting + self.after


def _loads(unit_id: int) -> list[LoadRow]:
    """Mediators of the unit by name, and below them who no longer takes cases but still has some."""
    loads = cases.workload(unit_id)
    active = {mediator.pk: str(mediator) for mediator in active_mediators(unit_id=unit_id)}
    others = sorted(loads.keys() - active.keys())
    names = {**active, **(mediator_names(others) if others else {})}
    return [_load_row(pk, name, loads.get(pk, cases.Load(pk))) for pk, name in names.items()]


def _load_row(mediator_id: int, name: str, load: cases.Load) -> LoadRow:
    return LoadRow(
        mediator_id=mediator_id,
        name=name,
        approaching=load.among(Stage.REGISTERED, Stage.APPROACHING_OFFENDER, Stage.APPROACHING_VICTIM),
        preparing=load.among(Stage.PREPARING),
        meeting=load.among(Stage.SESSION_PLANNED, Stage.SESSION_HELD),
        after=load.among(Stage.SETTLEMENT, Stage.FOLLOWING_UP),
        beside=load.beside,
    )


def _unset_periods(day: date) -> list[tuple[str, str]]:
    """Names and words of the periods that nobody could confirm."""
    lengths = period_lengths(on=day)
    return [
        (period.name, period_name(period.name))
        for period in named_periods().values()
        if period.changeable and lengths[period.name].value is None
    ]


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
