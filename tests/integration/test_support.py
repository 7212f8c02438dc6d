"""The cases other tests begin from: each stage is reached, by real acts only."""

from __future__ import annotations

import pytest

from izligums.cases.enums import Role, Stage
from tests.support.cases import Office
from tests.support.cast import ANNA, ELZA, FAMILY, JANIS, PAIR, SHOP, Person, beside

SHOP_AND_CLERK = (SHOP, JANIS, beside(0, Role.REPRESENTATIVE, "Līga", "Krūmiņa"))

CASTS = [PAIR, FAMILY, SHOP_AND_CLERK, (ANNA, ELZA, JANIS)]


@pytest.mark.django_db
@pytest.mark.parametrize("stage", list(Stage))
def test_case_stands_at_stage(stage: Stage) -> None:
    case = Office().case_at(stage)
    assert case.stage is stage
    assert case.version == case.acts.count()


@pytest.mark.django_db
@pytest.mark.parametrize("people", CASTS, ids=["pair", "family", "shop", "two victims"])
def test_every_cast_reaches_the_end(people: tuple[Person, ...]) -> None:
    assert Office().case_at(Stage.CLOSED, people).stage is Stage.CLOSED
