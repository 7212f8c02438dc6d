"""What acts of staffing write."""

from __future__ import annotations

from izligums.cases import actions as cases
from izligums.cases.enums import Duty
from izligums.process.act import Act
from izligums.process.writes.context import Recording


def assign_mediator(recording: Recording, act: Act) -> None:
    cases.assign(case=recording.case, mediator_id=act["mediator"], duty=Duty.LEAD, act=recording.entry)


def assign_co_mediator(recording: Recording, act: Act) -> None:
    cases.assign(case=recording.case, mediator_id=act["mediator"], duty=Duty.CO, act=recording.entry)


def end_assignment(recording: Recording, act: Act) -> None:
    cases.end_assignments(case=recording.case, mediator_id=act["mediator"], act=recording.entry)


def declare_conflict(recording: Recording, act: Act) -> None:
    if act["conflict"]:
        cases.end_assignments(case=recording.case, mediator_id=act["mediator"], act=recording.entry, declared=False)
    else:
        cases.declare_no_conflict(case=recording.case, mediator_id=act["mediator"])


WRITES = {
    "assign_mediator": assign_mediator,
    "assign_co_mediator": assign_co_mediator,
    "end_assignment": end_assignment,
    "declare_conflict": declare_conflict,
}
