from __future__ import annotations

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from izligums.accounts.walls import working_as
from izligums.process.intake import waiting


@app.periodic(cron="*/15 * * * *")
@app.task(name="drop_checked_files", queue="housekeeping")
def drop_checked_files(timestamp: int) -> None:
    """Referral files that were checked and never imported do not stay; `timestamp` is the moment it was due."""
    with working_as("housekeeping"):
        waiting.drop_old(at=datetime.fromtimestamp(timestamp, tz=UTC))
