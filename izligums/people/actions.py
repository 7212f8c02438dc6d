"""Writes about people. They are part of acts on a case, and the journal of that case records who did them."""

from __future__ import annotations

import re
from datetime import date

from django.db import transaction

from izligums.core.names import search_keys, sort_key
from izligums.core.values import PersonalCode, ValueProblem, check_text
from izligums.people.enums import PersonKind
from izligums.people.models import NAME_LIMIT, Person, PersonKey
from izligums.people.queries import code_key


@transaction.atomic
def create_person(
    *, given_name: str, family_name: str, born: date | None = None, personal_code: str = "", on: date
) -> Person:
    """Enters a natural person. Raises ValueProblem with the code of what is wrong."""
    person = Person(kind=PersonKind.NATURAL)
    _identify(person, born=born, personal_code=personal_code, on=on)
    return _named(person, given_name=given_name, family_name=family_name)


@transaction.atomic
def create_organisation(*, legal_name: str, registration_no: str = "") -> Person:
    """Enters a legal person. Raises ValueProblem."""
    digits = re.sub(r"\s", "", check_text(registration_no, 40))
    if digits and not re.fullmatch(r"[0-9]{11}", digits):
        raise ValueProblem("registration_no")
    return _named(Person(kind=PersonKind.LEGAL, registration_no=digits), legal_name=legal_name)


@transaction.atomic
def rename(*, person: Person, given_name: str = "", family_name: str = "", legal_name: str = "") -> Person:
    """Gives all names anew and replaces the search keys. Raises ValueProblem."""
    return _named(person, given_name=given_name, family_name=family_name, legal_name=legal_name)


def identify(*, person: Person, born: date | None, personal_code: str, on: date) -> Person:
    """Sets the date of birth and the personal code of a natural person. Raises ValueProblem."""
    _identify(person, born=born, personal_code=personal_code, on=on)
    person.save(update_fields=["born", "personal_code", "code_key"])
    return person


def _identify(person: Person, *, born: date | None, personal_code: str, on: date) -> None:
    code = PersonalCode.parse(personal_code) if personal_code.strip() else None
    if code and code.born and born and code.born != born:
        raise ValueProblem("code_and_birth")
    born = born or (code.born if code else None)
    if born and born > on:
        raise ValueProblem("born_later")
    if born and born.year < 1900:
        raise ValueProblem("born_too_early")
    person.born = born
    person.personal_code = str(code or "")
    person.code_key = code_key(person.personal_code)


def _named(person: Person, *, given_name: str = "", family_name: str = "", legal_name: str = "") -> Person:
    natural = person.kind is PersonKind.NATURAL
    person.given_name = check_text(given_name, NAME_LIMIT, required=True) if natural else ""
    person.family_name = check_text(family_name, NAME_LIMIT, required=True) if natural else ""
    person.legal_name = "" if natural else check_text(legal_name, NAME_LIMIT, required=True)
    person.sort_key = sort_key(person.family_name, person.given_name) if natural else sort_key(person.legal_name)
    person.save()
    keys = search_keys(person.name)
    PersonKey.objects.filter(person=person).exclude(key__in=keys).delete()
    PersonKey.objects.bulk_create([PersonKey(person=person, key=key) for key in sorted(keys)], ignore_conflicts=True)
    return person
