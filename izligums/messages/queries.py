from __future__ import annotations

from datetime import datetime

from django.db.models import F, QuerySet

from izligums.cases.models import Case
from izligums.core.paging import Page, page_after
from izligums.messages.enums import LetterState
from izligums.messages.models import Letter, Message, Terms

_WITH = ("case", "document", "recipient__person")
_WHY = ("act", "held_back_by__person__person")


def waiting(cases: QuerySet[Case], *, cursor: str = "", size: int = 50) -> Page[Letter]:
    """Letters to be printed and sent, oldest first, of the cases the asking person may open (`cases.access`)."""
    letters = _letters().filter(state=LetterState.WAITING, case__in=cases.order_by())
    return page_after(letters, ("pk",), cursor, size)


def any_waiting(cases: QuerySet[Case]) -> bool:
    return Letter.objects.filter(state=LetterState.WAITING, case__in=cases.order_by()).exists()


def returned(cases: QuerySet[Case], *, cursor: str = "", size: int = 50) -> Page[Letter]:
    """Letters that came back, oldest first."""
    letters = _letters().filter(state=LetterState.RETURNED, case__in=cases.order_by())
    return page_after(letters, ("pk",), cursor, size)


def waiting_in(case: Case) -> QuerySet[Letter]:
    return Letter.objects.filter(case=case, state=LetterState.WAITING).order_by("pk")


def held_back(cases: QuerySet[Case], *, since: datetime, size: int = 50) -> list[Letter]:
    """Letters overtaken since then, newest first, each with the act that did so: a printed copy may lie somewhere."""
    lately = _letters().filter(state=LetterState.HELD_BACK, held_back_by__recorded_at__gte=since)
    # A case in which nothing was recorded since then has none: the list of cases starts from its newest acts.
    within = lately.filter(case__last_act_at__gte=since, case__in=cases.order_by())
    return list(within.select_related(*_WITH, *_WHY).order_by("-held_back_by_id", "pk")[:size])


def letter(pk: int, cases: QuerySet[Case]) -> Letter:
    """One letter of these cases, with what overtook it. Raises Letter.DoesNotExist."""
    return _letters().select_related(*_WITH, *_WHY).get(pk=pk, case__in=cases.order_by())


def letters_of(case: Case) -> QuerySet[Letter]:
    return _letters().filter(case=case).order_by("pk")


def last_message(recipient_id: int) -> Message | None:
    """The newest short message to a person."""
    return Message.objects.filter(recipient_id=recipient_id).order_by("-pk").first()


def latest_terms(participation_id: int) -> Terms | None:
    """Those that count; none while the person has not chosen."""
    return Terms.objects.filter(participation_id=participation_id).order_by("-pk").first()


def _letters() -> QuerySet[Letter]:
    """Each with `beside_role`: of the party beside whom the recipient stands."""
    found = Letter.objects.select_related(*_WITH).annotate(beside_role=F("recipient__beside__role"))
    return found.defer("document__content", "document__data")
