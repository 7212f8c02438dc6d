"""The case page: where are we, what is missing and why, what can be done, what is due, who, what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from izligums.cases.enums import Outcome, Stage
from izligums.core.labels import label
from izligums.core.periods import named_periods
from izligums.process.judge import subjects
from izligums.process.missing import Goal, goals
from izligums.process.stage import stage_of
from izligums.process.steps import TABLE
from izligums.process.steps.base import Step
from izligums.process.wording import CHAPTERS, STEP_NAMES
from izligums.settlements.enums import Fulfilment
from izligums.web.desk.presenters import problems, words
from izligums.web.desk.presenters.people import STOPPING, Link
from izligums.web.desk.presenters.problems import address
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.ui.dates import day
from izligums.web.ui.shapes import Due, Row, Station, Task, due, path

REACHED_GOAL = frozenset({Outcome.FULFILLED, Outcome.PARTLY_FULFILLED, Outcome.NOT_FULFILLED})


# -- where are we ------------------------------------------------------------------------------------------------------


def stations(sheet: Sheet) -> list[Station]:
    facts, here = sheet.facts, stage_of(sheet.facts)
    order = list(Stage)
    skipped: set[int] = set()
    if here in (Stage.FOLLOWING_UP, Stage.CLOSED):
        if not facts.held:
            skipped |= {order.index(Stage.SESSION_PLANNED), order.index(Stage.SESSION_HELD)}
        if not any(each.certified for each in facts.settlements):
            skipped |= {order.index(Stage.SETTLEMENT), order.index(Stage.FOLLOWING_UP)} - {order.index(here)}
        if not any(each.reached for each in facts.persons):
            early = (Stage.APPROACHING_OFFENDER, Stage.APPROACHING_VICTIM, Stage.PREPARING)
            skipped |= {order.index(stage) for stage in early}
    outcome = facts.closed or facts.ended
    notes = {order.index(here): label(outcome)} if outcome is not None else {}
    stopped = here is Stage.CLOSED and facts.closed not in REACHED_GOAL
    return path([label(stage) for stage in order], order.index(here), notes=notes, skipped=skipped, stopped=stopped)


# -- what is missing, what can be done ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ahead:
    """The next step that matters: what to do first, and everything that still stands before it."""

    title: str
    first: list[Task]
    all: list[Task]
    #: The one main action, when it is this user's.
    act: Link | None
    #: Who may take the step that stands open, when this user may not.
    whose: str = ""


def ahead(sheet: Sheet) -> list[Ahead]:
    found = [_ahead(sheet, goal) for goal in goals(sheet.facts, on=sheet.today)]
    main_given = False
    shown: list[Ahead] = []
    for one in found:
        shown.append(replace(one, act=None) if main_given else one)
        main_given = main_given or one.act is not None
    return shown


def _ahead(sheet: Sheet, goal: Goal) -> Ahead:
    first = [problems.task(sheet, way.finding, way) for way in goal.ways]
    shown = first
    all_problems = [problems.task(sheet, finding, problems.nowhere(finding)) for finding in goal.findings]
    act: Link | None = None
    if goal.ready and sheet.offers(goal.step) and not _lies_ahead(sheet, goal):
        act = Link(str(STEP_NAMES[goal.step]), address(sheet, goal.step, goal.person, goal.preset.items()))
    else:
        first_open = next((each for each in first if each.href), None)
        if first_open is not None:
            act = Link(_main_words(sheet, goal), first_open.href)
            shown = [replace(each, href="") if each is first_open else each for each in first]
    more = all_problems if len(all_problems) > len(first) else []
    not_mine = goal.ready and not sheet.capacities & TABLE[goal.step].who
    return Ahead(_goal_title(sheet, goal), shown, more, act, problems.whose(goal.step) if not_mine else "")


def _lies_ahead(sheet: Sheet, goal: Goal) -> bool:
    """Nobody records a session before its day and hour."""
    session = sheet.facts.session
    if goal.step != "hold_session" or session is None:
        return False
    return session.on > sheet.today or (session.start is not None and session.start > timezone.now())


def _main_words(sheet: Sheet, goal: Goal) -> str:
    way = next(way for way in goal.ways if way.step and sheet.leads_on(way.step, way.person))
    words_of = str(STEP_NAMES[way.step or ""])
    return f"{words_of}: {sheet.name(way.person)}" if way.person else words_of


def _goal_title(sheet: Sheet, goal: Goal) -> str:
    if goal.step == "hold_session" and sheet.facts.session is not None:
        return _("Session on %(day)s") % {"day": day(sheet.facts.session.on)}
    return str(STEP_NAMES[goal.step])


@dataclass(frozen=True)
class Chapter:
    title: str
    steps: list[Link]
    #: The chapter of the next step that matters: shown unfolded.
    now: bool


#: Offered beside each letter.
_BY_LETTER = frozenset({"record_dispatch", "record_return"})


def chapters(sheet: Sheet) -> list[Chapter]:
    """Everything that can be recorded now, by chapter of the table; safety stands apart."""
    elsewhere = _BY_LETTER.union(STOPPING)
    offered = [step for step in sheet.steps if step.name not in elsewhere and _worth(sheet, step)]
    now = _chapter_now(sheet)
    return [
        Chapter(str(title), [_link(sheet, step.name) for step in offered if step.chapter == name], name == now)
        for name, title in CHAPTERS.items()
        if any(step.chapter == name for step in offered)
    ]


def _worth(sheet: Sheet, step: Step) -> bool:
    if (step.about is None or step.about_optional) and sheet.worth(step):
        return True
    return step.about is not None and any(sheet.worth(step, person.id) for person in subjects(step, sheet.facts))


def _chapter_now(sheet: Sheet) -> str:
    """Of the step to begin with, else of the goal itself."""
    for goal in goals(sheet.facts, on=sheet.today):
        first = next((way.step for way in goal.ways if way.step and sheet.offers(way.step, way.person)), goal.step)
        return TABLE[first].chapter
    return ""


def stops(sheet: Sheet) -> list[Link]:
    return [_link(sheet, name) for name in STOPPING if sheet.offers(name)]


def _link(sheet: Sheet, step: str) -> Link:
    return Link(str(STEP_NAMES[step]), address(sheet, step))


# -- what is due -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Deadlines:
    running: list[Due]
    #: Periods that run without a length: the law's number could not be confirmed and nobody has set one.
    unset: list[str]


def deadlines(sheet: Sheet) -> Deadlines:
    rows = sheet.running
    running = [
        due(_period(row.name), start=row.started_on, end=row.due_on, today=sheet.today) for row in rows if row.due_on
    ]
    if sheet.case.due_on and not sheet.facts.noticed and stage_of(sheet.facts) is not Stage.CLOSED:
        running.insert(
            0,
            due(
                _("Answer to the process leader"),
                start=sheet.case.received_on,
                end=sheet.case.due_on,
                today=sheet.today,
            ),
        )
    running += [
        due(
            _("Condition: %(text)s") % {"text": words.condition(term)},
            start=one.certified_on,
            end=term.due,
            today=sheet.today,
        )
        for one in sheet.rows.settlements
        if one.certified_on
        for term in one.terms
        if term.due and term.fulfilment is Fulfilment.OPEN
    ]
    return Deadlines(
        running, [_period(row.name) for row in rows if row.due_on is None and row.started_on <= sheet.today]
    )


def _period(name: str) -> str:
    period = named_periods().get(name)
    return name if period is None else period.words.in_language(get_language() or "lv")


# -- the file ----------------------------------------------------------------------------------------------------------


def particulars(sheet: Sheet) -> list[Row]:
    case = sheet.case
    leader = ", ".join(
        part
        for part in (label(case.leader_kind) if case.leader_kind else "", case.leader_name, case.leader_office)
        if part
    )
    return [
        Row(_("What happened"), case.offence),
        Row(_("Article"), case.offence_article),
        Row(_("Came in as"), label(case.referral)),
        Row(_("Received on"), day(case.received_on)),
        Row(_("The matter stands at"), label(case.procedure)),
        Row(_("Number of the proceedings"), case.proceedings_no),
        Row(_("Process leader"), leader),
        Row(_("Account of the process leader"), pgettext("account", "connected") if sheet.facts.leader_account else ""),
        Row(_("Municipality"), str(case.municipality)),
        Row(_("Unit"), case.unit.name),
        *_mediators(sheet),
        Row(_("Risk review"), label(sheet.facts.risk)),
    ]


def mediators(sheet: Sheet) -> list[str]:
    return [str(each.mediator) for each in sheet.rows.assignments if each.ended_on is None]


def _mediators(sheet: Sheet) -> list[Row]:
    live = [each for each in sheet.rows.assignments if each.ended_on is None]
    rows = [
        Row(
            label(each.duty).capitalize(),
            str(each.mediator)
            if each.declared
            else _("%(name)s (has not yet answered about conflict)") % {"name": each.mediator},
        )
        for each in live
    ]
    return rows or [Row(_("Leading mediator"), "")]
