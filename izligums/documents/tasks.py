from __future__ import annotations

from collections.abc import Iterable

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from izligums.accounts.walls import working_as
from izligums.documents import rendering


@app.task(name="render_document", queue="documents", retry=RetryStrategy(max_attempts=5, exponential_wait=10))
def render_document(document_id: int) -> None:
    with working_as("papers"):
        rendering.render(document_id)


def defer_rendering(document_ids: Iterable[int]) -> None:
    """Puts the rendering off to the queue. The jobs commit, or vanish, with the act's transaction."""
    jobs: list[dict[str, JSONValue]] = [{"document_id": id} for id in document_ids]
    if jobs:
        render_document.batch_defer(*jobs)
