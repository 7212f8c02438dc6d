from __future__ import annotations

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from izligums.accounts.walls import drawing_own_data, working_as
from izligums.documents.models import OwnData
from izligums.messages import reminding
from izligums.process import applying, door
from izligums.process.intake import waiting
from izligums.process.own import drafts
from izligums.process.own_data import drawing


@app.task(name="draw_own_data", queue="documents", retry=RetryStrategy(max_attempts=5, exponential_wait=10))
def draw_own_data(request_id: int) -> None:
    with drawing_own_data(request_id):
        wanted = OwnData.objects.filter(pk=request_id, content=None, erased_on=None).select_for_update().first()
        if wanted is not None:
            drawing.draw(wanted)


@app.periodic(cron="*/15 * * * *")
@app.task(name="drop_checked_files", queue="housekeeping")
def drop_checked_files(timestamp: int) -> None:
    """Referral files that were checked and never imported do not stay; `timestamp` is the moment it was due."""
    with working_as("housekeeping"):
        waiting.drop_old(at=datetime.fromtimestamp(timestamp, tz=UTC))


@app.periodic(cron="20 * * * *")
@app.task(name="drop_applications", queue="housekeeping")
def drop_applications(timestamp: int) -> None:
    """Drafts that nobody went on with, and what could not be registered, do not stay."""
    with working_as("housekeeping"):
        applying.drop_old(at=datetime.fromtimestamp(timestamp, tz=UTC))


@app.periodic(cron="40 3 * * *")
@app.task(name="drop_own_drafts", queue="housekeeping")
def drop_own_drafts(timestamp: int) -> None:
    """What people began to write in their own space and did not come back to."""
    with working_as("housekeeping"):
        drafts.drop_old(at=datetime.fromtimestamp(timestamp, tz=UTC))


@app.task(name="answer_knock", queue="messages", pass_context=True)
def answer_knock(context: JobContext, knock_id: int) -> None:
    """Sends the second code when the first one is right; whoever typed it learns nothing of that."""
    with working_as("messages"):
        door.answer(knock_id, at=datetime.fromtimestamp(context.start_timestamp, tz=UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(name="send_due_messages", queue="messages")
def send_due_messages(timestamp: int) -> None:
    """Reminders and words of news, each in the hours that its person chose."""
    with working_as("messages"):
        reminding.send_due(at=datetime.fromtimestamp(timestamp, tz=UTC))


@app.periodic(cron="5 * * * *")
@app.task(name="drop_knocks", queue="housekeeping")
def drop_knocks(timestamp: int) -> None:
    with working_as("messages"):
        door.drop_old(at=datetime.fromtimestamp(timestamp, tz=UTC))


@app.periodic(cron="20 3 * * *")
@app.task(name="erase_own_data", queue="housekeeping")
def erase_own_data(timestamp: int) -> None:
    """Printed copies of own data whose time is over, when the office has set one."""
    drawing.erase_old(on=timezone.localtime(datetime.fromtimestamp(timestamp, tz=UTC)).date())
