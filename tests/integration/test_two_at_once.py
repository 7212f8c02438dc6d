"""Two people act on the same case at the same moment, on connections of their own: one wins, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from izligums.cases.enums import Stage
from tests.support.cases import Office
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*sends: Callable[[], Any]) -> list[Any]:
    """Each in a thread of its own, begun together."""
    gate = Barrier(len(sends))

    def run(send: Callable[[], Any]) -> Any:
        gate.wait(timeout=20)
        try:
            return send()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(sends)) as threads:
        return list(threads.map(run, sends))


def test_one_wins_and_the_other_gets_a_sentence_and_loses_nothing() -> None:
    office = Office()
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis = office.id_of(case, "Jānis")
    mediator, coordinator = Desk(office.lead.user), Desk(office.coordinator)
    first, second = mediator.open(case, "record_detention", janis), coordinator.open(case, "record_safe_way", janis)
    typed = mediator.answers(first) | {"detained": "True", "place": "Rīgas cietums"}
    reached = coordinator.answers(second) | {"hours": "tikai vakaros"}
    answers = at_once(
        lambda: mediator.client.post(first.wsgi_request.path, typed),
        lambda: coordinator.client.post(second.wsgi_request.path, reached),
    )
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    loser, desk = next(
        (answer, desk)
        for answer, desk in zip(answers, (mediator, coordinator), strict=True)
        if answer.status_code == 409
    )
    assert len(loser.context["since"]) == 1
    assert desk.again(loser).status_code == 302
    assert case.acts.filter(step="record_detention").count() == 1
    assert case.acts.filter(step="record_safe_way", person_id=janis).count() == 2
    assert case.acts.count() == case.acts.latest("sequence").sequence


def test_same_form_sent_twice_at_once_acts_once() -> None:
    office = Office()
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    desk = Desk(office.lead.user)
    page = desk.open(case, "record_acknowledgement", office.id_of(case, "Jānis"))
    typed = desk.answers(page) | {"acknowledged": "True"}
    twin = Desk(office.lead.user)
    answers = at_once(
        lambda: desk.client.post(page.wsgi_request.path, typed),
        lambda: twin.client.post(page.wsgi_request.path, typed),
    )
    assert [answer.status_code for answer in answers] == [302, 302]
    assert case.acts.filter(step="record_acknowledgement").count() == 1


def test_one_hour_of_a_mediator_is_booked_once() -> None:
    """Two cases of the same mediator, the same time: the database lets one of them have it."""
    office = Office()
    desk = Desk(office.lead.user)
    sends = []
    for _number in range(2):
        case = office.case_at(Stage.PREPARING)
        office.prepare(case)
        page = desk.open(case, "plan_session")
        answers = desk.answers(page) | {"form": "session", "mode": "in_person", "place": "Dzirnavu iela 10"}
        mine = Desk(office.lead.user)
        sends.append(lambda where=page.wsgi_request.path, sent=answers, desk=mine: desk.client.post(where, sent))
    answers_of_both = at_once(*sends)
    assert sorted(answer.status_code for answer in answers_of_both) == [302, 409]
    loser = next(answer for answer in answers_of_both if answer.status_code == 409)
    assert loser.context["form"].non_field_errors()
    assert desk.answers(loser)["place"] == "Dzirnavu iela 10"
