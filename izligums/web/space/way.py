"""Where a person is on their way, what comes next, and what they can do: drawn from what is theirs alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from izligums.cases.enums import Role
from izligums.process.door import OwnSpace
from izligums.process.own.standing import Standing
from izligums.web.ui.dates import day
from izligums.web.ui.shapes import Station, Task

#: Stations in their order, each with what comes next while a person stands there.
_STATIONS: dict[str, tuple[str | Promise, str | Promise]] = {
    "informed": (
        gettext_lazy("You know how it works"),
        gettext_lazy("Your mediator explains to you how it works. Nothing has to be decided yet."),
    ),
    "agreed": (
        gettext_lazy("You decide"),
        gettext_lazy("Take your time, and tell your mediator whether you want to take part. Both answers are right."),
    ),
    "prepared": (
        gettext_lazy("We prepare"),
        gettext_lazy("Your mediator talks with you alone: what you want, what worries you, what you need."),
    ),
    "planned": (
        gettext_lazy("We find a day"),
        gettext_lazy("Your mediator tells you when there is a day and a place. That can take some time."),
    ),
    "met": (
        gettext_lazy("We talk"),
        gettext_lazy("You come to the appointment below. You can ask for a break, or stop, at any moment."),
    ),
    "in_force": (
        gettext_lazy("What was agreed"),
        gettext_lazy("If you want, what you agree on is written down. A talk without a paper is enough, too."),
    ),
    "followed": (
        gettext_lazy("It is kept"),
        gettext_lazy("Your mediator looks whether what was agreed is done, and tells you."),
    ),
}
#: They sign nothing, and write nothing for the other side.
_GUESTS = frozenset({Role.SUPPORTER, Role.AFFECTED, Role.SPECIALIST})


def stations(space: OwnSpace, stands: Standing) -> list[Station]:
    here = _here(space, stands)
    return [
        Station(
            str(_STATIONS[name][0]),
            "here" if name == here else "done" if reached else "ahead",
            day(reached) if reached else "",
        )
        for name, reached in _reached(space, stands).items()
    ]


def what_is_next(space: OwnSpace, stands: Standing) -> str:
    here = _here(space, stands)
    return _("Nothing is left to do.") if here is None else str(_STATIONS[here][1])


def _here(space: OwnSpace, stands: Standing) -> str | None:
    """The first station that lies after everything that has come about."""
    names, reached = list(_STATIONS), _reached(space, stands)
    last = max((names.index(name) for name, on in reached.items() if on), default=-1)
    return next((name for name in names[last + 1 :] if name in reached), None)


def _reached(space: OwnSpace, stands: Standing) -> dict[str, date | None]:
    planned = timezone.localtime(space.session.start).date() if space.session is not None else stands.met
    days = {
        "informed": stands.informed,
        "agreed": stands.agreed,
        "prepared": stands.prepared,
        "planned": planned,
        "met": None if space.session is not None else stands.met,
        "in_force": stands.in_force,
        "followed": stands.followed,
    }
    if space.person.role in _GUESTS:
        del days["in_force"], days["followed"]
    return days


def tasks(space: OwnSpace, stands: Standing) -> list[Task]:
    return [*_tasks(space, stands)]


def _tasks(space: OwnSpace, stands: Standing) -> Iterator[Task]:
    yield Task(
        _("Say how the meeting should be"),
        "done" if stands.wished else "info",
        todo=_("What makes it safe for you, when and where, who sits where."),
        href=reverse("space:choose"),
        action=_("Change it") if stands.wished else _("Say it"),
    )
    yield Task(
        _("Ask the other side something"),
        "info",
        todo=_("Write it down while you think of it."),
        href=reverse("space:questions"),
        action=_("My questions"),
    )
    if space.person.role not in _GUESTS:
        yield Task(
            _("Write to the other side"),
            "info",
            todo=_("It goes through your mediator, and only to somebody who wants to read it."),
            href=reverse("space:letters"),
            action=_("Letters"),
        )
    if stands.met is not None:
        yield Task(
            _("Say how you are now"),
            "info",
            todo=_("After a meeting, if you want to, or to ask for another talk."),
            href=reverse("space:how_i_am"),
            action=_("How I am now"),
        )
