from izligums.dialogue.models.draft import Draft
from izligums.dialogue.models.proposal import Proposal

__all__ = ["Draft", "Proposal"]
