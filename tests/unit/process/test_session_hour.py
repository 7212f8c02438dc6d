"""A session is recorded as held on its day, and not before its hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from izligums.cases.enums import Procedure, Referral
from izligums.meetings.enums import Form, Mode
from izligums.process.act import Act
from izligums.process.facts import CaseFacts, SessionFacts
from izligums.process.rules.session import session_has_begun

DAY = date(2026, 3, 10)
START = datetime(2026, 3, 10, 12, tzinfo=UTC)
SESSION = SessionFacts(1, DAY, Form.SESSION, Mode.IN_PERSON, frozenset({1, 2}), START)
CASE = CaseFacts(date(2026, 3, 2), Referral.REQUEST, Procedure.PROCEEDINGS, session=SESSION)


def told(on: date, at: datetime | None) -> list[str]:
    return [each.code for each in session_has_begun(CASE, Act("hold_session", on, recorded_at=at))]


@pytest.mark.parametrize(
    ("on", "at", "codes"),
    [
        (DAY, START - timedelta(minutes=1), ["session_lies_ahead"]),
        (DAY, START, []),
        (DAY, START + timedelta(days=3), []),
        (DAY, None, []),
        (DAY + timedelta(days=1), START + timedelta(days=1), ["session_is_on_another_day"]),
        (DAY - timedelta(days=1), START - timedelta(days=1), ["session_is_on_another_day"]),
    ],
)
def test_session_is_recorded_once_it_has_begun(on: date, at: datetime | None, codes: list[str]) -> None:
    assert told(on, at) == codes


def test_session_without_an_hour_is_judged_by_its_day() -> None:
    facts = CASE.but(session=replace(SESSION, start=None))
    assert [*session_has_begun(facts, Act("hold_session", DAY, recorded_at=START - timedelta(hours=5)))] == []
