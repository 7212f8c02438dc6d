from __future__ import annotations

from enum import StrEnum


class PersonKind(StrEnum):
    NATURAL = "natural"
    LEGAL = "legal"
