from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.accounts.enums import LeaderKind, VerifiedBy, WithdrawnFor
from izligums.accounts.models.office import User
from izligums.core.fields import EnumField, one_of


class Authority(models.Model):
    """In which office a process leader's account holds authority. Never changes (a trigger): who moves to another
    office gets a new row, and the newest counts."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="authorities")
    kind = EnumField(LeaderKind)
    office = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "authorities"
        constraints = [
            one_of("kind", LeaderKind, name="accounts_authority_kind"),
            models.CheckConstraint(name="accounts_authority_office", condition=~Q(office="")),
        ]
        indexes = [models.Index(fields=["user", "-id"], name="accounts_authority_latest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Verification(models.Model):
    """Somebody checked that the account belongs to that official, or took it back: who, when, how. Only grows (a
    trigger); the newest row of an authority counts."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="verifications")
    verified = models.BooleanField()
    way = EnumField(VerifiedBy, null=True, blank=True)
    ground = EnumField(WithdrawnFor, null=True, blank=True)
    #: A coordinator or head; nobody when the staff directory said it.
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            one_of("way", VerifiedBy, name="accounts_verification_way"),
            one_of("ground", WithdrawnFor, name="accounts_verification_ground"),
            models.CheckConstraint(
                name="accounts_verification_whole",
                condition=Q(verified=True, way__isnull=False, ground__isnull=True)
                | Q(verified=False, way__isnull=True, ground__isnull=False),
            ),
            models.CheckConstraint(
                name="accounts_verification_by_somebody",
                condition=Q(verified=True, way=VerifiedBy.DIRECTORY, by__isnull=True)
                | (~Q(verified=True, way=VerifiedBy.DIRECTORY) & Q(by__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["authority", "-id"], name="accounts_verification_latest")]

    def __str__(self) -> str:
        return f"{'verified' if self.verified else 'withdrawn'} {self.authority_id}"
