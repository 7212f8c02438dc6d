"""Opening a page changes nothing: a link that somebody follows, or a browser that looks ahead, must never act.

The one exception is the record of the reading itself, which no page of a case is answered without.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Func
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone

from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.accounts.walls import signing_as
from izligums.cases.enums import ReadingOutcome
from izligums.cases.reading import Notes, noting, record

View = TypeVar("View", bound=Callable[..., HttpResponse])
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_WRITE = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|CREATE|ALTER|DROP|COPY)\b", re.IGNORECASE)
_SESSION = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"accounts_session"', re.IGNORECASE)
_READING = re.compile(r'\s*INSERT INTO\s+"cases_reading"', re.IGNORECASE)

#: Pages that ask for one of these show something of cases or of people in them.
ABOUT_CASES = frozenset(
    {
        Permission.CASE_LIST,
        Permission.CASE_READ,
        Permission.CASE_ACT,
        Permission.CASE_OPEN_OUTSIDE,
        Permission.CASE_REGISTER,
        Permission.CASE_IMPORT,
        Permission.INBOX_READ,
        Permission.WORKLOAD_READ,
        Permission.JOURNAL_READ,
        Permission.READINGS_READ,
        Permission.OPENINGS_WATCH,
        Permission.GRANTS_READ,
        Permission.OWN_DATA_READ,
        Permission.OWN_DATA_PRINT,
        Permission.DOCUMENT_READ,
        Permission.LED_CASES_READ,
        Permission.SEARCH_PERSONS,
    }
)
#: What an address calls the row within a case that it is about.
_PARTS = ("pk", "sequence", "file", "deviation", "settlement")
_LARGEST = 2**63 - 1


class WroteWhileReadingError(RuntimeError):
    """A mistake in the program: the page is refused and nothing was written."""


class ReadingWritesNothing:
    """Middleware: while a safe request is answered, the database takes no write but the session's and the reading's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS or _may_write(request):
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)


def writes_by_get(view: View) -> View:
    """For the one page that a standard makes us answer by GET although it writes: the way back from the directory."""
    view.writes_by_get = True  # type: ignore[attr-defined]
    return view


def _may_write(request: HttpRequest) -> bool:
    try:
        return hasattr(resolve(request.path_info).func, "writes_by_get")
    except Resolver404:
        return False


def refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if _WRITE.match(sql) and not _SESSION.match(sql) and not _READING.match(sql):
        raise WroteWhileReadingError(" ".join(sql.split()[:3]))
    return execute(sql, params, many, context)


# -- the record of readings --------------------------------------------------------------------------------------------


def recorded(
    request: HttpRequest, view: Callable[..., HttpResponseBase], answer: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """The answer of a page, with who read what put on record afterwards, in a transaction of its own.

    A page that fails or is refused is on record too. An answer whose reading cannot be recorded is not given.
    """
    user = request.user
    if not isinstance(user, User):
        return answer()
    about_cases = not ABOUT_CASES.isdisjoint(_asked(view))
    outcome = ReadingOutcome.FAILED
    with noting() as notes:
        try:
            given = answer()
            outcome = ReadingOutcome.REFUSED if given.status_code in (403, 404) else ReadingOutcome.READ
            return given
        except (PermissionDenied, Http404):
            outcome = ReadingOutcome.REFUSED
            raise
        finally:
            if about_cases or notes.cases:
                with signing_as(user) as reader:
                    _record(request, reader, notes, outcome)


def _asked(view: Callable[..., HttpResponseBase]) -> tuple[Any, ...]:
    access = getattr(view, "access", ())
    return access if isinstance(access, tuple) else ()


def _record(request: HttpRequest, reader: Func, notes: Notes, outcome: ReadingOutcome) -> None:
    match = request.resolver_match
    ids = {} if match is None else {name: value for name, value in match.kwargs.items() if type(value) is int}
    known = {name: value for name, value in ids.items() if value <= _LARGEST}
    record(
        notes,
        user=reader,
        page=(match.url_name if match is not None else None) or "",
        outcome=outcome,
        at=timezone.now(),
        case=known.get("case_id"),
        person=known.get("person"),
        part=next((known[name] for name in _PARTS if name in known), None),
    )
