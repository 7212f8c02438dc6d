"""What the frame of the desk asks for."""

from __future__ import annotations

from enum import StrEnum

from django import template
from django.http import HttpRequest

from izligums.accounts.access import allows
from izligums.accounts.permissions import Permission
from izligums.core.labels import label
from izligums.web.desk import navigation
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
