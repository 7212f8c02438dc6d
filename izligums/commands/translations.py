"""Translations: text catalogues (.po) are kept, their compiled form (.mo) is made on each machine."""

from __future__ import annotations

import os
from pathlib import Path

import click
import polib
from django.conf import settings


@click.group()
def translations() -> None:
    """Compile the catalogues of translated sentences."""


@translations.command("compile")
def compile_command() -> None:
    """Make the .mo files that pages read."""
    compile_all()


def compile_all() -> None:
    """Compile every catalogue that changed since it was last compiled. Safe while others do the same."""
    for folder in settings.LOCALE_PATHS:
        for catalogue in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            compiled = catalogue.with_suffix(".mo")
            if compiled.exists() and compiled.stat().st_mtime_ns == catalogue.stat().st_mtime_ns:
                continue
            changed = catalogue.stat().st_mtime_ns
            unfinished = compiled.with_suffix(f".{os.getpid()}")
            polib.pofile(str(catalogue)).save_as_mofile(str(unfinished))
            os.utime(unfinished, ns=(changed, changed))  # the same time means: made from this very catalogue
            unfinished.rename(compiled)
