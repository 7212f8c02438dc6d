from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from izligums.core.keys import blind_index
from izligums.core.names import query_keys, stem, words
from izligums.people.enums import PersonKind
from izligums.people.models import Person, PersonKey

CANDIDATES = 20
WORDS = 8  # looked for at most; each costs a part of the query, and hostile input has hundreds


@dataclass(frozen=True)
class Candidate:
    """All a warning "already known" may tell: never where somebody appears, or in which role."""

    person_id: int
    name: str
    born: date | None


def code_key(code: str) -> str:
    """By which a personal code, written as PersonalCode does, is found without being readable."""
    return blind_index("personal code", code)


def people_named(text: str) -> QuerySet[Person]:
    """People with every word of `text` among their names, in any case form or script, or beginning with it.

    Eleven digits are looked up as a registration number or a personal code, exactly. Nothing sought finds nobody.
    """
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) == 11 and not any(c.isalpha() for c in text):
        return Person.objects.filter(
            Q(registration_no=digits) & ~Q(registration_no="")
            | Q(code_key=code_key(f"{digits[:6]}-{digits[6:]}")) & ~Q(code_key="")
        )
    sought = query_keys(text[:400])
    if not sought:
        return Person.objects.none()
    people = Person.objects.all()
    for key in sought[:WORDS]:
        found = PersonKey.objects.filter(Q(key=key.exact) | Q(key__gte=key.low, key__lt=key.high))
        people = people.filter(pk__in=found.values("person_id"))
    return people


def same_person_candidates(
    *, given_name: str, family_name: str, born: date | None = None, personal_code: str = ""
) -> list[Candidate]:
    """Natural people who may be this one: the same personal code, or the same names and no other date of birth."""
    return _known(PersonKind.NATURAL, f"{given_name} {family_name}", born, code_key(personal_code))


def same_organisation_candidates(*, legal_name: str, registration_no: str = "") -> list[Candidate]:
    """Legal persons with the same registration number or the same words in the name."""
    return _known(PersonKind.LEGAL, legal_name, None, registration_no)


def _known(kind: PersonKind, name: str, born: date | None, number: str) -> list[Candidate]:
    """Anywhere in the service, through a door of the database that tells nothing else (`walls.known_people`)."""
    stems = sorted({found for word in words(name[:400]) if (found := stem(word))})[:WORDS]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, given_name, family_name, legal_name, born FROM walls.known_people(%s, %s, %s, %s, %s)",
            [kind, stems, born, number, CANDIDATES],
        )
        found = cursor.fetchall()
    return [
        Candidate(id, legal_name or f"{given_name} {family_name}", born)
        for id, given_name, family_name, legal_name, born in found
    ]
