from __future__ import annotations

from datetime import date

from izligums.mediators.qualification import span_for

FIRST = (date(2024, 1, 1), date(2025, 12, 31))
NEXT = (date(2026, 1, 1), date(2027, 12, 31))
LATER = (date(2029, 1, 1), date.max)


def test_span_joins_certificates_without_a_gap() -> None:
    assert span_for([NEXT, FIRST], date(2025, 6, 1)) == (FIRST[0], NEXT[1])


def test_span_in_a_gap_is_the_next_to_come() -> None:
    assert span_for([FIRST, NEXT, LATER], date(2028, 6, 1)) == LATER


def test_span_after_the_last_is_the_last() -> None:
    assert span_for([FIRST], date(2026, 1, 1)) == FIRST
    assert span_for([], date(2026, 1, 1)) is None
