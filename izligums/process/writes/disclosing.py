"""Rows of what was passed outside the service. The reason stands with the journal entry; here, to whom."""

from __future__ import annotations

from izligums.cases import actions as cases
from izligums.cases.enums import FactKind
from izligums.process.act import Act
from izligums.process.writes.context import Recording


def record_disclosure(recording: Recording, act: Act) -> int:
    return cases.record_fact(FactKind.DISCLOSURE, act=recording.entry, text=act["to_whom"]).pk


def review_disclosure(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.DISCLOSURE_REVIEW, act=recording.entry, of_id=act["disclosure"], yes=act["justified"])


WRITES = {"record_disclosure": record_disclosure, "review_disclosure": review_disclosure}
