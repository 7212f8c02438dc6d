from __future__ import annotations

from datetime import UTC, datetime

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from izligums.accounts.walls import working_as
from izligums.messages import delivery

_TRIES = 6


@app.task(
    name="send_message",
    queue="messages",
    pass_context=True,
    retry=RetryStrategy(max_attempts=_TRIES, exponential_wait=5, retry_exceptions={delivery.TryAgain}),
)
def send_message(context: JobContext, message_id: int) -> None:
    at = datetime.fromtimestamp(context.start_timestamp, tz=UTC)
    with working_as("messages"):
        delivery.deliver(message_id, at=at, last=context.job.attempts + 1 >= _TRIES)


def defer_sending(message_id: int) -> None:
    """The job commits, or vanishes, with the transaction that asked for it."""
    send_message.defer(message_id=message_id)
