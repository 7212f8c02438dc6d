"""The case page at every stage."""

from __future__ import annotations

import pytest
from django.test import Client

from izligums.cases.enums import Stage
from tests.support.cases import Office


@pytest.mark.django_db
@pytest.mark.parametrize("stage", list(Stage))
def test_case_page_at_every_stage(client: Client, stage: Stage) -> None:
    office = Office()
    case = office.case_at(stage)
    for user in (office.coordinator, office.lead.user):
        client.force_login(user)
        response = client.get(f"/cases/{case.pk}/")
        wanted = 404 if user == office.lead.user and stage in (Stage.RECEIVED, Stage.REGISTERED) else 200
        assert response.status_code == wanted
