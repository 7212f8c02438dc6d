"""`izligums prepare`: what must be done before new code serves people; works as the owner of the database."""

from __future__ import annotations

import click
from django.core.management import call_command

from izligums.commands import translations
from izligums.commands.services import progress


@click.command()
def prepare() -> None:
    """Compile translations, migrate the database, collect static files."""
    progress("translations: compiling")
    translations.compile_all()
    progress("database: bringing tables up to date")
    call_command("migrate", interactive=False, verbosity=0)
    progress("static files: collecting")
    call_command("collectstatic", interactive=False, verbosity=0)
