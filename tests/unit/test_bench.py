"""What the bench says of what it measured."""

from __future__ import annotations

from typing import Any

from izligums.commands.bench import table, verdict


def found(**changes: Any) -> dict[str, Any]:
    page = {"name": "start", "address": "/", "queries": 9, "p50": 20.0, "p95": 30.0, "empty": 2.0, "floor": 10.0}
    return {"pages": [page | changes], "sign_in": {}}  # as `measuring.measure` gives it


def test_page_within_its_bounds_is_not_complained_of() -> None:
    assert verdict(found(), found(), found(), 120) == []


def test_each_bound_is_watched() -> None:
    bare = found()
    assert len(verdict(found(queries=16), found(queries=16), bare, 120)) == 1
    assert len(verdict(found(), found(queries=10), bare, 120)) == 1
    assert len(verdict(found(), found(p50=41.0), found(p50=40.0), 120)) == 1
    assert len(verdict(found(), found(p50=26.1), bare, 120)) == 1
    assert len(verdict(found(), found(), bare, 201)) == 1


def test_walls_are_weighed_against_the_machine_as_it_was() -> None:
    slow = found(p50=40.0, empty=4.0, floor=20.0)  # everything took twice as long, the empty page too
    assert verdict(found(), slow, found(), 120) == []


def test_table_tells_queries_times_and_memory() -> None:
    told = table(found(), found(), found(p50=16.0), 120, cases=10_000)
    assert "2.0" in told
    assert "1.25" in told
    assert "web server: 120 MB" in told
