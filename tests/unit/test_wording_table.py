from __future__ import annotations

from izligums.process.steps import ALWAYS, TABLE
from izligums.process.wording.table import RULE_TEXTS, STEP_CHANGES


def test_every_rule_and_step_can_be_translated() -> None:
    """Stale? `make docs` writes the file anew."""
    assert set(STEP_CHANGES) == set(TABLE)
    assert set(RULE_TEXTS) == {rule.name for step in TABLE.values() for rule in (*ALWAYS, *step.rules)}
