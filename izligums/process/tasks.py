from __future__ import annotations

from datetime import UTC, datetime

from procrastinate import JobContext
from procrastinate.contrib.django import app

from izligums.accounts.walls import working_as
from izligums.process import door
from izligums.process.intake import waiting


@app.periodic(cron="*/15 * * * *")
@app.task(name="drop_checked_files", queue="housekeeping")
def drop_checked_files(timestamp: int) -> None:
    """Referral files that were checked and never imported do not stay; `timestamp` is the moment it was due."""
    with working_as("housekeeping"):
        waiting.drop_old(at=datetime.fromtimestamp(timestamp, tz=UTC))


@app.task(name="answer_knock", queue="messages", pass_context=True)
def answer_knock(context: JobContext, knock_id: int) -> None:
    """Sends the second code when the first one is right; whoever typed it learns nothing of that."""
    with working_as("messages"):
        door.answer(knock_id, at=datetime.fromtimestamp(context.start_timestamp, tz=UTC))


@app.periodic(cron="5 * * * *")
@app.task(name="drop_knocks", queue="housekeeping")
def drop_knocks(timestamp: int) -> None:
    with working_as("messages"):
        door.drop_old(at=datetime.fromtimestamp(timestamp, tz=UTC))
