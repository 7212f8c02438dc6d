from __future__ import annotations

from django.db.models import QuerySet

from izligums.accounts.models import User
from izligums.cases.models import Case
from izligums.process.models import Deviation


def open_deviations(cases: QuerySet[Case], *, by_others_than: User, size: int) -> list[Deviation]:
    """Deviations that wait for a second person, longest waiting first; one's own wait for somebody else."""
    waiting = Deviation.objects.filter(confirmed=None, case__in=cases.order_by()).exclude(by=by_others_than)
    return list(waiting.select_related("case", "by").defer("values", "reason").order_by("pk")[:size])
