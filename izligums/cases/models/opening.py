from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from izligums.accounts.models import Unit
from izligums.cases.models.case import Case
from izligums.core import keys
from izligums.core.sealed import SealedText


class Opening(models.Model):
    """Somebody of another unit opened a case for a stated reason: to read it, for a short time.

    Written by the database's own door alone (`walls.open_from_outside`), which says when and until when. The head of
    the unit marks it seen, once; nothing else of a row ever changes.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="openings")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="openings")
    #: The unit of the case, and the one of whoever opened it, as they were then.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = SealedText(key=keys.OPENINGS)
    at = models.DateTimeField()
    until = models.DateTimeField()
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="cases_opening_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="cases_opening_order", condition=Q(until__gt=F("at"))),
            models.CheckConstraint(
                name="cases_opening_from_outside", condition=Q(from_unit=None) | ~Q(from_unit=F("unit"))
            ),
            models.CheckConstraint(
                name="cases_opening_seen_whole",
                condition=Q(seen_by__isnull=True, seen_at__isnull=True)
                | Q(seen_by__isnull=False, seen_at__isnull=False) & ~Q(seen_by=F("holder")),
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "until"], name="cases_opening_by_holder"),
            models.Index(fields=["case", "id"], name="cases_opening_by_case"),
            models.Index(fields=["unit", "id"], condition=Q(seen_at=None), name="cases_opening_unseen"),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} {self.case_id}"
