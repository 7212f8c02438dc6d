from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

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


def people_named(text: str) -> QuerySet[Person]:
    """People with every word of `text` among their names, in any case form or script, or beginning with it.

    Eleven digits are looked up as a registration number or a personal code, exactly. Nothing sought finds nobody.
    """
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) == 11 and not any(c.isalpha() for c in text):
        return Person.objects.filter(
            Q(registration_no=digits) & ~Q(registration_no="")
            | Q(personal_code=f"{digits[:6]}-{digits[6:]}") & ~Q(personal_code="")
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
    alike = _with_stems(f"{given_name} {family_name}").filter(kind=PersonKind.NATURAL)
    if born:
        alike = alike.filter(Q(born=born) | Q(born__isnull=True))
    people = list(alike.order_by("sort_key", "pk")[:CANDIDATES])
    if personal_code:
        people += Person.objects.filter(~Q(personal_code=""), personal_code=personal_code)[:CANDIDATES]
    return _candidates(people)


def same_organisation_candidates(*, legal_name: str, registration_no: str = "") -> list[Candidate]:
    """Legal persons with the same registration number or the same words in the name."""
    people = list(_with_stems(legal_name).filter(kind=PersonKind.LEGAL).order_by("sort_key", "pk")[:CANDIDATES])
    if registration_no:
        people += Person.objects.filter(~Q(registration_no=""), registration_no=registration_no)[:CANDIDATES]
    return _candidates(people)


def _with_stems(text: str) -> QuerySet[Person]:
    stems = {found for word in words(text[:400]) if (found := stem(word))}
    if not stems:
        return Person.objects.none()
    people = Person.objects.all()
    for key in sorted(stems)[:WORDS]:
        people = people.filter(pk__in=PersonKey.objects.filter(key=key).values("person_id"))
    return people


def _candidates(people: list[Person]) -> list[Candidate]:
    return [Candidate(pk, person.name, person.born) for pk, person in {person.pk: person for person in people}.items()]
