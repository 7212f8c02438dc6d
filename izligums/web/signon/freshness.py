"""Whether somebody signed in at the provider for this very answer, or long before, in a window left open there."""

from __future__ import annotations

from datetime import datetime, timedelta

#: How far the provider's clock may be from ours.
_CLOCKS = timedelta(minutes=1)


def check_fresh(signed_in_at: datetime, *, asked_at: datetime) -> None:
    """Raises ValueError."""
    if signed_in_at < asked_at - _CLOCKS:
        raise ValueError("signed in before we asked")
