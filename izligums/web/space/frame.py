"""What stands around every page inside: whose space it is, the ways on, and *stop*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from izligums.cases.enums import Role
from izligums.process import door
from izligums.process.own.acts import VisitOverError
from izligums.web.ui.shapes import NavItem

#: The pages one goes to, in the order in which they stand on every page.
WAYS: dict[str, str | Promise] = {
    "space:home": _("My page"),
    "space:mediator": _("My mediator"),
    "space:decide": _("My decision"),
    "space:supporters": _("Who comes along"),
    "space:choose": _("How we meet"),
    "space:questions": _("Questions"),
    "space:letters": _("Letters"),
    "space:plan": _("My plan"),
    "space:own_data": _("My data"),
}
#: Pages that are for some people only.
_ONLY_FOR: dict[str, frozenset[Role]] = {"space:plan": frozenset({Role.OFFENDER})}


def entered(key: str) -> door.OwnSpace:
    """Whose space it is. Raises VisitOverError, which `guest` answers."""
    space = door.look(key, at=timezone.now())
    if space is None:
        raise VisitOverError
    return space


def draw(
    request: HttpRequest,
    key: str,
    template: str,
    shown: Mapping[str, Any] | None = None,
    *,
    space: door.OwnSpace | None = None,
) -> HttpResponse:
    """A page of the own space, `space` if it was looked at already. Raises VisitOverError, which `guest` answers."""
    space = space or entered(key)
    return render(request, template, {"space": space, "ways": [*_ways(request, space)], **(shown or {})})


def _ways(request: HttpRequest, space: door.OwnSpace) -> Iterator[NavItem]:
    for name, words in WAYS.items():
        href = reverse(name)
        if space.person.role in _ONLY_FOR.get(name, frozenset(Role)):
            yield NavItem(str(words), href, current=request.path.startswith(href))
