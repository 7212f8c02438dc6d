"""Addresses of the pages before and after one page of a list."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from izligums.core.paging import Page


def pages(request: HttpRequest, page: Page[Any]) -> dict[str, str]:
    """`newer` and `older` for the pager: the same filters, another place."""
    return {"newer": _address(request, page.previous), "older": _address(request, page.next)}


def _address(request: HttpRequest, cursor: str) -> str:
    if not cursor:
        return ""
    query = request.GET.copy()
    query["page"] = cursor
    return f"{request.path}?{query.urlencode()}"
