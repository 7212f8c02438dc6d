"""`izligums worker`: does what pages and acts put off."""

from __future__ import annotations

import click
from procrastinate.contrib.django import app


@click.command()
def worker() -> None:
    """Work through the queue until told to stop."""
    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
        working.run_worker(concurrency=2)
