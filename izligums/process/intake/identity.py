"""Is this somebody we know already? Only a name and a date of birth are ever told, never where or in which role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from izligums.core.names import sort_key
from izligums.core.values import PersonalCode
from izligums.people.models import Person
from izligums.people.queries import Candidate, code_key, same_organisation_candidates, same_person_candidates


def candidates(values: Mapping[str, Any]) -> list[Candidate]:
    """Known people who may be the one that `add_person` describes; `values` have been checked."""
    if values.get("legal_name"):
        return same_organisation_candidates(
            legal_name=values["legal_name"], registration_no=_digits(values.get("registration_no"))
        )
    return same_person_candidates(
        given_name=values.get("given_name") or "",
        family_name=values.get("family_name") or "",
        born=values.get("born"),
        personal_code=_code(values.get("personal_code")),
    )


def certainly(values: Mapping[str, Any]) -> int | None:
    """The one person with the same names and the same personal code or registration number."""
    if values.get("legal_name"):
        name = sort_key(values["legal_name"])
        number = Q(registration_no=_digits(values.get("registration_no"))) & ~Q(registration_no="")
    else:
        name = sort_key(values.get("family_name") or "", values.get("given_name") or "")
        number = Q(code_key=code_key(_code(values.get("personal_code")))) & ~Q(code_key="")
    found = Person.objects.filter(number, sort_key=name).order_by("pk").values_list("pk", flat=True)[:2]
    return found[0] if len(found) == 1 else None


def _digits(number: str | None) -> str:
    return "".join((number or "").split())


def _code(code: str | None) -> str:
    return str(PersonalCode.parse(code)) if code else ""
