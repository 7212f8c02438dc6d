"""`izligums mediator …`: who may be assigned to cases, and on what ground."""

from __future__ import annotations

from datetime import datetime

import click

from izligums.accounts.enums import Role
from izligums.commands.services import Sentence
from izligums.commands.telling import told, user_named
from izligums.core.enums import Language
from izligums.mediators import actions
from izligums.mediators.enums import MediatorKind, TrainingKind
from izligums.mediators.models import Mediator

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def mediator() -> None:
    """Enter mediators, their training and their certificates."""


@mediator.command()
@click.argument("username")
@click.option("--kind", required=True, type=click.Choice([kind.value for kind in MediatorKind]))
@click.option(
    "--language",
    "languages",
    multiple=True,
    default=["lv"],
    show_default=True,
    type=click.Choice([language.value for language in Language]),
    help="In which they mediate; may be given more than once.",
)
@told("This user is in the register of mediators already.")
def add(username: str, kind: str, languages: tuple[str, ...]) -> None:
    """Enter the user USERNAME into the register of mediators."""
    user = user_named(username)
    if user.role is not Role.MEDIATOR:
        raise Sentence(f"{user.username} has the role {user.role}; a mediator needs a user of that role.")
    actions.register(user=user, kind=MediatorKind(kind), languages=[Language(each) for each in languages])
    needed = "basic training" if kind == MediatorKind.OFFICIAL else "a certificate"
    click.echo(f"{user.username} is in the register. Before a case can be assigned, enter {needed}.")


@mediator.command()
@click.argument("username")
@click.argument("kind", type=click.Choice([kind.value for kind in TrainingKind]))
@click.argument("completed", type=_DAY)
@click.option("--until", type=_DAY, help="Its last day, if it lapses.")
@told("This training is entered already, or its last day lies before the first.")
def training(username: str, kind: str, completed: datetime, until: datetime | None) -> None:
    """Enter a training that USERNAME completed on a day like 2026-03-31."""
    made = actions.record_training(
        mediator=_mediator(username),
        kind=TrainingKind(kind),
        completed_on=completed.date(),
        valid_to=until.date() if until else None,
    )
    click.echo(f"Entered; it counts until {made.valid_to}." if made.valid_to else "Entered; it does not lapse.")


@mediator.command()
@click.argument("username")
@click.argument("number")
@click.option("--from", "first", required=True, type=_DAY, help="Its first day, like 2026-03-31.")
@click.option("--to", "last", type=_DAY, help="Its last day; none means until further notice.")
@click.option("--issued-by", required=True)
@told("This number is in use, another certificate covers these days, or the last day lies before the first.")
def certificate(username: str, number: str, first: datetime, last: datetime | None, issued_by: str) -> None:
    """Enter the certificate NUMBER of the volunteer USERNAME."""
    made = actions.record_certificate(
        mediator=_mediator(username),
        number=number,
        valid_from=first.date(),
        valid_to=last.date() if last else None,
        issued_by=issued_by,
    )
    click.echo(f"Certificate {made.number} is entered.")


def _mediator(username: str) -> Mediator:
    found = Mediator.objects.filter(user=user_named(username)).first()
    if found is None:
        raise Sentence(f"{username} is not in the register: izligums mediator add.")
    return found
