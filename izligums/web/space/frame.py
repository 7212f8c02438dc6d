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

from izligums.process import door
from izligums.process.own.acts import VisitOverError
from izligums.web.ui.shapes import NavItem

#: The pages one goes to, in the order in which they stand on every page.
WAYS: dict[str, str | Promise] = {
    "space:home": _("My page"),
    "space:letters": _("Letters"),
    "space:readers": _("Who opened my data"),
}


def draw(request: HttpRequest, key: str, template: str, shown: Mapping[str, Any] | None = None) -> HttpResponse:
    """A page of the own space. Raises VisitOverError, which `guest` answers."""
    space = door.look(key, at=timezone.now())
    if space is None:
        raise VisitOverError
    return render(request, template, {"space": space, "ways": [*_ways(request)], **(shown or {})})


def _ways(request: HttpRequest) -> Iterator[NavItem]:
    for name, words in WAYS.items():
        href = reverse(name)
        yield NavItem(str(words), href, current=request.path == href)
