from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from izligums.mediators.enums import MediatorKind, TrainingKind
from izligums.mediators.models import Certificate, Mediator, Training
from izligums.mediators.qualification import Qualification, Span, span_for

_CERTIFICATE = "certificate"


def qualification(mediator_id: int, *, on: date) -> Qualification:
    """What counts on a day. Raises Mediator.DoesNotExist."""
    found = qualifications([mediator_id], on=on)
    if mediator_id not in found:
        raise Mediator.DoesNotExist
    return found[mediator_id]


def qualifications(mediator_ids: Iterable[int], *, on: date) -> Mapping[int, Qualification]:
    """By mediator, in three queries however many are asked for."""
    ids = list(mediator_ids)
    spans: dict[tuple[int, str], list[Span]] = defaultdict(list)
    certificates = Certificate.objects.filter(mediator_id__in=ids).order_by()
    for mediator, first, last in certificates.values_list("mediator_id", "valid_from", "valid_to"):
        spans[mediator, _CERTIFICATE].append((first, last or date.max))
    trainings = Training.objects.filter(mediator_id__in=ids).order_by()
    for mediator, kind, first, last in trainings.values_list("mediator_id", "kind", "completed_on", "valid_to"):
        spans[mediator, kind].append((first, last or date.max))
    mediators = Mediator.objects.filter(pk__in=ids).order_by().values_list("pk", "kind")
    return {
        pk: _qualification(
            official=kind is MediatorKind.OFFICIAL,
            certified=spans[pk, TrainingKind.BASIC if kind is MediatorKind.OFFICIAL else _CERTIFICATE],
            child_rights=spans[pk, TrainingKind.CHILD_RIGHTS],
            advanced=spans[pk, TrainingKind.ADVANCED],
            on=on,
        )
        for pk, kind in mediators
    }


def active_mediators(*, unit_id: int | None = None) -> QuerySet[Mediator]:
    """Who may be assigned work, by name; of one unit or of all."""
    mediators = Mediator.objects.filter(active=True, user__is_active=True).select_related("user__unit")
    return mediators if unit_id is None else mediators.filter(user__unit_id=unit_id)


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
