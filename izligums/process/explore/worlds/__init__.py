"""The worlds. Each fixes what it leaves out of play, and says so."""

from __future__ import annotations

from izligums.process.explore.worlds.bounded import BOUNDED
from izligums.process.explore.worlds.small import SMALL
from izligums.process.explore.worlds.whole import WHOLE, WHOLE_WAY

WORLDS = (*SMALL, *WHOLE, *BOUNDED)

__all__ = ["BOUNDED", "SMALL", "WHOLE", "WHOLE_WAY", "WORLDS"]
