from __future__ import annotations

from django.db.models import QuerySet

from izligums.accounts.models import Municipality, Unit, User


def municipalities() -> QuerySet[Municipality]:
    """In alphabetical order, each with its unit."""
    return Municipality.objects.select_related("unit")


def users_of(unit: Unit) -> QuerySet[User]:
    return User.objects.filter(unit=unit, is_active=True)


def sample_rows_exist() -> bool:
    """Whether invented users or units are in this database: production refuses to serve with them."""
    return User.objects.filter(sample=True).exists() or Unit.objects.filter(sample=True).exists()
