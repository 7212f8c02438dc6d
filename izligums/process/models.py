from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from izligums.accounts.models import Authority, Unit
from izligums.cases.enums import Capacity
from izligums.cases.models import Case, Participation
from izligums.core import keys
from izligums.core.enums import Language
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedBytes, SealedJSON, SealedText
from izligums.process.intake.told import Refusal


class Deviation(models.Model):
    """Something that happened against a rule, written down by one person and waiting for a second one.

    Nothing of the case changes until somebody else confirms; refused or confirmed, the row stays.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deviations")
    step = models.CharField(max_length=40)
    happened_on = models.DateField()
    person = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    values = models.JSONField(default=dict)
    texts = SealedJSON(blank=True)  # those of the answers that somebody wrote
    codes = models.JSONField(default=list)  # of the rules that stand against it
    reason = SealedText()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    capacity = EnumField(Capacity)
    recorded_at = models.DateTimeField()
    token = models.UUIDField(null=True, blank=True, unique=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    confirmed = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("capacity", Capacity, name="process_deviation_capacity"),
            models.CheckConstraint(name="process_deviation_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="process_deviation_decided_whole",
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, confirmed__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False, confirmed__isnull=False),
            ),
            models.CheckConstraint(
                name="process_deviation_by_two", condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("by"))
            ),
        ]
        indexes = [models.Index(fields=["case"], condition=Q(confirmed=None), name="process_deviation_open")]

    def __str__(self) -> str:
        return f"{self.step} {self.pk}"


class CheckedFile(models.Model):
    """A referral file that was checked and waits for somebody's yes; see `intake.waiting` for how long."""

    content = SealedBytes(key=keys.INTAKE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


class Application(models.Model):
    """What somebody tells who asks for mediation without signing in: a draft, then sent and waiting for the office of a
    unit. Or the request of a process leader, sent at once (`requesting`). No case and no act; the row is deleted when
    it becomes one (`intake.applications`)."""

    key = models.CharField(max_length=64, blank=True)  # digest of the one in the browser
    resume = models.CharField(max_length=64, blank=True)  # digest of the code to go on with later
    seed = models.CharField(max_length=32, blank=True)  # of that code
    language = EnumField(Language)
    said = SealedJSON(key=keys.APPLICATIONS, blank=True)  # see `intake.told`, `intake.requests`
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+")  # who requests
    token = models.UUIDField(null=True, unique=True)  # of the form of a request, so that twice is once
    kept_until = models.DateTimeField(null=True)  # null while it waits for a decision
    sent_at = models.DateTimeField(null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    refusal = EnumField(Refusal, null=True)
    refused_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    refused_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="process_application_key"),
            models.UniqueConstraint(fields=["resume"], condition=~Q(resume=""), name="process_application_resume"),
            one_of("refusal", Refusal, name="process_application_refusal"),
            one_of("language", Language, name="process_application_language"),
            models.CheckConstraint(
                name="process_application_sent_whole",
                condition=Q(sent_at=None, unit=None, refusal=None, kept_until__isnull=False)
                | Q(sent_at__isnull=False, unit__isnull=False, resume="", seed=""),
            ),
            models.CheckConstraint(
                name="process_application_refused_whole",
                condition=Q(refusal=None, refused_by=None, refused_at=None)
                | Q(
                    refusal__isnull=False,
                    refused_by__isnull=False,
                    refused_at__isnull=False,
                    kept_until__isnull=False,
                    key="",
                ),
            ),
            models.CheckConstraint(
                name="process_application_requested_whole",
                condition=Q(authority=None, token=None)
                | Q(authority__isnull=False, token__isnull=False, sent_at__isnull=False, key=""),
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "sent_at"], condition=Q(refusal=None), name="process_application_waits")
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def number(self) -> str:
        """For the receipt, and for whoever asks by telephone."""
        return f"{'IES' if self.authority_id is None else 'PIE'}-{self.pk:06}"


class ApplicationFile(models.Model):
    """Something handed in with an application; its own name stays with the sender."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="files")
    content = SealedBytes(key=keys.APPLICATIONS)
    content_type = models.CharField(max_length=100)
    ending = models.CharField(max_length=10)
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
