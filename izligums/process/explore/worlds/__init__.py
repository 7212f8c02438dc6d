"""The worlds. Each fixes what it leaves out of play, and says so."""

from __future__ import annotations

from izligums.process.explore.worlds.arriving import ARRIVING
from izligums.process.explore.worlds.asking import ASKING
from izligums.process.explore.worlds.bounded import BOUNDED
from izligums.process.explore.worlds.deciding import DECIDING
from izligums.process.explore.worlds.passing import PASSING
from izligums.process.explore.worlds.whole import WHOLE, WHOLE_WAY

#: Small enough to walk again for every weakened rule.
SMALL = (*ARRIVING, *ASKING, *DECIDING, *PASSING)
WORLDS = (*SMALL, *WHOLE, *BOUNDED)

__all__ = ["BOUNDED", "SMALL", "WHOLE", "WHOLE_WAY", "WORLDS"]
