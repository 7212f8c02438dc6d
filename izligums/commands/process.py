"""`izligums process …`: the table of steps, printed and proved. Needs no database."""

from __future__ import annotations

import time
from pathlib import Path
from textwrap import fill

import click

from izligums.process.diagram import MADE, as_json, walked
from izligums.process.explore import explore as walk_all
from izligums.process.explore.story import tell
from izligums.process.invariants import INVARIANTS
from izligums.process.show import markdown, mermaid

REFERENCE = Path("docs/reference/process.md")


@click.group()
def process() -> None:
    """Print the table of steps, or prove what must be true of every case."""


@process.command()
@click.option("--jobs", default=2, show_default=True, help="Worlds walked at the same time.")
def explore(jobs: int) -> None:
    """Walk small worlds and prove the invariants in each; exit code 1 and a story when one does not hold."""
    began = time.perf_counter()
    click.echo("Walking small worlds of the process. Deviations and corrections are not walked; what needs a")
    click.echo("decision counts as decided.")
    states = transitions = 0
    for walk in walk_all(jobs):
        if walk.violation is not None:
            click.echo()
            for line in tell(walk.world, walk.violation):
                click.echo(line)
            raise SystemExit(1)
        states += walk.states
        transitions += walk.transitions
        extent = "exhaustive" if walk.whole else f"bounded: {walk.depth} acts"
        click.echo()
        click.echo(walk.world.name)
        click.echo(fill(walk.world.sentence, 100, initial_indent="  ", subsequent_indent="  "))
        click.echo(f"  {walk.states:,} states, {walk.transitions:,} transitions, {extent}, {walk.seconds:.1f} s")
    click.echo()
    click.echo(
        f"{states:,} states, {transitions:,} transitions, {len(INVARIANTS) + 1} invariants, "
        f"{time.perf_counter() - began:.0f} s"
    )


@process.command()
@click.option("--format", "form", type=click.Choice(["md", "mermaid", "json"]), default="md", show_default=True)
@click.option("--check", is_flag=True, help="Print nothing; fail when the written page or diagram is stale.")
def show(form: str, check: bool) -> None:
    """Print the table of steps, or its diagram (mermaid; json is the form in which pages draw it)."""
    drawn = walked()
    if check:
        for path, fresh in ((REFERENCE, markdown(drawn)), (MADE, as_json(drawn))):
            if not path.exists() or path.read_text() != fresh + "\n":
                raise click.ClickException(f"{path} is stale: run `make docs`.")
        return
    click.echo({"md": markdown, "mermaid": mermaid, "json": as_json}[form](drawn))
