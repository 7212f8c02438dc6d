"""`izligums sample`: an invented office for demonstrations and measurements, never for production."""

from __future__ import annotations

import click
from django.conf import settings
from django.utils import timezone

from izligums.commands.services import Sentence, progress
from izligums.sample import PASSWORD, SIGN_INS, make


@click.command()
def sample() -> None:
    """Fill an empty database with an invented office."""
    if settings.MODE == "production":
        raise Sentence("The sample office is refused in production: its sign-ins are known to everybody.")
    progress("sample office: people and cases are being made")
    made = make(timezone.now())
    progress(f"sample office: {made} cases" if made else "sample office: there are cases already, they stay")
    click.echo(sign_ins())


def sign_ins() -> str:
    """A table of who can sign in, for the one who starts the demo."""
    rows = [f"  {each.username:<16} {each.words}" for each in SIGN_INS]
    return "\n".join([f"\nSign in with the password “{PASSWORD}” as", *rows])
