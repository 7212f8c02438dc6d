from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from izligums.cases.enums import WithholdingGround
from izligums.cases.models.act import Act
from izligums.cases.models.case import Case
from izligums.cases.models.participation import Participation
from izligums.core.fields import EnumField, one_of


class Withholding(models.Model):
    """For a time a person is not shown that one member of the service opened their data: on which ground, decided by
    whom, agreed to by whom.

    Without the agreement of a second person nothing is withheld. It ends by itself with the day `until`, or by an act.
    Codes, days and identifiers only: the reason stands, sealed, in the journal.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="withholdings")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="withholdings")
    #: Whose openings.
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ground = EnumField(WithholdingGround)
    #: Openings of this day and later; up to the end of the day `until` they are not shown.
    since = models.DateField()
    until = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    agreed_by = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_by = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("ground", WithholdingGround, name="cases_withholding_ground"),
            models.CheckConstraint(name="cases_withholding_order", condition=Q(until__gte=F("since"))),
            models.CheckConstraint(name="cases_withholding_not_own", condition=~Q(reader=F("by"))),
            models.CheckConstraint(
                name="cases_withholding_by_two",
                condition=Q(agreed_by__isnull=True, second__isnull=True)
                | Q(agreed_by__isnull=False, second__isnull=False) & ~Q(second=F("by")) & ~Q(second=F("reader")),
            ),
            models.CheckConstraint(
                name="cases_withholding_ended_whole",
                condition=Q(ended_by__isnull=True, ended_on__isnull=True)
                | Q(ended_by__isnull=False, ended_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["participation"], condition=Q(ended_on=None), name="cases_withholding_live")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.pk}"
