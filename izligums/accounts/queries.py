from __future__ import annotations

from collections.abc import Iterable, Mapping

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


def names_behind(ids: Iterable[str]) -> Mapping[str, str]:
    """What users are called whose identifiers a lower room keeps as text; anything else stands for itself."""
    said = {each: each for each in ids}
    numbers = [int(each) for each in said if each.isdigit()]
    if numbers:
        said.update(
            (str(pk), name) for pk, name in User.objects.filter(pk__in=numbers).values_list("pk", "display_name")
        )
    return said
