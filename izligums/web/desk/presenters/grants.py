"""Grants as lines of a table."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from izligums.accounts.access import allows, reach
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission, Reach
from izligums.cases.models import Grant, LeaderAccess
from izligums.process.wording import STEP_NAMES


@dataclass(frozen=True)
class Line:
    grant: Grant
    given: str | Promise
    ended: str | Promise
    #: Why it ended, in the words of whoever ended it; empty for a reader to whom only codes are shown.
    why: str


def line(grant: Grant, *, reads: bool) -> Line:
    ended = grant.ended_by
    return Line(
        grant,
        STEP_NAMES.get(grant.given_by.step, grant.given_by.step),
        "" if ended is None else STEP_NAMES.get(ended.step, ended.step),
        ended.reason if ended is not None and reads else "",
    )


@dataclass(frozen=True)
class AccountLine:
    access: LeaderAccess
    given: str | Promise
    ended: str | Promise


def account_line(access: LeaderAccess) -> AccountLine:
    ended = access.ended_by
    return AccountLine(access, STEP_NAMES[access.given_by.step], "" if ended is None else STEP_NAMES[ended.step])


def office_rule(user: User) -> str:
    """What somebody's role opens besides, in words."""
    if reach(user) is Reach.LED:
        return _("No case opens for you. You see how those stand that the service has connected to your account.")
    if not allows(user, Permission.CASE_READ):
        return _("Your role opens no case.")
    if reach(user) is Reach.UNIT and user.unit is not None:
        return _("As the office of %(unit)s you open every case of that unit.") % {"unit": user.unit.name}
    return _("You open the cases in which you have a place, and no others.")
