from izligums.dialogue.models.draft import Draft

__all__ = ["Draft"]
