from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from izligums.accounts.models import User
from izligums.cases.enums import FactKind
from izligums.cases.models import Case, Fact, Withholding
from izligums.process.models import Deviation


def open_deviations(cases: QuerySet[Case], *, by_others_than: User, size: int) -> list[Deviation]:
    """Deviations that wait for a second person, longest waiting first; one's own wait for somebody else."""
    waiting = Deviation.objects.filter(confirmed=None, case__in=cases.order_by()).exclude(by=by_others_than)
    return list(waiting.select_related("case", "by").defer("values", "reason").order_by("pk")[:size])


def open_disclosures(cases: QuerySet[Case], *, by_others_than: User, size: int) -> list[Fact]:
    """What was passed outside the service and waits for a second person, longest waiting first."""
    reviews = Fact.objects.filter(kind=FactKind.DISCLOSURE_REVIEW, of=OuterRef("pk"))
    waiting = Fact.objects.filter(~Exists(reviews), kind=FactKind.DISCLOSURE, case__in=cases.order_by())
    others = waiting.exclude(act__by=by_others_than)
    return list(others.select_related("case", "act__by").defer("text", "act__reason").order_by("pk")[:size])


def open_withholdings(cases: QuerySet[Case], *, by_others_than: User, on: date, size: int) -> list[Withholding]:
    """What is to be withheld from somebody and waits for a second person, longest waiting first."""
    waiting = Withholding.objects.filter(agreed_by=None, ended_on=None, until__gte=on, case__in=cases.order_by())
    others = waiting.exclude(by=by_others_than).exclude(reader=by_others_than)
    return list(others.select_related("case", "by", "decided_by").defer("decided_by__reason").order_by("pk")[:size])
