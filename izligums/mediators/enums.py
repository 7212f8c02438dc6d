from __future__ import annotations

from enum import StrEnum


class MediatorKind(StrEnum):
    """Only these two may mediate: a trained official, or a trained and certified volunteer (MK 347)."""

    OFFICIAL = "official"
    VOLUNTEER = "volunteer"


class TrainingKind(StrEnum):
    BASIC = "basic"
    ADVANCED = "advanced"
    CHILD_RIGHTS = "child_rights"
