"""`izligums prepare`: what must be done before new code serves people; works as the owner of the database."""

from __future__ import annotations

from datetime import date

import click
from django.conf import settings
from django.core.management import call_command

from izligums.accounts.walls import gaps, raise_walls, stay_in_upkeep
from izligums.commands import translations
from izligums.commands.services import Sentence, progress
from izligums.core import keys


@click.command()
def prepare() -> None:
    """Compile translations, migrate the database, enter holidays, collect static files."""
    progress("translations: compiling")
    translations.compile_all()
    progress("keys: looking after them")
    if made := begin_keys():
        progress(f"keys: {made}")
    progress("database: bringing tables up to date")
    stay_in_upkeep()
    call_command("migrate", interactive=False, verbosity=0)
    raise_walls()
    refuse_gaps()
    refuse_samples()
    refuse_lost_keys()
    progress("calendar: entering public holidays")
    fill_calendar(date.today())
    progress("static files: collecting")
    call_command("collectstatic", interactive=False, verbosity=0)


def begin_keys() -> str:
    """What a first start makes; says where the master key was put."""
    try:
        return keys.first_start()
    except keys.KeyProblemError as problem:
        raise Sentence(str(problem)) from problem


def refuse_lost_keys() -> None:
    """Nobody is served by a program that cannot read, or would begin to write with keys that are not those of the data.

    The newest case tells; `izligums keys check` looks at every one.
    """
    from izligums.cases.models import Case

    newest = Case.objects.order_by("-pk").values_list("pk", flat=True).first()
    if newest is None or (settings.MODE != "production" and keys.exists(keys.SAMPLE)):
        return
    if problem := keys.problem_with(keys.case_key(newest)):
        raise Sentence(problem)


def refuse_gaps() -> None:
    """Nobody is served while a table stands open by mistake."""
    if tables := gaps():
        raise Sentence(f"The database does not protect these tables as policy/walls.toml says: {', '.join(tables)}.")


def refuse_samples() -> None:
    """Invented sign-ins and addresses never serve real people."""
    from izligums.accounts.queries import sample_rows_exist

    if settings.MODE == "production" and sample_rows_exist():
        raise Sentence("This database holds sample users or units: production needs a database of its own.")


def fill_calendar(today: date) -> None:
    """Public holidays from three years back, for what is recorded late, to three years ahead, for what falls due."""
    from izligums.core.actions import fill_year

    for year in range(today.year - 3, today.year + 4):
        fill_year(year)
