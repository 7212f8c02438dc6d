"""What the frame of the desk asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from django import template
from django.http import HttpRequest

from izligums.accounts.access import allows
from izligums.accounts.permissions import Permission
from izligums.cases.enums import Role
from izligums.core.labels import label
from izligums.messages.models import Letter
from izligums.web.desk import navigation
from izligums.web.desk.presenters import letters
from izligums.web.desk.words import days_from, period_name
from izligums.web.ui.shapes import NavItem

register = template.Library()


@register.simple_tag
def main_nav(request: HttpRequest) -> list[NavItem]:
    return navigation.main_items(request.user, request.path)  # type: ignore[arg-type] # only members get here


@register.simple_tag
def settings_nav(request: HttpRequest) -> list[NavItem]:
    return navigation.settings_items(request.user, request.path)  # type: ignore[arg-type]


@register.simple_tag
def may(request: HttpRequest, permission: str) -> bool:
    """Whether to offer something: the page behind it asks again."""
    return allows(request.user, Permission(permission))


@register.filter
def words(member: StrEnum) -> str:
    """What an enum member is called."""
    return label(member)


@register.filter
def period(name: str) -> str:
    """What a named period is called."""
    return period_name(name)


@register.filter
def from_day(day: date, today: date) -> str:
    """In words: in 3 days, today, 2 days late."""
    return days_from(day, today)


@register.filter
def parties_in(parties: Mapping[int, Mapping[Role, Sequence[str]]], case_id: int) -> str:
    """The names of both sides of one case, from `cases.queries.parties_of`."""
    sides = parties.get(case_id, {})
    return " – ".join(", ".join(sides[role]) for role in (Role.VICTIM, Role.OFFENDER) if sides.get(role))


@register.filter
def whose(letter: Letter) -> str:
    """Whose compartment a letter belongs to."""
    return letters.whose(letter)
