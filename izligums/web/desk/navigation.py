"""Where a member of the service can go: every entry only to whom its page would open."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from izligums.accounts.access import allows
from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.web.ui.shapes import NavItem


@dataclass(frozen=True)
class Entry:
    label: str | Promise
    page: str
    needs: Permission


#: The page each role begins the day with.
START: dict[Role, str] = {
    Role.MEDIATOR: "desk:today",
    Role.COORDINATOR: "desk:office",
    Role.HEAD: "desk:office",
    Role.ANALYST: "desk:process",
    Role.ADMINISTRATOR: "desk:settings",
    Role.AUDITOR: "desk:journal",
    Role.DATA_OFFICER: "desk:own_data",
    Role.PROCESS_LEADER: "desk:led",
}

_START_LABELS: dict[str, Entry] = {
    "desk:today": Entry(_("My day"), "desk:today", Permission.CASE_ACT),
    "desk:office": Entry(_("My unit"), "desk:office", Permission.INBOX_READ),
    "desk:led": Entry(_("Your cases"), "desk:led", Permission.LED_CASES_READ),
}

MAIN = (
    Entry(_("Cases"), "desk:cases", Permission.CASE_LIST),
    Entry(_("Letters"), "desk:letters", Permission.CASE_ACT),
    Entry(_("Journal"), "desk:journal", Permission.JOURNAL_READ),
    Entry(_("Own data"), "desk:own_data", Permission.OWN_DATA_READ),
    Entry(_("Who can read what"), "desk:access", Permission.ACCESS_READ),
    Entry(_("Process"), "desk:process", Permission.PROCESS_READ),
    Entry(_("Settings"), "desk:settings", Permission.PERIODS_READ),
    Entry(_("Your account"), "desk:sign_ins", Permission.LED_CASES_READ),  # who sees no settings
)

SETTINGS = (
    Entry(_("Overview"), "desk:settings", Permission.PERIODS_READ),
    Entry(_("Periods"), "desk:periods", Permission.PERIODS_READ),
    Entry(_("Working days"), "desk:calendar", Permission.CALENDAR_READ),
    Entry(_("Units"), "desk:units", Permission.UNITS_READ),
    Entry(_("Help numbers"), "desk:help_lines", Permission.UNITS_READ),
    Entry(_("Mediators"), "desk:mediators", Permission.REGISTER_READ),
    Entry(_("Process leaders"), "desk:leaders", Permission.LEADERS_CHANGE),
    Entry(_("Users"), "desk:users", Permission.USERS_CHANGE),
    Entry(_("Your password"), "desk:password", Permission.OWN_PAGES),
    Entry(_("Your second step"), "desk:second_factor", Permission.OWN_PAGES),
    Entry(_("Your sign-ins"), "desk:sign_ins", Permission.OWN_PAGES),
    Entry(_("What you may open"), "desk:own_grants", Permission.OWN_PAGES),
)


def main_items(user: User, path: str) -> list[NavItem]:
    start = _START_LABELS.get(START[Role(user.role)])
    return _items((*([start] if start else []), *MAIN), user, path)


def settings_items(user: User, path: str) -> list[NavItem]:
    return _items(SETTINGS, user, path)


def _items(entries: tuple[Entry, ...], user: User, path: str) -> list[NavItem]:
    """The entry with the longest address that begins the page's own is where we are."""
    open_to_user = [(entry, reverse(entry.page)) for entry in entries if allows(user, entry.needs)]
    here = max((href for _entry, href in open_to_user if path.startswith(href)), key=len, default="")
    return [NavItem(str(entry.label), href, current=href == here) for entry, href in open_to_user]
