from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from izligums.mediators.enums import MediatorKind, TrainingKind
from izligums.mediators.models import Mediator
from izligums.mediators.qualification import Qualification, Span, span_for

_CERTIFICATE = "certificate"
#: The kind of each mediator (without days), the certificates and the trainings; in SQL because every case page asks.
_SPANS = """
    SELECT id, kind, NULL::date, NULL::date FROM mediators_mediator WHERE id = ANY(%(mediators)s)
    UNION ALL
    SELECT mediator_id, %(certificate)s, valid_from, valid_to FROM mediators_certificate
        WHERE mediator_id = ANY(%(mediators)s)
    UNION ALL
    SELECT mediator_id, kind, completed_on, valid_to FROM mediators_training WHERE mediator_id = ANY(%(mediators)s)
"""


def qualification(mediator_id: int, *, on: date) -> Qualification:
    """What counts on a day. Raises Mediator.DoesNotExist."""
    found = qualifications([mediator_id], on=on)
    if mediator_id not in found:
        raise Mediator.DoesNotExist
    return found[mediator_id]


def qualifications(mediator_ids: Iterable[int], *, on: date) -> Mapping[int, Qualification]:
    """By mediator, in one query however many are asked for."""
    with connection.cursor() as cursor:
        cursor.execute(_SPANS, {"mediators": list(mediator_ids), "certificate": _CERTIFICATE})
        rows = cursor.fetchall()
    kinds: dict[int, str] = {}
    spans: dict[tuple[int, str], list[Span]] = defaultdict(list)
    for mediator, kind, first, last in rows:
        if first is None:
            kinds[mediator] = kind
        else:
            spans[mediator, kind].append((first, last or date.max))
    return {
        pk: _qualification(
            official=kind == MediatorKind.OFFICIAL,
            certified=spans[pk, TrainingKind.BASIC if kind == MediatorKind.OFFICIAL else _CERTIFICATE],
            child_rights=spans[pk, TrainingKind.CHILD_RIGHTS],
            advanced=spans[pk, TrainingKind.ADVANCED],
            on=on,
        )
        for pk, kind in kinds.items()
    }


def active_mediators(*, unit_id: int | None = None) -> QuerySet[Mediator]:
    """Who may be assigned work, by name; of one unit or of all."""
    mediators = Mediator.objects.filter(active=True, user__is_active=True).select_related("user__unit")
    return mediators if unit_id is None else mediators.filter(user__unit_id=unit_id)


def mediator_names(mediator_ids: Iterable[int]) -> Mapping[int, str]:
    """By mediator, in the order of names."""
    mediators = Mediator.objects.filter(pk__in=list(mediator_ids)).order_by("user__sort_key", "pk")
    return dict(mediators.values_list("pk", "user__display_name"))


def _qualification(
    *, official: bool, certified: list[Span], child_rights: list[Span], advanced: list[Span], on: date
) -> Qualification:
    span = span_for(certified, on)
    return Qualification(
        official=official,
        certified_from=span[0] if span else None,
        certified_until=span[1] if span and span[1] < date.max else None,
        child_rights_until=max((last for first, last in child_rights if first <= on), default=None),
        advanced=any(first <= on <= last for first, last in advanced),
    )
