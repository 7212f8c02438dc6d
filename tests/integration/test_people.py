from __future__ import annotations

from datetime import date
from random import Random

import pytest
from django.db import connection

from izligums.core.values import PersonalCode, ValueProblem
from izligums.people import actions
from izligums.people.models import Person, PersonKey
from izligums.people.queries import people_named, same_organisation_candidates, same_person_candidates

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def person(given_name: str, family_name: str, born: date | None = None, code: str = "") -> Person:
    return actions.create_person(
        given_name=given_name, family_name=family_name, born=born, personal_code=code, on=TODAY
    )


@pytest.mark.parametrize("sought", ["Bērziņam", "berzina", "Берзиньш", "jān bērz", "BĒRZIŅŠ Jānis"])
def test_person_is_found_in_any_form(sought: str) -> None:
    janis = person("Jānis", "Bērziņš")
    person("Anna", "Liepa")
    assert list(people_named(sought)) == [janis]


def test_person_is_found_by_exact_code_only() -> None:
    anna = person("Anna", "Liepa", code="161175-19997")
    assert anna.born == date(1975, 11, 16)
    assert list(people_named("16117519997")) == [anna]
    assert not people_named("161175")


def test_hundreds_of_words_are_not_all_looked_for() -> None:
    name = " ".join(f"a{n}" for n in range(50))
    anna = person(name, "Liepa")
    assert list(people_named(name)) == [anna]
    assert len(str(people_named(name).query)) < 5_000
    assert same_person_candidates(given_name=name, family_name="Liepa")


def test_nothing_sought_finds_nobody() -> None:
    person("Anna", "Liepa")
    assert not people_named(" – ")


def test_names_are_listed_in_latvian_order() -> None:
    made = [person("Anna", name) for name in ["Zariņa", "Čakste", "Cera", "Āboliņa", "Avota"]]
    assert [each.family_name for each in Person.objects.all()] == ["Avota", "Āboliņa", "Cera", "Čakste", "Zariņa"]
    assert len(made) == 5


def test_renaming_replaces_the_keys() -> None:
    anna = person("Anna", "Liepa")
    actions.rename(person=anna, given_name="Anna", family_name="Ozola")
    assert list(people_named("Ozols")) == [anna]
    assert not people_named("Liepa")


def test_same_person_is_known_by_names_and_birth() -> None:
    anna = person("Anna", "Kalniņa", born=date(2001, 5, 4))
    unknown_birth = person("Anna", "Kalniņa")
    person("Anna", "Kalniņa", born=date(1960, 1, 1))
    person("Anna", "Kalna", born=date(2001, 5, 4))
    found = same_person_candidates(given_name="Анна", family_name="Калниня", born=date(2001, 5, 4))
    assert {each.person_id for each in found} == {anna.pk, unknown_birth.pk}
    assert {(each.name, each.born) for each in found} == {
        ("Anna Kalniņa", date(2001, 5, 4)),
        ("Anna Kalniņa", None),
    }


def test_same_person_is_known_by_code_under_another_name() -> None:
    code = str(PersonalCode.invent(Random(1)))  # noqa: S311 -- nothing secret
    anna = person("Anna", "Liepa", code=code)
    found = same_person_candidates(given_name="Anna", family_name="Ozola", personal_code=code)
    assert [each.person_id for each in found] == [anna.pk]
    assert not same_person_candidates(given_name="Anna", family_name="Ozola", personal_code="")


def test_same_organisation_is_known_by_number() -> None:
    shop = actions.create_organisation(legal_name="SIA “Zaļais tirgus”", registration_no="4000 3000 000")
    assert shop.registration_no == "40003000000"
    assert [each.person_id for each in same_organisation_candidates(legal_name="Cits", registration_no="40003000000")]
    assert [each.name for each in same_organisation_candidates(legal_name="zalais tirgus")] == [shop.legal_name]


@pytest.mark.parametrize(
    ("given_name", "family_name", "born", "code", "problem"),
    [
        ("", "Liepa", None, "", "empty"),
        ("Anna", "L\x00", None, "", "control_character"),
        ("Anna", "L\u202e", None, "", "direction_mark"),
        ("A" * 300, "Liepa", None, "", "too_long"),
        ("Anna", "Liepa", date(2026, 11, 23), "", "born_later"),
        ("Anna", "Liepa", date(1875, 1, 1), "", "born_too_early"),
        ("Anna", "Liepa", date(1975, 11, 17), "161175-19997", "code_and_birth"),
        ("Anna", "Liepa", None, "161175-19990", "code_check_digit"),
    ],
)
def test_person_is_refused_with_a_code(
    given_name: str, family_name: str, born: date | None, code: str, problem: str
) -> None:
    with pytest.raises(ValueProblem) as caught:
        person(given_name, family_name, born, code)
    assert caught.value.code == problem
    assert not Person.objects.exists()


def test_search_walks_an_index() -> None:
    crowd = person("Anna", "Liepa")
    PersonKey.objects.bulk_create(PersonKey(person=crowd, key=f"vards{n}") for n in range(3000))
    sql, params = people_named("Bērziņam").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE people_personkey")
        cursor.execute(f"EXPLAIN {sql}", params)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "people_personkey_search" in plan
    assert "~~" not in plan  # no LIKE
