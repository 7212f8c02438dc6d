"""What the drawn components are given: small, frozen, already in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Side = Literal["victim", "offender", ""]
StationState = Literal["done", "here", "ahead", "skipped", "stopped"]
# stop: it blocks; due: somebody has to decide; info: good to know; done: it is there
TaskKind = Literal["stop", "due", "info", "done"]

SOON = 3  # days: from here on a bar turns amber


@dataclass(frozen=True, slots=True)
class NavItem:
    label: str
    href: str
    current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class Station:
    label: str
    state: StationState
    note: str = ""


def path(
    labels: Sequence[str],
    here: int,
    *,
    notes: Mapping[int, str] | None = None,
    skipped: Collection[int] = (),
    stopped: bool = False,
) -> list[Station]:
    """The stations of a way with `here` (an index) marked; `stopped` when the way ended there before its goal."""

    def state(index: int) -> StationState:
        if index == here:
            return "stopped" if stopped else "here"
        if index in skipped:
            return "skipped"
        return "done" if index < here else "ahead"

    notes = notes or {}
    return [Station(label, state(index), notes.get(index, "")) for index, label in enumerate(labels)]


@dataclass(frozen=True, slots=True)
class Task:
    """`source` is the article it rests on; `todo` one sentence saying what to do."""

    text: str
    kind: TaskKind
    todo: str = ""
    source: str = ""
    href: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An empty value is shown as "not set"."""

    label: str
    value: Any
    href: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a journal. No side means that it concerns both."""

    on: date | datetime
    text: str
    side: Side = ""
    by: str = ""
    note: str = ""
    href: str = ""
    corrected: bool = False

    @property
    def colour(self) -> str:
        return {"victim": "sky", "offender": "heather", "": "both"}[self.side]


@dataclass(frozen=True, slots=True)
class Due:
    label: str
    words: str
    percent_left: int
    state: Literal["calm", "soon", "late"]


def due(label: str, *, start: date, end: date, today: date) -> Due:
    """Time left until `end`, of the time since `start`; in calendar days, because people count those."""
    left = (end - today).days
    if left < 0:
        words = ngettext("%(days)d day late", "%(days)d days late", -left) % {"days": -left}
        return Due(label, words, 0, "late")
    words = _("today")
    if left:
        words = ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}
    percent = min(100, round(100 * left / max((end - start).days, 1)))
    return Due(label, words, percent, "soon" if left <= SOON else "calm")


@dataclass(frozen=True, slots=True)
class Steps:
    """So many of so many: instalments, visits. `words` says the same for everybody."""

    done: int
    of: int
    words: str

    @property
    def filled(self) -> list[int]:
        return [1 + 20 * index for index in range(self.done)]

    @property
    def empty(self) -> list[int]:
        return [1 + 20 * index for index in range(self.done, self.of)]

    @property
    def width(self) -> int:
        return 20 * self.of


@dataclass(frozen=True, slots=True)
class Problem:
    text: str
    href: str = ""
