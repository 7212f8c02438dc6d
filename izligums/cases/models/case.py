from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection, models
from django.db.models import Q

from izligums.accounts.enums import LeaderKind
from izligums.accounts.models import Municipality, Unit
from izligums.cases.enums import Outcome, Procedure, Referral, Stage
from izligums.core import keys
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText


def case_number(pk: int, received_on: date) -> str:
    return f"IZL-{received_on.year}-{pk:06d}"


class Case(models.Model):
    """One mediation case. Only the process writes it; stage and outcome are derived from facts and kept for lists."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cases")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    referral = EnumField(Referral)
    procedure = EnumField(Procedure)
    received_on = models.DateField()
    #: Who took it in, perhaps for another unit; sees it until that unit registers it.
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    offence = SealedText(case="pk")
    offence_article = models.CharField(max_length=100, blank=True)
    proceedings_no = models.CharField(max_length=40, blank=True)

    leader_kind = EnumField(LeaderKind, null=True, blank=True)
    leader_name = models.CharField(max_length=200, blank=True)
    leader_office = models.CharField(max_length=200, blank=True)
    leader_address = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)  # the day by which the process leader expects the result

    #: Digest of the referral as imported, so that the same file twice changes nothing.
    source = models.CharField(max_length=64, blank=True)

    stage = EnumField(Stage, default=Stage.RECEIVED)
    outcome = EnumField(Outcome, null=True, blank=True)
    last_act_at = models.DateTimeField()
    #: The sequence number of the last act: a form that was filled in on an older one is told what has happened since.
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-last_act_at", "-pk"]
        constraints = [
            one_of("referral", Referral, name="cases_case_referral"),
            one_of("procedure", Procedure, name="cases_case_procedure"),
            one_of("leader_kind", LeaderKind, name="cases_case_leader_kind"),
            one_of("stage", Stage, name="cases_case_stage"),
            one_of("outcome", Outcome, name="cases_case_outcome"),
            models.CheckConstraint(
                name="cases_case_outcome_when_closed",
                condition=Q(stage=Stage.CLOSED, outcome__isnull=False)
                | (~Q(stage=Stage.CLOSED) & Q(outcome__isnull=True)),
            ),
            models.CheckConstraint(
                name="cases_case_leader_whole",
                condition=Q(leader_kind__isnull=True, leader_name="", leader_office="")
                | (Q(leader_kind__isnull=False) & ~Q(leader_office="")),
            ),
            models.UniqueConstraint(fields=["source"], condition=~Q(source=""), name="cases_case_imported_once"),
        ]
        indexes = [
            models.Index(fields=["unit", "-last_act_at", "-id"], name="cases_case_by_unit"),
            models.Index(fields=["unit", "stage", "-last_act_at", "-id"], name="cases_case_by_stage"),
            models.Index(fields=["proceedings_no"], condition=~Q(proceedings_no=""), name="cases_case_proceedings"),
            models.Index(
                fields=["due_on", "unit"],
                condition=Q(due_on__isnull=False) & ~Q(stage=Stage.CLOSED),
                name="cases_case_leader_due",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, **options: Any) -> None:
        """A new case takes its number first: its key is named by it, and seals what the row itself says."""
        if self.pk is None:
            self.pk = _next_number()
            keys.make(keys.case_key(self.pk))
        super().save(**options)

    @property
    def number(self) -> str:
        """The case's registration number. It tells year and order of receipt, nothing of people."""
        return case_number(self.pk, self.received_on)

    @property
    def has_leader(self) -> bool:
        return self.leader_kind is not None


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('cases_case', 'id'))")
        number: int = cursor.fetchone()[0]
    return number
