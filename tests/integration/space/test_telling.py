"""What somebody tells because they want to: a plan of their own, and how they are after a meeting."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from izligums.cases.enums import Stage
from izligums.cases.models import Act
from izligums.dialogue.enums import Topic
from izligums.dialogue.models import Saying
from tests.integration.door.test_pages import inside, said
from tests.support.cases import Office
from tests.support.door import invited
from tests.support.pages import Desk, hidden_fields

pytestmark = pytest.mark.django_db
PLAN, HOW = "/mana-lieta/mans-plans/", "/mana-lieta/ka-man-klajas/"


def send(client: Client, where: str, **typed: str) -> Any:
    return client.post(where, {**hidden_fields(client.get(where)), **typed})


def test_plan_is_a_draft_until_it_is_shared() -> None:
    office = Office()
    access = invited(office, "Jānis")
    client = inside(access)
    assert f'href="{PLAN}"' in said(client.get("/mana-lieta/es/"))
    send(client, PLAN, plan="Salabošu velosipēdu.", later="1")
    theirs = f"/cases/{access.case_id}/said/{access.participation_id}/"
    desk = Desk(office.lead.user)
    assert "Salabošu velosipēdu." not in said(desk.client.get(theirs))
    assert not Saying.objects.exists()
    assert send(client, PLAN, plan="Salabošu velosipēdu.").headers["Location"] == f"{PLAN}?done"
    assert "Salabošu velosipēdu." in said(client.get(PLAN))
    assert "Salabošu velosipēdu." in said(desk.client.get(theirs))
    assert "plan" not in Act.objects.get(step="share_plan").values


def test_plan_is_the_offenders() -> None:
    office = Office()
    client = inside(invited(office, "Anna"))
    assert PLAN not in said(client.get("/mana-lieta/es/"))
    assert "This cannot be done now." in said(send(client, PLAN, plan="x"))
    assert not Saying.objects.exists()


def test_after_a_meeting_somebody_says_how_they_are_or_asks_for_a_talk() -> None:
    office = Office()
    case = office.case_at(Stage.SESSION_HELD)
    client = inside(invited(office, "Anna", case=case))
    assert f'href="{HOW}"' in said(client.get("/mana-lieta/es/"))
    assert "Write a few words, or tick the box below." in said(send(client, HOW))
    assert send(client, HOW, wants_talk="on").headers["Location"] == f"{HOW}?done"
    assert send(client, HOW, how_i_am="Labāk nekā pirms tam.").headers["Location"] == f"{HOW}?done"
    page = said(client.get(HOW))
    assert "You asked for another talk." in page
    assert "Labāk nekā pirms tam." in page
    desk = Desk(office.lead.user)
    assert "Anna Bērziņa asks for another talk." in said(desk.case(case))
    read = said(desk.client.get(f"/cases/{case.pk}/said/{office.id_of(case, 'Anna')}/"))
    assert "They want to talk again." in read
    assert [each.topic for each in Saying.objects.all()] == [Topic.HOW_I_AM] * 2
    other = inside(invited(office, "Jānis", case=case))
    assert "Labāk" not in said(other.get(HOW))


def test_before_a_meeting_nobody_asks() -> None:
    office = Office()
    office.start = timezone.localdate()
    client = inside(invited(office, "Anna", stage=Stage.SESSION_PLANNED))
    assert HOW not in said(client.get("/mana-lieta/es/"))
    assert "This cannot be done now." in said(send(client, HOW, how_i_am="x"))
