"""The small worlds hold, nothing in them is idle, and a broken table is noticed and told."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from izligums.cases.enums import Stage
from izligums.commands.process import process
from izligums.process import invariants
from izligums.process.evolve import EFFECTS
from izligums.process.explore.story import tell
from izligums.process.explore.walk import Walk, Walker
from izligums.process.explore.worlds import BOUNDED, SMALL, WHOLE, WORLDS
from izligums.process.invariants import INVARIANTS
from izligums.process.steps import TABLE


@pytest.fixture(scope="module")
def walks() -> list[Walk]:
    return [Walker(world).walk() for world in SMALL]


def test_small_worlds_hold_and_are_walked_to_their_end(walks: list[Walk]) -> None:
    for walk in walks:
        assert walk.violation is None, "\n".join(tell(walk.world, walk.violation))
        assert walk.whole


def test_worlds_are_named_once_and_say_what_they_fix() -> None:
    assert len({world.name for world in WORLDS}) == len(WORLDS) == len({world.sentence for world in WORLDS})
    assert all(world.depth is None for world in (*SMALL, *WHOLE))
    assert all(world.depth for world in BOUNDED)
    assert all(world.steps <= TABLE.keys() for world in WORLDS)


def test_every_step_but_those_about_records_is_walked_in_some_world() -> None:
    not_walked = {"receive", "correct", "record_dispatch", "record_return"}
    assert frozenset[str]().union(*(world.steps for world in WORLDS)) == TABLE.keys() - not_walked


def test_every_step_of_the_small_worlds_happens_in_one(walks: list[Walk]) -> None:
    in_play = frozenset[str]().union(*(world.steps for world in SMALL))
    assert in_play == frozenset[str]().union(*(walk.steps for walk in walks))


def test_every_stage_can_be_reached_and_left() -> None:
    way = next(world for world in WHOLE if world.name.endswith("the whole way"))
    edges = Walker(way).walk().edges | Walker(SMALL[0]).walk().edges | _of_reopening()
    for stage in Stage:
        assert any(after is stage and before is not stage for before, _, after in edges) or stage is Stage.RECEIVED
        assert any(before is stage and after is not stage for before, _, after in edges)


def _of_reopening() -> frozenset[tuple[Stage, str, Stage]]:
    return Walker(next(world for world in SMALL if "reopen" in world.steps)).walk().edges


def test_every_step_has_an_effect_and_no_effect_is_left_over() -> None:
    assert EFFECTS.keys() == TABLE.keys() - {"receive", "correct"}


def test_invariants_know_nothing_of_the_rules() -> None:
    """The import contract says so too; here it is seen at work, on what each module names."""
    for module in (invariants.order, invariants.meeting, invariants.agreeing, invariants.ending, invariants.reading):
        homes = {getattr(value, "__module__", "") for value in vars(module).values()}
        for forbidden in ("rules", "steps", "judge", "stage"):
            assert not any(home.startswith(f"izligums.process.{forbidden}") for home in homes)


def test_invariants_have_one_name_each_and_a_source() -> None:
    assert len({each.name for each in INVARIANTS}) == len(INVARIANTS)
    assert all(each.source for each in INVARIANTS)


def test_a_counter_example_is_told_with_names_and_exit_code_1(monkeypatch: pytest.MonkeyPatch) -> None:
    world = next(world for world in SMALL if world.name == "the offender first")
    walk = Walker(world, without="offenders_first").walk()
    monkeypatch.setattr("izligums.commands.process.walk_all", lambda jobs: iter([walk]))
    told = CliRunner().invoke(process, ["explore"])
    assert told.exit_code == 1
    assert "Victim 1 was reached. (record_contact)" in told.output
    assert "Then: Offender 1 has not acknowledged the facts." in told.output
