"""Grants as lines of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from izligums.accounts.access import allows, reach
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission, Reach
from izligums.cases.grants import acts_behind
from izligums.cases.models import Act, AuditedAct, Grant, LeaderAccess
from izligums.process.wording import STEP_NAMES


@dataclass(frozen=True)
class Line:
    grant: Grant
    given: str | Promise
    ended: str | Promise
    #: Why it ended, in the words of whoever ended it; empty for a reader to whom only codes are shown.
    why: str


def lines(user: User, grants: Iterable[Grant]) -> list[Line]:
    """One query, however many there are."""
    grants = list(grants)
    acts = acts_behind(user, grants)
    return [_line(each, acts[each.given_by_id], acts.get(each.ended_by_id or 0)) for each in grants]


def _line(grant: Grant, given: Act | AuditedAct, ended: Act | AuditedAct | None) -> Line:
    return Line(
        grant,
        STEP_NAMES.get(given.step, given.step),
        "" if ended is None else STEP_NAMES.get(ended.step, ended.step),
        ended.reason if isinstance(ended, Act) else "",
    )


@dataclass(frozen=True)
class AccountLine:
    access: LeaderAccess
    given: str | Promise
    ended: str | Promise


def account_lines(user: User, accesses: Iterable[LeaderAccess]) -> list[AccountLine]:
    """One query, however many there are."""
    accesses = list(accesses)
    acts = acts_behind(user, accesses)
    return [
        AccountLine(
            each,
            STEP_NAMES[acts[each.given_by_id].step],
            "" if each.ended_by_id is None else STEP_NAMES[acts[each.ended_by_id].step],
        )
        for each in accesses
    ]


def office_rule(user: User) -> str:
    """What somebody's role opens besides, in words."""
    if reach(user) is Reach.LED:
        return _("No case opens for you. You see how those stand that the service has connected to your account.")
    if not allows(user, Permission.CASE_READ):
        return _("Your role opens no case.")
    if reach(user) is Reach.UNIT and user.unit is not None:
        return _("As the office of %(unit)s you open every case of that unit.") % {"unit": user.unit.name}
    return _("You open the cases in which you have a place, and no others.")
