"""`izligums journal …`: whether the journals are as they were written."""

from __future__ import annotations

import click
from django.conf import settings
from django.db import connection
from django.utils import timezone

from izligums.accounts.walls import gaps
from izligums.cases import anchors
from izligums.cases.chaining import standing_heads
from izligums.cases.verifying import Finding, Found, Walk
from izligums.commands.sample import as_owner
from izligums.commands.services import Sentence

WORDS = {
    Finding.ALTERED: "entry {number}: changed after it was sealed.",
    Finding.SEAL: "entry {number}: its seal was replaced; the entry itself is as it was written.",
    Finding.FOREIGN: "entry {number}: no seal of this office: put in, or changed together with its seal.",
    Finding.RESEALED: "entry {number}: sealed anew; its anchor says otherwise.",
    Finding.UNSEALED: "entry {number}: has no seal.",
    Finding.MOVED: "entry {number}: moved; it was written as entry {other}.",
    Finding.TWICE: "entry {number}: there is more than one of this number.",
    Finding.MISSING: "entries {number} to {other}: missing. The entry that follows cannot be checked.",
    Finding.CUT_OFF: "entries {number} to {other}: cut off from the end.",
    Finding.VANISHED: "the whole case is gone; it had {number} entries.",
    Finding.NO_CASE: "has a journal, but the case is gone.",
    Finding.MARKED: "entry {number}: marked as corrected by an entry that does not correct it.",
    Finding.NOT_MARKED: "entry {number}: corrected, but the mark was removed.",
    Finding.NOT_ANCHORED: "entries {number} to {other}: not anchored.",
    Finding.ANCHOR: "line {number} does not follow from the line before: altered, removed, put in or moved.",
    Finding.ANCHOR_AGAIN: "entry {number}: anchored before with another seal (line {other} of the anchors).",
}
LIMITS = """
What this cannot know:
- what happened to entries before they were sealed and anchored for the first time;
- changes by somebody who has the database, the journal key and the file of anchors: keep a copy of the anchors where
  the administrators of this machine cannot write;
- whether an entry that is not anchored was removed from the end of a journal together with the case's count;
- whether what people recorded is true, and what was never recorded;
- other tables: papers, facts and files are kept by triggers, not by this chain."""
NOT_ANCHORED = """
Entries that are not anchored: the program stopped between the commit and the anchor, or lines were cut off from the end
of the anchors. When you know which, `izligums journal anchor` anchors them as they stand."""


@click.group()
def journal() -> None:
    """Check the chained journals; anchor their heads."""


@journal.command()
@click.option("--case", type=click.IntRange(min=1), help="Only this case, by its identifier.")
def verify(case: int | None) -> None:
    """Check every seal, chain and anchor; exit code 1 when something is not as it was written."""
    _as_owner()
    walk = Walk(only=case)
    found: set[Finding] = set()
    for each in walk.findings():
        found.add(each.finding)
        click.echo(_told(each))
    if walk.entries and not walk.fitting:
        click.echo("No entry fits the journal key: is it the key of this database?")
    elif found == {Finding.NOT_ANCHORED}:
        click.echo(NOT_ANCHORED)
    click.echo(f"{walk.cases:,} cases, {walk.entries:,} entries, {walk.lines:,} anchors.")
    click.echo("Not everything is as it was written." if found else "All are as they were written.")
    click.echo(LIMITS)
    if found:
        raise SystemExit(1)


@journal.command()
def anchor() -> None:
    """Anchor the heads of all journals as they stand; check them first."""
    _as_owner()
    heads = list(standing_heads())
    anchors.append(heads, at=timezone.now())
    click.echo(f"{len(heads):,} heads anchored in {settings.JOURNAL_HEADS}.")


def _told(found: Found) -> str:
    where = "Anchors" if found.case is None else f"Case {found.case}"
    return f"{where}: {WORDS[found.finding].format(number=found.number, other=found.other)}"


def _as_owner() -> None:
    """Behind the walls, or with a wall that was changed, cases would seem to have vanished."""
    as_owner()
    with connection.cursor() as cursor:
        cursor.execute("SELECT walls.upkeep()")
        if not cursor.fetchone()[0]:
            raise Sentence("Only the owner of the database sees every case: set DATABASE_URL to the owner's address.")
    if tables := gaps():
        raise Sentence(f"The walls of these tables are not as policy/walls.toml says: {', '.join(tables)}.")
