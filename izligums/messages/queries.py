from __future__ import annotations

from django.db.models import QuerySet

from izligums.cases.models import Case
from izligums.core.paging import Page, page_after
from izligums.messages.enums import LetterState
from izligums.messages.models import Letter

_WITH = ("case", "document__case", "recipient__person")


def waiting(cases: QuerySet[Case], *, cursor: str = "", size: int = 50) -> Page[Letter]:
    """Letters to be printed and sent, oldest first, of the cases the asking person may open (`cases.access`)."""
    letters = _letters().filter(state=LetterState.WAITING, case__in=cases.order_by())
    return page_after(letters, ("pk",), cursor, size)


def returned(cases: QuerySet[Case], *, cursor: str = "", size: int = 50) -> Page[Letter]:
    """Letters that came back, oldest first."""
    letters = _letters().filter(state=LetterState.RETURNED, case__in=cases.order_by())
    return page_after(letters, ("pk",), cursor, size)


def letters_of(case: Case) -> QuerySet[Letter]:
    return _letters().filter(case=case).order_by("pk")


def _letters() -> QuerySet[Letter]:
    return Letter.objects.select_related(*_WITH).defer("document__content", "document__data")
