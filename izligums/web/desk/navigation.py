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
}

_START_LABELS: dict[str, Entry] = {
    "desk:today": Entry(_("My day"), "desk:today", Permission.CASE_ACT),
    "desk:office": Entry(_("My unit"), "desk:office", Permission.INBOX_READ),
}

MAIN = (Entry(_("Settings"), "desk:password", Permission.OWN_PAGES),)

SETTINGS = (Entry(_("Your password"), "desk:password", Permission.OWN_PAGES),)


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
