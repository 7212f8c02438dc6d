"""The options of a list, written in one go: a template that walks through fifty of them takes longer than the page."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def options(groups: list[tuple[str | None, list[dict[str, Any]], int]]) -> SafeString:
    """What stands inside <select>, from a widget's `optgroups`."""
    return format_html_join("\n", "{}", ((_group(name, within),) for name, within, _ in groups))


def _group(name: str | None, within: list[dict[str, Any]]) -> SafeString:
    lines = format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((str(each["value"]), flatatt(each["attrs"]) if each["attrs"] else "", each["label"]) for each in within),
    )
    return format_html('<optgroup label="{}">\n{}\n</optgroup>', name, lines) if name else lines
