"""What must be true of every case, whatever the rules say; proved by `izligums process explore`."""

from __future__ import annotations

from izligums.process.invariants import (  # noqa: F401 -- they fill the list
    agreeing,
    deciding,
    disclosing,
    ending,
    leading,
    letters,
    meeting,
    order,
    space,
    telling,
    withholding,
)
from izligums.process.invariants.base import INVARIANTS, Invariant

#: Proved on the whole of a world, by going back from closed states.
NO_DEAD_END = Invariant(
    "no_dead_end",
    "From every state of a case that is not closed a way leads to its closing.",
    "our promise",
)

__all__ = ["INVARIANTS", "NO_DEAD_END", "Invariant"]
