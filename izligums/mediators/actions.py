from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from izligums.accounts.models import User
from izligums.core.enums import Language
from izligums.core.periods import due_on
from izligums.core.queries import period_lengths, special_days
from izligums.core.values import check_text
from izligums.mediators.enums import MediatorKind, TrainingKind
from izligums.mediators.models import Certificate, Mediator, Training


def register(*, user: User, kind: MediatorKind, languages: Iterable[Language]) -> Mediator:
    return Mediator.objects.create(user=user, kind=kind, languages=sorted(set(languages)))


def set_active(*, mediator: Mediator, active: bool) -> None:
    """A mediator who is not active gets no new case; what is assigned stays until it is handed over."""
    mediator.active = active
    mediator.save(update_fields=["active"])


def record_certificate(
    *, mediator: Mediator, number: str, valid_from: date, valid_to: date | None, issued_by: str
) -> Certificate:
    """Raises IntegrityError when the days overlap another certificate of the same mediator."""
    return Certificate.objects.create(
        mediator=mediator,
        number=check_text(number, 40, required=True),
        valid_from=valid_from,
        valid_to=valid_to,
        issued_by=check_text(issued_by, 200, required=True),
    )


def record_training(
    *, mediator: Mediator, kind: TrainingKind, completed_on: date, valid_to: date | None = None
) -> Training:
    """A volunteer's training in the rights of the child lapses after the named period when no day is given."""
    if valid_to is None and kind is TrainingKind.CHILD_RIGHTS and mediator.kind is MediatorKind.VOLUNTEER:
        valid_to = due_on("child_rights_training", completed_on, period_lengths(on=completed_on), special_days())
    return Training.objects.create(mediator=mediator, kind=kind, completed_on=completed_on, valid_to=valid_to)
