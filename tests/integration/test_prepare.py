from __future__ import annotations

from datetime import date

import pytest
from pytest_django import Settings

from izligums.accounts.actions import load_units
from izligums.commands.prepare import fill_calendar, refuse_samples
from izligums.commands.services import Sentence
from izligums.core.queries import years_filled

pytestmark = pytest.mark.django_db


def test_production_refuses_a_sample_office(settings: Settings) -> None:
    settings.MODE = "production"
    refuse_samples()
    load_units()
    with pytest.raises(Sentence):
        refuse_samples()
    settings.MODE = "demo"
    refuse_samples()


def test_calendar_is_filled_around_this_year() -> None:
    fill_calendar(date(2026, 11, 22))
    assert years_filled() == list(range(2023, 2030))
