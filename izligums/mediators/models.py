from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from izligums.accounts.models import User
from izligums.core.enums import Language
from izligums.core.fields import EnumField, one_of
from izligums.mediators.enums import MediatorKind, TrainingKind


class Mediator(models.Model):
    """A user who may be assigned to cases. Never the same register as the certified mediators of civil law."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="mediator")
    kind = EnumField(MediatorKind)
    languages = ArrayField(EnumField(Language))
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["user__sort_key", "pk"]
        constraints = [
            one_of("kind", MediatorKind, name="mediators_mediator_kind"),
            models.CheckConstraint(
                name="mediators_mediator_languages",
                condition=Q(languages__contained_by=[language.value for language in Language])
                & Q(languages__len__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


class Certificate(models.Model):
    """A volunteer's certificate, first and last day included. Its term is data: the rules could not be read."""

    mediator = models.ForeignKey(Mediator, on_delete=models.PROTECT, related_name="certificates")
    number = models.CharField(max_length=40, unique=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # null: until further notice
    issued_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["mediator_id", "valid_from"]
        constraints = [
            models.CheckConstraint(
                name="mediators_certificate_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
            ExclusionConstraint(
                name="mediators_certificate_no_overlap",
                # A range of one number stands for equality: gist knows bigint only through an extension.
                expressions=[
                    (Func(F("mediator"), F("mediator"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    (
                        Func(
                            F("valid_from"),
                            F("valid_to"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Training(models.Model):
    """Training completed, first and last day of its effect included."""

    mediator = models.ForeignKey(Mediator, on_delete=models.PROTECT, related_name="trainings")
    kind = EnumField(TrainingKind)
    completed_on = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # null: does not lapse

    class Meta:
        ordering = ["mediator_id", "kind", "completed_on"]
        constraints = [
            one_of("kind", TrainingKind, name="mediators_training_kind"),
            models.CheckConstraint(
                name="mediators_training_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("completed_on")),
            ),
            models.UniqueConstraint(fields=["mediator", "kind", "completed_on"], name="mediators_training_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.completed_on}"
