"""Opening a page changes nothing: a link that somebody follows, or a browser that looks ahead, must never act."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_WRITE = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|CREATE|ALTER|DROP|COPY)\b", re.IGNORECASE)
_SESSION = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"django_session"', re.IGNORECASE)


class WroteWhileReadingError(RuntimeError):
    """A mistake in the program: the page is refused and nothing was written."""


class ReadingWritesNothing:
    """Middleware: while a safe request is answered, the database takes no write but that of the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)


def refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if _WRITE.match(sql) and not _SESSION.match(sql):
        raise WroteWhileReadingError(" ".join(sql.split()[:3]))
    return execute(sql, params, many, context)
