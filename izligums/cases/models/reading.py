from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.cases.enums import ReadingOutcome
from izligums.core.fields import EnumField, one_of


class Reading(models.Model):
    """Somebody opened a page about a case, or tried to. Identifiers only: a row outlives what it names.

    Written outside the page's transaction, so that it stays when the page fails. The database itself sets `at`,
    `unit_id` and the case of a visitor, takes no change of a row and no deletion.
    """

    at = models.DateTimeField()
    #: Member of the service.
    user_id = models.BigIntegerField(null=True, blank=True)
    #: Or the participation of somebody who opened their own space.
    visitor_id = models.BigIntegerField(null=True, blank=True)
    #: Name of the address, as in the program's list of addresses.
    page = models.CharField(max_length=40)
    #: Empty for lists, and where the address names no case.
    case_id = models.BigIntegerField(null=True, blank=True)
    #: Unit of the case when it was read; empty when there is no such case.
    unit_id = models.BigIntegerField(null=True, blank=True)
    #: Participation the page is about.
    person_id = models.BigIntegerField(null=True, blank=True)
    #: The row within the case: a letter, a paper, a file, an entry's number.
    part = models.BigIntegerField(null=True, blank=True)
    #: Grant under which it was opened; none for the office of a unit.
    grant_id = models.BigIntegerField(null=True, blank=True)
    #: How many a list or a search showed.
    hits = models.PositiveIntegerField(null=True, blank=True)
    outcome = EnumField(ReadingOutcome)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            one_of("outcome", ReadingOutcome, name="cases_reading_outcome"),
            models.CheckConstraint(
                name="cases_reading_by_one",
                condition=Q(user_id__isnull=False, visitor_id__isnull=True)
                | Q(user_id__isnull=True, visitor_id__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="cases_reading_latest"),
            models.Index(fields=["case_id", "-at", "-id"], name="cases_reading_by_case"),
            models.Index(fields=["user_id", "-at", "-id"], name="cases_reading_by_user"),
            models.Index(fields=["unit_id", "-at", "-id"], name="cases_reading_by_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.case_id or ''}"
