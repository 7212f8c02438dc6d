from __future__ import annotations

from enum import StrEnum

from django import template

from izligums.core.labels import label

register = template.Library()


@register.filter
def words_of(member: StrEnum) -> str:
    return label(member)
