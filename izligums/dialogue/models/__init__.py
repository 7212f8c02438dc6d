from izligums.dialogue.models.draft import Draft
from izligums.dialogue.models.statement import Statement

__all__ = ["Draft", "Statement"]
