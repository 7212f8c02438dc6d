from __future__ import annotations

from izligums.dialogue.models.statement import Statement

__all__ = ["Statement"]
