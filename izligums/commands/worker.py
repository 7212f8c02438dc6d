"""`izligums worker`: does what pages and acts put off."""

from __future__ import annotations

import click
from django.core.management import call_command


@click.command()
def worker() -> None:
    """Work through the queue until told to stop."""
    call_command("procrastinate", "worker", "--concurrency", "2", verbosity=0)
