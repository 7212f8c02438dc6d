"""The command line; shallow.

A group or command lives in the module of its name: `izligums process …` is `izligums/commands/process.py`, which holds
a click group or command of the same name:

    @click.group()
    def process() -> None:
        "One line that `izligums` shows."

To add one, write the module and put its name into `COMMANDS`, with the line of help. A module is imported only when
its command is called, after Django is set up, so it may import models at the top. The database is the one that settings
name: the embedded server runs while `izligums demo` or `izligums run` does.
"""

from __future__ import annotations

import errno
import os
from importlib import import_module

import click

COMMANDS: dict[str, str] = {  # name → one line of help
    "access": "Print who may see what: every page, every role, every table.",
    "bench": "Measure the start pages, the case list and the case page against a floor.",
    "case": "Import referrals from a file; print the shape of the file.",
    "demo": "Start the program with a sample office, on loopback only.",
    "journal": "Check that the journals are as they were written.",
    "keys": "Check the keys of the cases; change the master key.",
    "mediator": "Enter mediators, their training and their certificates.",
    "prepare": "Compile translations, migrate the database, collect static files.",
    "sample": "Fill an empty database with an invented office; never in production.",
    "process": "Print the table of steps, or prove what must be true of every case.",
    "run": "Start the program with the office's own data, on loopback.",
    "translations": "Extract, compile and check the translated sentences.",
    "unit": "Enter the units of the service.",
    "user": "Enter users, give them a password, shut them out.",
    "worker": "Work through the queue until told to stop.",
}
WITHOUT_DJANGO = {"bench", "demo", "run"}  # they start the processes that need it


class LazyGroup(click.Group):
    """Imports a command's module when it is called; listing imports nothing."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        if name not in WITHOUT_DJANGO:
            import django

            django.setup()
        command: click.Command = getattr(import_module(f"izligums.commands.{name}"), name)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(context)])


@click.group(cls=LazyGroup)
def izligums() -> None:
    """The case file and daily tool of a victim–offender mediation service."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "izligums.config.settings")
    try:
        izligums()
    except Exception as error:
        known = known_problem(error)
        if known is None:
            raise
        click.echo(known, err=True)
        raise SystemExit(1) from None


def known_problem(error: Exception) -> str | None:
    """One sentence for what is no fault of the program: a full disk, a database that is away."""
    from django.db.utils import OperationalError

    from izligums.core.keys import KeyProblemError

    if "No space left on device" in str(error) or getattr(error, "errno", None) == errno.ENOSPC:
        return "The disk is full: make room and start again."
    if isinstance(error, KeyProblemError):
        return str(error)
    if isinstance(error, OperationalError):
        reason = str(error).strip().splitlines()[-1]
        return f"The database does not answer: start the program first, or set DATABASE_URL. ({reason})"
    return None
