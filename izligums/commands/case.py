"""`izligums case …`: cases that come in as a file."""

from __future__ import annotations

import json

import click

from izligums.process.intake.schema import schema as referral_schema


@click.group()
def case() -> None:
    """Import referrals from a file; print the shape of the file."""


@case.command()
def schema() -> None:
    """Print the JSON Schema of a referral file."""
    click.echo(json.dumps(referral_schema(), indent=2, ensure_ascii=False))
