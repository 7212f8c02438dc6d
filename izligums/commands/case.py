"""`izligums case …`: cases that come in as a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from izligums.accounts.models import User
from izligums.accounts.walls import reading_as
from izligums.core.values import ValueProblem
from izligums.process.intake.importing import Report, import_referrals
from izligums.process.intake.reading import LARGEST_FILE
from izligums.process.intake.schema import schema as referral_schema
from izligums.process.intake.words import sentence


@click.group()
def case() -> None:
    """Import referrals from a file; print the shape of the file."""


@case.command()
def schema() -> None:
    """Print the JSON Schema of a referral file."""
    click.echo(json.dumps(referral_schema(), indent=2, ensure_ascii=False))


@case.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "username", required=True, metavar="USERNAME", help="The coordinator who imports.")
@click.option("--dry-run", is_flag=True, help="Check the file, write nothing.")
@click.option("--language", type=click.Choice(["lv", "en"]), default="lv", show_default=True, help="Of the report.")
def import_command(file: Path, username: str, dry_run: bool, language: str) -> None:
    """Import the cases of FILE, all of them or none.

    Its shape: docs/reference/referral-file.md.
    """
    with translation.override(language):
        try:
            content = _content(file)
            by = _user(username)
        except ValueProblem as problem:
            click.echo(sentence(problem))
            sys.exit(1)
        with reading_as(by):
            report = import_referrals(content, by=by, at=timezone.now(), dry_run=dry_run)
        _tell(report, dry_run=dry_run)
    if report.mistakes:
        sys.exit(1)


def _content(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise ValueProblem("file_unreadable")
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name; ValueProblem is one too
        if isinstance(error, ValueProblem):
            raise
        raise ValueProblem("file_unreadable") from error


def _user(username: str) -> User:
    user = User.objects.filter(username=username.strip().lower(), is_active=True).first()
    if user is None:
        raise ValueProblem("no_such_user")
    return user


def _tell(report: Report, *, dry_run: bool) -> None:
    for mistake in report.mistakes:
        said = sentence(mistake.problem)
        click.echo(f"{mistake.place}: {said}" if mistake.place else said)
    if report.mistakes:
        click.echo(_("Nothing was imported. Correct the file and import it again."))
        return
    for incoming in report.incoming:
        number = incoming.case.number if incoming.case else _("would be imported")
        click.echo(f"{incoming.place}: {number} → {incoming.unit}")
    for place in report.already:
        click.echo(f"{place}: " + _("This case was imported before. It stays as it is."))
    for alike in report.alike:
        born = alike.candidate.born
        who = alike.candidate.name + (f", {date_format(born, 'SHORT_DATE_FORMAT')}" if born else "")
        click.echo(f"{alike.place}: " + _("Somebody like this is already known: %(who)s.") % {"who": who})
    count = len(report.incoming)
    if dry_run:
        click.echo(
            ngettext("%(count)s case would be imported.", "%(count)s cases would be imported.", count)
            % {"count": count}
        )
        click.echo(_("This was a dry run. Nothing was written."))
    elif count:
        click.echo(ngettext("%(count)s case was imported.", "%(count)s cases were imported.", count) % {"count": count})
    else:
        click.echo(_("Nothing new: every case of this file was imported before."))
