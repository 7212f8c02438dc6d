"""What the changes of a process leader's page tell over time: nothing of who did what."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from izligums.cases.enums import Channel, Outcome, Stage
from izligums.cases.models import Case
from izligums.settlements.enums import Fulfilment
from tests.support.led import Watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Watching:
    return Watching()


def _settles(office: Watching, case: Case) -> None:
    for reach in (office.approach_offenders, office.approach_victims, office.agree, office.plan, office.hold):
        reach(case)
    office.draft(case)
    office.certify(case)
    office.act(case, "send_result_notice")
    office.send(case)
    settlement = case.settlements.get(state="certified")
    for condition in settlement.conditions.filter(removed=False):
        office.act(case, "record_fulfilment", condition=condition.pk, fulfilment=Fulfilment.NOT_FULFILLED)
    office.act(case, "report_fulfilment", settlement=settlement.pk)
    office.send(case)
    office.act(case, "close")


def _victim_declines(office: Watching, case: Case) -> None:
    office.approach_offenders(case)
    office.approach_victims(case)
    office.reach_person(case, office.id_of(case, "Anna"))
    office.act(case, "record_withdrawal", "Anna", channel=Channel.PHONE)
    _ends(office, case, Outcome.DECLINED)


def _offender_withdraws(office: Watching, case: Case) -> None:
    for reach in (office.approach_offenders, office.approach_victims, office.agree, office.plan):
        reach(case)
    office.act(case, "record_withdrawal", "Jānis", channel=Channel.PHONE)
    _ends(office, case, Outcome.WITHDREW)


def _stopped(office: Watching, case: Case) -> None:
    office.approach_offenders(case)
    office.act(case, "stop_for_safety")
    _ends(office, case, Outcome.SAFETY)


def _ends(office: Watching, case: Case, outcome: Outcome) -> None:
    office.end(case, outcome)
    office.act(case, "send_result_notice")
    office.send(case)
    office.act(case, "close")


#: How each life ends; after which acts the page may have changed.
LIVES = {
    "settles": (_settles, ["connect_leader", "register", "record_dispatch", "record_dispatch", "close"]),
    "the victim declines": (_victim_declines, ["connect_leader", "register", "record_dispatch", "close"]),
    "the offender withdraws": (_offender_withdraws, ["connect_leader", "register", "record_dispatch", "close"]),
    "stopped for safety": (_stopped, ["connect_leader", "register", "record_dispatch", "close"]),
}


@pytest.mark.parametrize(("live", "changes"), LIVES.values(), ids=LIVES)
def test_page_changes_at_no_moment_that_tells(
    office: Watching, live: Callable[[Watching, Case], None], changes: list[str]
) -> None:
    case = office.receive(proceedings_no="1187000001")
    office.watch(case)
    office.register(case)
    live(office, case)
    assert case.stage is Stage.CLOSED
    assert [step for step, _page in office.told] == changes
    for _step, page in office.told:
        assert page.startswith(f"{case.number} 1187000001")
    words = [re.search(r"(received|in progress|ended)", page) for _step, page in office.told]
    assert [word[1] for word in words if word] == ["received", *["in progress"] * (len(changes) - 2), "ended"]


def test_who_declined_cannot_be_told_from_the_page(office: Watching) -> None:
    """The same words in the same order, whoever said no and at whatever point."""
    told = []
    for live in (_victim_declines, _offender_withdraws, _stopped):
        other = Watching()
        case = other.receive()
        other.watch(case)
        other.register(case)
        live(other, case)
        told.append([_without_numbers(page, case) for _step, page in other.told])
    assert told[0] == told[1] == told[2]


def _without_numbers(page: str, case: Case) -> str:
    return re.sub(r"\d", "0", page.replace(case.number, ""))


def test_move_to_another_unit_is_not_told(office: Watching) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    office.watch(case)
    office.act(case, "transfer", unit=office.other_unit.pk, reason="Dzīvo citur.")
    office.act(case, "register", by=office.far_coordinator)
    assert [step for step, _page in office.told] == ["connect_leader"]


def test_recall_ends_and_going_on_after_it_is_in_progress(office: Watching) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    office.watch(case)
    for step in ("recall", "close", "reopen"):
        office.act(case, step, **({"reason": "Pieprasījums atjaunots."} if step == "reopen" else {}))
    assert [step for step, _page in office.told] == ["connect_leader", "recall", "reopen"]
