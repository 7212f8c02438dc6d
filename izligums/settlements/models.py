from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.cases.models import Act, Case, Participation, ReceivedFile
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText
from izligums.settlements.enums import ConditionKind, Fulfilment, SettlementState


class Settlement(models.Model):
    """A written agreement between named parties; it binds those who signed it, once the mediator has certified."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="settlements")
    state = EnumField(SettlementState, default=SettlementState.DRAFT)
    #: Identifiers of the signatories, sorted: the same people have one live settlement.
    signatories_key = models.CharField(max_length=500)
    written_on = models.DateField()  # the day of the last change to its text
    certified_on = models.DateField(null=True, blank=True)
    consequences_version = models.CharField(max_length=60, blank=True)
    scan = models.ForeignKey(ReceivedFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_on = models.DateField(null=True, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("state", SettlementState, name="settlements_settlement_state"),
            models.CheckConstraint(
                name="settlements_settlement_certified_whole",
                condition=Q(state=SettlementState.CERTIFIED, certified_on__isnull=False, consequences_version__gt="")
                | (~Q(state=SettlementState.CERTIFIED) & Q(certified_on__isnull=True, reported_on__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["case", "signatories_key"],
                condition=~Q(state=SettlementState.VOID),
                name="settlements_settlement_one_live",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"


class Signatory(models.Model):
    """A party the settlement is between."""

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="signatories")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["settlement", "participation"], name="settlements_signatory_once"),
        ]

    def __str__(self) -> str:
        return f"{self.settlement_id}: {self.participation_id}"


class Signature(models.Model):
    """A party or a representative signed in the mediator's presence. A changed text makes it void."""

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="signatures")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    void = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["settlement", "participation"], condition=Q(void=False), name="settlements_signature_one_live"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.settlement_id}: {self.participation_id}"


class Condition(models.Model):
    """One term: what, by whom, to whom, until when, how shown. `amount` in euro."""

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="conditions")
    kind = EnumField(ConditionKind)
    text = SealedText(case="settlement__case_id")
    owed_by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    owed_to = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    shown_by = SealedText(case="settlement__case_id", blank=True)
    removed = models.BooleanField(default=False)
    fulfilment = EnumField(Fulfilment, default=Fulfilment.OPEN)
    assessed_on = models.DateField(null=True, blank=True)
    evidence = SealedText(case="settlement__case_id", blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("kind", ConditionKind, name="settlements_condition_kind"),
            one_of("fulfilment", Fulfilment, name="settlements_condition_fulfilment"),
            models.CheckConstraint(name="settlements_condition_amount", condition=Q(amount=None) | Q(amount__gt=0)),
            models.CheckConstraint(
                name="settlements_condition_payment_whole",
                condition=~Q(kind=ConditionKind.PAYMENT) | Q(amount__isnull=False, due__isnull=False),
            ),
            models.CheckConstraint(
                name="settlements_condition_assessed_whole",
                condition=Q(fulfilment=Fulfilment.OPEN, assessed_on__isnull=True)
                | (~Q(fulfilment=Fulfilment.OPEN) & Q(assessed_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["due"], condition=Q(fulfilment=Fulfilment.OPEN, removed=False), name="settlements_condition_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
