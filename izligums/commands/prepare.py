"""`izligums prepare`: what must be done before new code serves people; works as the owner of the database."""

from __future__ import annotations

from datetime import date

import click
from django.conf import settings
from django.core.management import call_command

from izligums.accounts.walls import gaps, raise_walls, stay_in_upkeep
from izligums.commands import translations
from izligums.commands.services import Sentence, progress


@click.command()
def prepare() -> None:
    """Compile translations, migrate the database, enter holidays, collect static files."""
    progress("translations: compiling")
    translations.compile_all()
    progress("database: bringing tables up to date")
    stay_in_upkeep()
    call_command("migrate", interactive=False, verbosity=0)
    raise_walls()
    refuse_gaps()
    refuse_samples()
    progress("calendar: entering public holidays")
    fill_calendar(date.today())
    progress("static files: collecting")
    call_command("collectstatic", interactive=False, verbosity=0)


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
