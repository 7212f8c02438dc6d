"""What must never be in the tables of users, people and mediators, tried with raw SQL."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from izligums.accounts.actions import create_user
from izligums.accounts.authorities import enter_leader
from izligums.accounts.enums import LeaderKind, Role
from izligums.accounts.models import Authority, Unit
from izligums.core.enums import Language
from izligums.mediators import actions as mediators
from izligums.mediators.enums import MediatorKind
from izligums.mediators.models import Mediator

pytestmark = pytest.mark.django_db

PERSON = (
    "INSERT INTO people_person (kind, given_name, family_name, legal_name, registration_no, born, personal_code, "
    "code_key, sort_key) VALUES ({}, '')"
)
USER = (
    "INSERT INTO accounts_user (password, username, display_name, sort_key, role, unit_id, language, is_active, "
    "sample) VALUES ('', {}, 'x', 'x', {}, {}, {}, true, false)"
)
PERIOD = (
    "INSERT INTO core_periodvalue (name, value, unit, valid_from, note, set_by, recorded_at) "
    "VALUES ('assign_mediator', {}, {}, '2026-01-01', '', '1', now())"
)
CERTIFICATE = (
    "INSERT INTO mediators_certificate (mediator_id, number, valid_from, valid_to, issued_by) "
    "VALUES ({}, '{}', {}, {}, 'x')"
)


def refused_by(statement: str) -> str:
    """The constraint that refuses the statement; fails when none does."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    cause = caught.value.__cause__
    assert cause is not None
    return cause.diag.constraint_name  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    "values",
    [
        "'natural', '', 'Liepa', '', '', NULL, '', ''",
        "'natural', 'Anna', '', '', '', NULL, '', ''",
        "'natural', 'Anna', 'Liepa', 'SIA', '', NULL, '', ''",
        "'natural', 'Anna', 'Liepa', '', '40000000000', NULL, '', ''",
        "'legal', '', '', '', '', NULL, '', ''",
        "'legal', 'Anna', '', 'SIA', '', NULL, '', ''",
        "'legal', '', '', 'SIA', '', '2000-01-01', '', ''",
        "'legal', '', '', 'SIA', '', NULL, '161175-19997', ''",
    ],
)
def test_person_is_named_as_its_kind_asks(values: str) -> None:
    assert refused_by(PERSON.format(values)) == "people_person_named"


def test_person_of_an_unknown_kind_is_refused() -> None:
    assert refused_by(PERSON.format("'ghost', 'Anna', 'Liepa', '', '', NULL, '', ''")) in {
        "people_person_kind",
        "people_person_named",
    }


@pytest.mark.parametrize("role", ["mediator", "coordinator", "head"])
def test_user_of_a_unit_needs_one(role: str) -> None:
    assert refused_by(USER.format("'x'", f"'{role}'", "NULL", "'lv'")) == "accounts_user_unit_by_role"


@pytest.mark.parametrize("role", ["analyst", "administrator", "auditor", "process_leader"])
def test_user_of_the_whole_office_has_no_unit(role: str) -> None:
    unit = Unit.objects.create(code="u", name="U")
    assert refused_by(USER.format("'x'", f"'{role}'", unit.pk, "'lv'")) == "accounts_user_unit_by_role"


@pytest.mark.parametrize(
    ("username", "role", "language", "constraint"),
    [
        ("'X'", "'auditor'", "'lv'", "accounts_user_username_lower"),
        ("''", "'auditor'", "'lv'", "accounts_user_username_lower"),
        ("'x'", "'king'", "'lv'", "accounts_user_role"),
        ("'x'", "'auditor'", "'xx'", "accounts_user_language"),
    ],
)
def test_user_is_sensible(username: str, role: str, language: str, constraint: str) -> None:
    assert refused_by(USER.format(username, role, "NULL", language)) == constraint


def test_user_name_is_given_once() -> None:
    create_user(username="anna", display_name="Anna Liepa", role=Role.AUDITOR)
    assert "username" in refused_by(USER.format("'anna'", "'auditor'", "NULL", "'lv'"))


VERIFIED = (
    "INSERT INTO accounts_verification (authority_id, verified, way, ground, by_id, at) "
    "VALUES ({}, {}, {}, {}, {}, now())"
)


@pytest.fixture
def authority() -> Authority:
    return enter_leader(
        username="p", display_name="Pēteris Kalns", kind=LeaderKind.COURT, office="Tiesa", password=None
    )


