from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from izligums.accounts.enums import UNIT_ROLES, MunicipalityKind, Role
from izligums.core.enums import Language
from izligums.core.fields import EnumField, one_of


class Unit(models.Model):
    """A regional unit of the service. `sample` units are invented and refused in production."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    opening_hours = models.TextField(blank=True)
    access_notes = models.TextField(blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """Which unit serves which municipality: data, so that a case can be routed and the map can change."""

    name = models.CharField(max_length=100)  # as in law, in the genitive before "novads": Cēsu, Ropažu
    kind = EnumField(MunicipalityKind)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="municipalities")
    sort_key = models.TextField(db_collation="C")

    class Meta:
        ordering = ["sort_key", "kind"]
        verbose_name_plural = "municipalities"
        constraints = [
            models.UniqueConstraint(fields=["name", "kind"], name="accounts_municipality_once"),
            one_of("kind", MunicipalityKind, name="accounts_municipality_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.name} novads" if self.kind is MunicipalityKind.COUNTY else self.name


class Users(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A member of the service. What he or she may do follows from the role alone (`accounts.access`)."""

    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=200)
    sort_key = models.TextField(db_collation="C")
    role = EnumField(Role)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="users")
    language = EnumField(Language, default=Language.LATVIAN)
    is_active = models.BooleanField(default=True)
    sample = models.BooleanField(default=False)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            one_of("role", Role, name="accounts_user_role"),
            one_of("language", Language, name="accounts_user_language"),
            models.CheckConstraint(
                name="accounts_user_unit_by_role",
                condition=models.Q(role__in=sorted(UNIT_ROLES), unit__isnull=False)
                | (~models.Q(role__in=sorted(UNIT_ROLES)) & models.Q(unit__isnull=True)),
            ),
            models.CheckConstraint(
                name="accounts_user_username_lower",
                condition=models.Q(username=Lower("username")) & ~models.Q(username=""),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name
