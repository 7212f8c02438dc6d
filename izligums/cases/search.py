"""Cases by number, by number of proceedings, or by the name of somebody in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from izligums.accounts.models import User
from izligums.cases.access import visible_cases
from izligums.cases.enums import Role
from izligums.cases.models import Case, Participation
from izligums.cases.queries import NEWEST_FIRST
from izligums.core.values import BIDI_MARKS
from izligums.people.models import Person
from izligums.people.queries import people_named

FOUND_AT_MOST = 50
_CASE_NUMBER = re.compile(r"(?:izl)?[\s\-–/]*(?:(?P<year>[0-9]{4})[\s\-–/]+)?0*(?P<id>[0-9]{1,18})", re.IGNORECASE)


@dataclass(frozen=True)
class Hit:
    """A case that was found, and by whose name (none when by a number)."""

    case: Case
    people: Sequence[tuple[str, Role]]


def search(user: User, text: str) -> list[Hit]:
    """Cases of `user` by case number, by number of proceedings, or by a name in any case form or script.

    Whatever lies outside of what `user` may open is not found and leaves no trace, not even in a count.
    """
    text = " ".join("".join(c for c in text if c.isprintable() and c not in BIDI_MARKS).split())[:100]
    if not text:
        return []
    cases = visible_cases(user)
    hits = {case.pk: Hit(case, ()) for case in cases.filter(_numbered(text)).order_by(*NEWEST_FIRST)[:FOUND_AT_MOST]}
    named = _named(cases, people_named(text))
    hits |= {case_id: hit for case_id, hit in named.items() if case_id not in hits}
    return list(hits.values())


def _numbered(text: str) -> Q:
    sought = Q(proceedings_no=text) & ~Q(proceedings_no="")
    match = _CASE_NUMBER.fullmatch(text)
    if match is not None:
        by_id = Q(pk=int(match["id"]))
        if match["year"]:
            year = int(match["year"])
            by_id &= Q(received_on__gte=date(max(year, 1), 1, 1), received_on__lte=date(max(year, 1), 12, 31))
        sought |= by_id
    return sought


def _named(cases: QuerySet[Case], people: QuerySet[Person]) -> dict[int, Hit]:
    named = Participation.objects.filter(case_id=OuterRef("pk"), person__in=people.order_by())
    rows = list(cases.filter(Exists(named)).order_by(*NEWEST_FIRST)[:FOUND_AT_MOST])
    names: dict[int, list[tuple[str, Role]]] = defaultdict(list)
    matching = Participation.objects.filter(case_id__in=[case.pk for case in rows], person__in=people.order_by())
    for row in matching.select_related("person").order_by("person__sort_key", "pk"):
        names[row.case_id].append((row.person.name, row.role))
    return {case.pk: Hit(case, names[case.pk]) for case in rows}
