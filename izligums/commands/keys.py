"""`izligums keys …`: the keys of the cases, and the master key that wraps them."""

from __future__ import annotations

import click
from django.conf import settings

from izligums.accounts.walls import stay_in_upkeep
from izligums.commands.sample import as_owner
from izligums.commands.services import Sentence, progress
from izligums.core import keys as store

TOLD = 20  # problems, before the rest is only counted


@click.group()
def keys() -> None:
    """Check the keys of the cases; change the master key."""


@keys.command()
def check() -> None:
    """Open the key of every case; exit code 1 when one is missing or does not open. Run it as the database's owner."""
    from izligums.cases.models import Case

    as_owner()
    stay_in_upkeep()
    wanted = [store.PEOPLE, store.INTAKE, store.APPLICATIONS, store.OPENINGS, store.SIGN_IN, store.INDEX]
    wanted += [store.case_key(id) for id in Case.objects.order_by("pk").values_list("pk", flat=True).iterator()]
    copies = settings.MODE != "production" and store.exists(store.SAMPLE)
    if copies:  # cases that were copied to measure with have none of their own
        wanted = [name for name in wanted if store.exists(name)] + [store.SAMPLE]
    problems = [problem for name in wanted if (problem := store.problem_with(name))]
    for problem in problems[:TOLD]:
        click.echo(problem)
    if problems:
        raise Sentence(f"{len(problems)} of {len(wanted)} keys do not open.")
    click.echo(f"{len(wanted)} keys open.")


@keys.command()
def rotate() -> None:
    """Make a new master key and wrap every key with it; pages may be served meanwhile.

    With IZLIGUMS_MASTER_KEY put the new key before the old one, with a comma, and start the program anew; call
    this; then take the old key away.
    """
    store.new_master_key()
    changed = store.rewrap()
    store.forget_old_master_keys()
    progress(f"keys: {changed} wrapped with the new master key")
    click.echo("Copy the master key and the key folder anew; the old master key opens only old copies.")
