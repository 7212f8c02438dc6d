"""How somebody who tries the sample office comes into the space of its people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from izligums.cases.enums import InvitationWay, SecondFactor
from izligums.cases.models import Access
from izligums.core.codes import Purpose, code
from izligums.core.labels import label

MOST = 2


@dataclass(frozen=True)
class WayIn:
    name: str
    role: str
    first: str
    second: str


def ways_in(at: datetime) -> list[WayIn]:
    """The people with codes on paper whose codes open something at `at`: the first one, or that to return with."""
    opens = Q(used_at=None, valid_until__gt=at) | Q(used_at__isnull=False)
    found = Access.objects.filter(
        opens, ended_on=None, way=InvitationWay.PAPER, second=SecondFactor.HANDED_OVER
    ).select_related("participation__person")
    return [
        WayIn(
            name=each.participation.person.name,
            role=label(each.participation.role),
            first=code(Purpose.INVITATION if each.used_at is None else Purpose.RETURNING, each.seed),
            second=code(Purpose.SECOND, each.seed),
        )
        for each in found.order_by("pk")[:MOST]
    ]
