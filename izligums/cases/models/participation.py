from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.cases.enums import Channel, Role
from izligums.cases.models.case import Case
from izligums.core.enums import Language
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText
from izligums.people.models import Person

STANDS_ALONE = (Role.VICTIM, Role.OFFENDER, Role.INTERPRETER, Role.SPECIALIST)


class Participation(models.Model):
    """A person in one case, in one capacity, with the safe way to reach them in this case.

    Contact data live here and not on the person, so that "already known" can never carry an address across cases.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    role = EnumField(Role)
    #: The party this person stands beside.
    beside = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="companions")
    trusteeship = models.BooleanField(default=False)
    applicant = models.BooleanField(default=False)
    joined_on = models.DateField()
    act = models.ForeignKey("cases.Act", on_delete=models.PROTECT, related_name="+")

    channel = EnumField(Channel, null=True, blank=True)
    phone = SealedText(blank=True)
    email = SealedText(blank=True)
    address = SealedText(blank=True)
    hours = SealedText(blank=True)
    no_post = models.BooleanField(default=False)
    no_voicemail = models.BooleanField(default=False)
    language = EnumField(Language, default=Language.LATVIAN)
    contact_note = SealedText(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("role", Role, name="cases_participation_role"),
            one_of("channel", Channel, name="cases_participation_channel"),
            one_of("language", Language, name="cases_participation_language"),
            models.CheckConstraint(
                name="cases_participation_beside",
                condition=Q(role__in=STANDS_ALONE, beside__isnull=True)
                | (~Q(role__in=STANDS_ALONE) & Q(beside__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["case", "person", "role", "beside"],
                nulls_distinct=False,
                name="cases_participation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"
