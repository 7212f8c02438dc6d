from __future__ import annotations

from django.db import models

from izligums.core import keys
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText
from izligums.people.enums import PersonKind

NAME_LIMIT = 200  # characters


class Person(models.Model):
    """Somebody who appears in cases. How to reach them belongs to a participation, never to the person."""

    kind = EnumField(PersonKind)
    given_name = models.CharField(max_length=NAME_LIMIT, blank=True)
    family_name = models.CharField(max_length=NAME_LIMIT, blank=True)
    legal_name = models.CharField(max_length=NAME_LIMIT, blank=True)
    registration_no = models.CharField(max_length=20, blank=True)
    born = models.DateField(null=True, blank=True)
    personal_code = SealedText(key=keys.PEOPLE, blank=True)  # written as PersonalCode does
    code_key = models.CharField(max_length=40, blank=True)  # its blind index, for exact search
    sort_key = models.TextField(db_collation="C")  # `core.names.sort_key`: family name first
    #: When the transaction began that entered the person: until it ends, whoever enters them sees them.
    entered_at = models.DateTimeField(
        editable=False, db_default=models.Func(function="now", output_field=models.DateTimeField())
    )

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name_plural = "people"
        constraints = [
            one_of("kind", PersonKind, name="people_person_kind"),
            models.CheckConstraint(
                name="people_person_named",
                condition=(
                    models.Q(kind=PersonKind.NATURAL, legal_name="", registration_no="")
                    & ~models.Q(given_name="")
                    & ~models.Q(family_name="")
                )
                | (
                    models.Q(
                        kind=PersonKind.LEGAL,
                        given_name="",
                        family_name="",
                        born__isnull=True,
                        personal_code="",
                        code_key="",
                    )
                    & ~models.Q(legal_name="")
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="people_person_sorted"),
            models.Index(fields=["code_key"], name="people_person_code", condition=~models.Q(code_key="")),
            models.Index(
                fields=["registration_no"], name="people_person_registration", condition=~models.Q(registration_no="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.legal_name if self.kind is PersonKind.LEGAL else f"{self.given_name} {self.family_name}"


class PersonKey(models.Model):
    """One stored search key of a person (`core.names.search_keys`), found by equality or by prefix range."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=NAME_LIMIT * 2, db_collation="C")

    class Meta:
        ordering = ["key", "person_id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="people_personkey_once")]
        indexes = [models.Index(fields=["key", "person"], name="people_personkey_search")]

    def __str__(self) -> str:
        return self.key
