"""Each rule of the table is missed by an invariant when it is gone, or is excused with a reason."""

from __future__ import annotations

import pytest

from izligums.process.explore.weaken import UNWATCHED, caught, rules


@pytest.mark.parametrize("name", rules())
def test_a_missing_rule_is_noticed_or_excused(name: str) -> None:
    violation = caught(name)
    if violation is None:
        assert name in UNWATCHED, f"nobody notices that the rule {name} is gone"
    else:
        assert name not in UNWATCHED, f"{violation.invariant.name} notices that {name} is gone: it needs no excuse"


def test_only_rules_are_excused() -> None:
    assert UNWATCHED.keys() <= rules().keys()
