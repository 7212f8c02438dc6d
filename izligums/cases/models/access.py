"""How a person of a case comes into their own space ("Mana lieta"). Such a person is never a user of the service."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from izligums.cases.enums import InvitationWay, SecondFactor
from izligums.cases.models.act import Act
from izligums.cases.models.case import Case
from izligums.cases.models.participation import Participation
from izligums.core.fields import EnumField, one_of


class Access(models.Model):
    """One person, one case: given by an act, ended by an act; the row stays.

    No code is kept. Codes follow from `seed` and the secret key (`core.codes`); `invitation` and `returning` are keyed
    digests to find the row by. The invitation opens once; whoever came in gets a code of their own to return with.
    Whoever once came in with a code and their e-identity may return with the e-identity alone (`recognised`).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="accesses")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="accesses")
    way = EnumField(InvitationWay)
    second = EnumField(SecondFactor)
    given_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()
    ended_by = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    seed = models.CharField(max_length=32, unique=True)
    invitation = models.CharField(max_length=64, unique=True)
    valid_until = models.DateTimeField()  # of the invitation
    used_at = models.DateTimeField(null=True, blank=True)
    returning = models.CharField(max_length=64, null=True, blank=True, unique=True)
    #: The blind index of the personal code that an e-identity proved beside one of the codes.
    recognised = models.CharField(max_length=40, blank=True, db_default="")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "accesses"
        constraints = [
            one_of("way", InvitationWay, name="cases_access_way"),
            one_of("second", SecondFactor, name="cases_access_second"),
            models.UniqueConstraint(fields=["participation"], condition=Q(ended_on=None), name="cases_access_one_live"),
            models.CheckConstraint(
                name="cases_access_ended_whole",
                condition=Q(ended_by__isnull=True, ended_on__isnull=True)
                | Q(ended_by__isnull=False, ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="cases_access_order", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
            models.CheckConstraint(
                name="cases_access_used_whole",
                condition=Q(used_at__isnull=True, returning__isnull=True)
                | Q(used_at__isnull=False, returning__isnull=False),
            ),
            models.CheckConstraint(
                name="cases_access_recognised_used", condition=Q(recognised="") | Q(used_at__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["case"], condition=Q(ended_on=None), name="cases_access_live")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.pk}"


class Knock(models.Model):
    """Somebody typed a code at the door, right or wrong, or came with an e-identity, or both; all are kept alike and
    answered alike."""

    key = models.CharField(max_length=64, unique=True)  # digest of the key in the browser that came
    code = models.CharField(max_length=64, blank=True)  # digest of what was typed; empty for an e-identity alone
    seed = models.CharField(max_length=32)  # of the second code
    made_at = models.DateTimeField(db_index=True)
    #: The blind index of the personal code that an e-identity proved; written by one door (`walls.recognise`).
    proven = models.CharField(max_length=40, blank=True, db_default="")
    proven_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="cases_knock_proven_whole",
                condition=Q(proven="", proven_at__isnull=True) | (~Q(proven="") & Q(proven_at__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Visit(models.Model):
    """A time in the own space. It ends by the browser's idle time, by its length, by leaving, and with the access."""

    access = models.ForeignKey(Access, on_delete=models.PROTECT, related_name="visits")
    key = models.CharField(max_length=64, unique=True)  # digest of the key in the browser
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


class StopWish(models.Model):
    """A person pressed "stop" in their own space: nothing with them goes on until somebody has recorded it.

    Not yet a withdrawal: that is an act, and an act is recorded by a member of the service.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stop_wishes")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="stop_wishes")
    made_at = models.DateTimeField()
    answered_by = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "stop wishes"
        constraints = [
            models.UniqueConstraint(
                fields=["participation"], condition=Q(answered_by=None), name="cases_stopwish_one_open"
            )
        ]
        indexes = [models.Index(fields=["case"], condition=Q(answered_by=None), name="cases_stopwish_open")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.pk}"
