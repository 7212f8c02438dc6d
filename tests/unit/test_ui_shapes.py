from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation

from izligums.web.ui.shapes import Steps, due, path

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("days", "words", "percent", "state"),
    [
        (10, "10 days left", 50, "calm"),
        (1, "1 day left", 5, "soon"),
        (0, "today", 0, "soon"),
        (-1, "1 day late", 0, "late"),
        (40, "40 days left", 100, "calm"),  # longer than the period itself: a late start, never more than full
    ],
)
def test_due_says_what_is_left(days: int, words: str, percent: int, state: str) -> None:
    end = TODAY + timedelta(days=days)
    start = end - timedelta(days=20)
    with translation.override("en"):
        bar = due("Answer", start=start, end=end, today=TODAY)
    assert (bar.words, bar.percent_left, bar.state) == (words, percent, state)


def test_due_of_a_period_without_length() -> None:
    assert due("Answer", start=TODAY, end=TODAY, today=TODAY).percent_left == 0


def test_path_marks_what_is_behind_here_and_ahead() -> None:
    stations = path(["a", "b", "c", "d"], 2, skipped=[1], notes={0: "noted"})
    assert [station.state for station in stations] == ["done", "skipped", "here", "ahead"]
    assert stations[0].note == "noted"


def test_path_that_ended_early() -> None:
    assert [station.state for station in path(["a", "b", "c"], 1, stopped=True)] == ["done", "stopped", "ahead"]


def test_steps_are_drawn_without_gaps() -> None:
    steps = Steps(2, 5, "2 of 5")
    assert steps.filled + steps.empty == [1, 21, 41, 61, 81]
