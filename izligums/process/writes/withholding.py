"""Rows of openings that a person is not shown. The reasons stand with the journal entries."""

from __future__ import annotations

from izligums.cases import actions as cases
from izligums.process.act import Act
from izligums.process.writes.context import Recording


def withhold_openings(recording: Recording, act: Act) -> int:
    return cases.withhold(
        person_id=act.person or 0,
        reader_id=act["reader"],
        ground=act["ground"],
        since=act["since"],
        until=act["until"],
        by_id=act.by,
        act=recording.entry,
    )


def review_withholding(recording: Recording, act: Act) -> None:
    if act["agrees"]:
        cases.agree_to_withhold(withholding_id=act["withholding"], act=recording.entry)
    else:
        end_withholding(recording, act)


def end_withholding(recording: Recording, act: Act) -> None:
    cases.stop_withholding(withholding_id=act["withholding"], act=recording.entry)


WRITES = {
    "withhold_openings": withhold_openings,
    "review_withholding": review_withholding,
    "end_withholding": end_withholding,
}
