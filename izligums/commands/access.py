"""`izligums access`: who may see what, as a page for a lawyer. Needs no database."""

from __future__ import annotations

import click

from izligums.commands.matrix import markdown


@click.command()
def access() -> None:
    """Print who may see what: every page for every role, and what the database itself shows."""
    click.echo(markdown())