@pytest.mark.parametrize(("kind", "office", "constraint"), [("king", "Tiesa", "kind"), ("court", "", "office")])
def test_authority_is_sensible(authority: Authority, kind: str, office: str, constraint: str) -> None:
    statement = (
        f"INSERT INTO accounts_authority (user_id, kind, office) VALUES ({authority.user_id}, '{kind}', '{office}')"
    )
    assert refused_by(statement) == f"accounts_authority_{constraint}"


@pytest.mark.parametrize(
    ("verified", "way", "ground", "by", "constraint"),
    [
        ("true", "'owl'", "NULL", "{by}", "way"),
        ("false", "NULL", "'mood'", "{by}", "ground"),
        ("true", "NULL", "NULL", "{by}", "whole"),
        ("true", "'service_card'", "'doubt'", "{by}", "whole"),
        ("false", "'service_card'", "'doubt'", "{by}", "whole"),
        ("true", "'service_card'", "NULL", "NULL", "by_somebody"),
        ("true", "'directory'", "NULL", "{by}", "by_somebody"),
        ("false", "NULL", "'doubt'", "NULL", "by_somebody"),
    ],
)
def test_verification_is_sensible(
    authority: Authority, verified: str, way: str, ground: str, by: str, constraint: str
) -> None:
    statement = VERIFIED.format(authority.pk, verified, way, ground, by.format(by=authority.user_id))
    assert refused_by(statement) == f"accounts_verification_{constraint}"


@pytest.fixture
def volunteer() -> Mediator:
    unit = Unit.objects.create(code="u", name="U")
    user = create_user(username="v", display_name="Vita Ozola", role=Role.MEDIATOR, unit=unit)
    mediator = mediators.register(user=user, kind=MediatorKind.VOLUNTEER, languages=[Language.LATVIAN])
    mediators.record_certificate(
        mediator=mediator, number="1", valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31), issued_by="komisija"
    )
    return mediator


@pytest.mark.parametrize(
    ("first", "last"), [("'2026-12-31'", "NULL"), ("'2025-01-01'", "'2026-01-01'"), ("'2025-01-01'", "NULL")]
)
def test_certificates_of_one_mediator_never_overlap(volunteer: Mediator, first: str, last: str) -> None:
    assert refused_by(CERTIFICATE.format(volunteer.pk, "2", first, last)) == "mediators_certificate_no_overlap"


def test_certificates_of_two_mediators_may_overlap(volunteer: Mediator) -> None:
    unit = Unit.objects.get()
    user = create_user(username="w", display_name="Visvaldis Ozols", role=Role.MEDIATOR, unit=unit)
    other = mediators.register(user=user, kind=MediatorKind.VOLUNTEER, languages=[Language.LATVIAN])
    with connection.cursor() as cursor:
        cursor.execute(CERTIFICATE.format(other.pk, "2", "'2026-01-01'", "NULL"))
        cursor.execute(CERTIFICATE.format(volunteer.pk, "3", "'2027-01-01'", "NULL"))


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        (
            "INSERT INTO mediators_training (mediator_id, kind, completed_on, valid_to) "
            "VALUES ({}, 'basic', '2026-02-01', '2026-01-01')",
            "mediators_training_order",
        ),
        (
            "INSERT INTO mediators_training (mediator_id, kind, completed_on) VALUES ({}, 'magic', '2026-02-01')",
            "mediators_training_kind",
        ),
        ("UPDATE mediators_mediator SET languages = '{{}}' WHERE id = {}", "mediators_mediator_languages"),
        ("UPDATE mediators_mediator SET languages = '{{xx}}' WHERE id = {}", "mediators_mediator_languages"),
        ("UPDATE mediators_mediator SET kind = 'judge' WHERE id = {}", "mediators_mediator_kind"),
    ],
)
def test_register_is_sensible(volunteer: Mediator, statement: str, constraint: str) -> None:
    assert refused_by(statement.format(volunteer.pk)) == constraint


@pytest.mark.parametrize(
    ("value", "unit", "constraint"),
    [
        ("0", "'months'", "core_periodvalue_sensible"),
        ("3661", "'months'", "core_periodvalue_sensible"),
        ("2", "'moons'", "core_periodvalue_unit"),
    ],
)
def test_period_value_is_sensible(value: str, unit: str, constraint: str) -> None:
    assert refused_by(PERIOD.format(value, unit)) == constraint
