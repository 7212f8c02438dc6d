from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from izligums.accounts.actions import create_user
from izligums.accounts.enums import Role
from izligums.accounts.models import Unit
from izligums.core.enums import Language
from izligums.mediators import actions
from izligums.mediators.enums import MediatorKind, TrainingKind
from izligums.mediators.models import Mediator
from izligums.mediators.qualification import Qualification
from izligums.mediators.queries import active_mediators, qualification, qualifications

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def mediator(name: str, kind: MediatorKind) -> Mediator:
    unit = Unit.objects.get_or_create(code="u", name="U")[0]
    user = create_user(username=name, display_name=name, role=Role.MEDIATOR, unit=unit)
    return actions.register(user=user, kind=kind, languages=[Language.LATVIAN, Language.RUSSIAN])


def certify(who: Mediator, number: str, first: date, last: date | None) -> None:
    actions.record_certificate(mediator=who, number=number, valid_from=first, valid_to=last, issued_by="komisija")


def test_official_is_qualified_by_training() -> None:
    anna = mediator("anna", MediatorKind.OFFICIAL)
    assert qualification(anna.pk, on=TODAY) == Qualification(official=True)
    actions.record_training(mediator=anna, kind=TrainingKind.BASIC, completed_on=date(2020, 3, 1))
    actions.record_training(mediator=anna, kind=TrainingKind.ADVANCED, completed_on=date(2022, 3, 1))
    actions.record_training(mediator=anna, kind=TrainingKind.CHILD_RIGHTS, completed_on=date(2020, 3, 1))
    assert qualification(anna.pk, on=TODAY) == Qualification(
        official=True, certified_from=date(2020, 3, 1), child_rights_until=date.max, advanced=True
    )


def test_volunteer_is_qualified_by_certificate_and_renews_child_rights() -> None:
    vita = mediator("vita", MediatorKind.VOLUNTEER)
    actions.record_training(mediator=vita, kind=TrainingKind.BASIC, completed_on=date(2024, 1, 1))
    assert qualification(vita.pk, on=TODAY).certified_from is None
    certify(vita, "1", date(2024, 2, 1), date(2026, 1, 31))
    certify(vita, "2", date(2026, 2, 1), date(2028, 1, 31))
    actions.record_training(mediator=vita, kind=TrainingKind.CHILD_RIGHTS, completed_on=date(2025, 2, 28))
    assert qualification(vita.pk, on=TODAY) == Qualification(
        official=False,
        certified_from=date(2024, 2, 1),
        certified_until=date(2028, 1, 31),
        child_rights_until=date(2027, 2, 28),
    )


def test_qualifications_of_many_take_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ids = [mediator(name, MediatorKind.OFFICIAL).pk for name in ("a", "b", "c")]
    with django_assert_num_queries(1):
        assert set(qualifications(ids, on=TODAY)) == set(ids)


def test_qualification_of_nobody_is_an_error() -> None:
    with pytest.raises(Mediator.DoesNotExist):
        qualification(0, on=TODAY)


def test_mediator_out_of_service_is_not_offered() -> None:
    anna, berta = mediator("anna", MediatorKind.OFFICIAL), mediator("berta", MediatorKind.OFFICIAL)
    actions.set_active(mediator=anna, active=False)
    assert list(active_mediators(unit_id=berta.user.unit_id)) == [berta]
    assert berta.languages == [Language.LATVIAN, Language.RUSSIAN]
    assert all(isinstance(language, Language) for language in Mediator.objects.get(pk=berta.pk).languages)
