"""Translations: text catalogues (.po) are kept, their compiled form (.mo) is made on each machine."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click
import polib
from django.conf import settings
from django.core.management import call_command

#: The sentences in the code are English. Everything is in Latvian; in the others, what people outside the service read.
EVERYTHING = "lv"
FOR_PEOPLE = ("ru", "uk")
#: Where such sentences stand, from the package on.
READ_BY_PEOPLE = (
    "accounts/labels.py",
    "core/problems.py",
    "dialogue/labels.py",
    "meetings/labels.py",
    "messages/delivery.py",
    "web/apply/",
    "web/desk/entering.py",
    "web/desk/forms/scan.py",
    "web/door/",
    "web/errors.py",
    "web/public/",
    "web/space/",
    "web/ui/sentences.py",
    "web/ui/templates/ui/forms/",
    "web/ui/templates/ui/parts/",
)

Entries = dict[tuple[str | None, str], polib.POEntry]


@click.group()
def translations() -> None:
    """Extract, compile and check the translated sentences."""


@translations.command("compile")
def compile_command() -> None:
    """Make the .mo files that pages read."""
    compile_all()


@translations.command("extract")
def extract_command() -> None:
    """Bring the catalogue up to date with the sentences in the code (needs gettext)."""
    _extract(settings.PACKAGE)


@translations.command("check")
def check_command() -> None:
    """Name every sentence that is missing, untranslated, doubtful or no longer used (needs gettext)."""
    problems = list(problems_of_catalogues())
    for problem in problems:
        click.echo(problem)
    if problems:
        raise SystemExit(1)


def compile_all() -> None:
    """Compile every catalogue that changed since it was last compiled. Safe while others do the same."""
    for folder in settings.LOCALE_PATHS:
        for catalogue in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            compiled = catalogue.with_suffix(".mo")
            changed = catalogue.stat().st_mtime_ns
            if compiled.exists() and compiled.stat().st_mtime_ns == changed:
                continue
            unfinished = compiled.with_suffix(f".{os.getpid()}")
            polib.pofile(str(catalogue)).save_as_mofile(str(unfinished))
            os.utime(unfinished, ns=(changed, changed))  # the same time means: made from this very catalogue
            unfinished.rename(compiled)


def problems_of_catalogues() -> Iterable[str]:
    """Compare the catalogues with the sentences in the code, one line per difference."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / settings.PACKAGE.name
        shutil.copytree(settings.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "locale", "*.mo"))
        _extract(copy)
        for language in (EVERYTHING, *FOR_PEOPLE):
            kept, used = (_entries(_catalogue(package, language)) for package in (settings.PACKAGE, copy))
            for problem in _differences(kept, used):
                yield f"{language}: {problem}"


def _differences(kept: Entries, used: Entries) -> Iterable[str]:
    for key, entry in used.items():
        if key not in kept:
            where = ", ".join(sorted({file for file, _ in entry.occurrences}))
            yield f"missing: {entry.msgid!r} ({where})"
    for key, entry in kept.items():
        if key not in used:
            yield f"no longer used: {entry.msgid!r}"
        elif entry.fuzzy:
            yield f"doubtful: {entry.msgid!r}"
        elif not entry.translated():
            yield f"untranslated: {entry.msgid!r}"


def _catalogue(package: Path, language: str) -> Path:
    return package / "locale" / language / "LC_MESSAGES" / "django.po"


def _entries(catalogue: Path) -> Entries:
    entries = polib.pofile(str(catalogue)) if catalogue.exists() else []
    return {(entry.msgctxt, entry.msgid): entry for entry in entries if not entry.obsolete}


def _extract(package: Path) -> None:
    (package / "locale").mkdir(exist_ok=True)
    languages = [EVERYTHING, *FOR_PEOPLE]
    with contextlib.chdir(package):
        call_command("makemessages", locale=languages, no_obsolete=True, no_wrap=True, add_location="file", verbosity=0)
    for language in FOR_PEOPLE:
        _keep_what_people_read(_catalogue(package, language))


def _keep_what_people_read(catalogue: Path) -> None:
    sentences = polib.pofile(str(catalogue), wrapwidth=0)
    for entry in list(sentences):
        if not any(file.startswith(READ_BY_PEOPLE) for file, _ in entry.occurrences):
            sentences.remove(entry)
    sentences.save()
