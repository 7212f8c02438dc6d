"""`izligums sample`: an invented office for demonstrations and measurements, never for production."""

from __future__ import annotations

import os
import time
from datetime import datetime

import click
from django.conf import settings
from django.db import connection
from django.utils import timezone

from izligums.accounts.walls import stay_in_upkeep
from izligums.commands import postgres
from izligums.commands.postgres_place import cluster
from izligums.commands.services import Sentence, progress
from izligums.sample import (
    PASSWORD,
    SIGN_INS,
    FilledAlreadyError,
    apply_without_signing_in,
    codes,
    fill,
    make,
    request_by_the_prosecutor,
)


@click.command()
@click.option("--cases", type=click.IntRange(1, 1_000_000), help="Copy the cases until there are at least so many.")
def sample(cases: int | None) -> None:
    """Fill an empty database with an invented office."""
    if settings.MODE == "production":
        raise Sentence("The sample office is refused in production: its sign-ins are known to everybody.")
    as_owner()
    if cases is not None:
        multiply(cases)
        return
    progress("sample office: people and cases are being made")
    now = timezone.now()
    made = make(now)
    if made:
        apply_without_signing_in(now)
        request_by_the_prosecutor(now)
    progress(f"sample office: {made} cases" if made else "sample office: there are cases already, they stay")
    click.echo(sign_ins())
    click.echo(ways_in(now))


def multiply(cases: int) -> None:
    began = time.monotonic()
    try:
        count = fill(timezone.now(), to=cases, told=lambda so_far: progress(f"sample office: {so_far} cases"))
    except FilledAlreadyError:
        raise Sentence("This database was filled before. Start with an empty one: make demo FRESH=1.") from None
    progress(f"sample office: {count} cases in {time.monotonic() - began:.0f} s")


def as_owner() -> None:
    """Only the owner may pass the walls and move the counters of the tables; a server of one's own is used as it is."""
    embedded = cluster(settings.VAR)
    if "DATABASE_URL" not in os.environ and embedded.passwords_file.exists():
        connection.settings_dict.update(USER=postgres.OWNER, PASSWORD=embedded.password(postgres.OWNER))
    stay_in_upkeep()


def sign_ins() -> str:
    """A table of who can sign in, for the one who starts the demo."""
    rows = [f"  {each.username:<16} {each.words}" for each in SIGN_INS]
    return "\n".join([f"\nSign in with the password “{PASSWORD}” as", *rows])


def ways_in(at: datetime) -> str:
    """The same for the people of a case."""
    rows = [f"  {each.first}  {each.second}   {each.role}" for each in codes.ways_in(at)]
    return "\n".join(["\nPeople of a case come in at /mana-lieta/ with two codes", *rows]) if rows else ""
