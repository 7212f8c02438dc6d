from __future__ import annotations

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from izligums.accounts import sessions, tries


@app.periodic(cron="7 * * * *")
@app.task(name="drop_old_sessions", queue="housekeeping")
def drop_old_sessions(timestamp: int) -> None:
    """Sessions that have ended and counts nobody needs any more; `timestamp` is the moment it was due."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    sessions.drop_old(at=at)
    tries.drop_old(at=at)
