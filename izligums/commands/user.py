"""`izligums user …`: who may sign in."""

from __future__ import annotations

import click
from django.contrib.auth.password_validation import validate_password

from izligums.accounts import actions, factors
from izligums.accounts.authorities import enter_leader
from izligums.accounts.enums import LeaderKind, Role
from izligums.accounts.models import User
from izligums.commands.services import Sentence
from izligums.commands.telling import told, unit_of, user_named

_random = click.option("--random", is_flag=True, help="Print a random password once, instead of asking for one.")


@click.group()
def user() -> None:
    """Enter users, give them a password, shut them out."""


@user.command()
@click.argument("username")
@click.option("--name", required=True, help="As colleagues read it: given name, then family name.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--unit", "code", help="Its code; mediators, coordinators and heads have one.")
@click.option("--kind", type=click.Choice([kind.value for kind in LeaderKind]), help="Of a process leader.")
@click.option("--office", help="Of a process leader: the police station, prosecutor's office or court.")
@_random
def add(
    username: str, name: str, role: str, code: str | None, kind: str | None, office: str | None, random: bool
) -> None:
    """Enter a user called USERNAME, and their first password."""
    known = Role(role)
    leads = known is Role.PROCESS_LEADER
    if leads and not (kind and office):
        raise Sentence(f"A user with the role {role} needs a --kind and an --office.")
    if not leads and (kind or office):
        raise Sentence(f"A user with the role {role} has neither --kind nor --office.")
    if known.works_in_a_unit != (code is not None):
        raise Sentence(f"A user with the role {role} " + ("needs a --unit." if code is None else "has no unit."))
    unit = None if code is None else unit_of(code)
    if User.objects.filter(username=username.strip().lower()).exists():
        raise Sentence(f"There is a user named {username} already.")
    password = _password(User(username=username), random=random)
    with told("There is a user of this name already."):
        if kind and office:
            made = enter_leader(
                username=username, display_name=name, kind=LeaderKind(kind), office=office, password=password
            ).user
        else:
            made = actions.create_user(username=username, display_name=name, role=known, unit=unit, password=password)
    click.echo(f"{made.username} can sign in ({role}).")
    if leads:
        click.echo("It shows nothing until a coordinator or head has verified the account on its page.")
    if known is Role.MEDIATOR:
        click.echo("To be assigned to cases: izligums mediator add, then training or certificate.")


@user.command("password")
@click.argument("username")
@_random
def set_password(username: str, random: bool) -> None:
    """Give USERNAME a new password; whoever is signed in with the old one is signed out."""
    found = user_named(username)
    actions.set_password(user=found, password=_password(found, random=random))
    click.echo(f"{found.username} has a new password.")


@user.command()
@click.argument("username")
def directory(username: str) -> None:
    """Let USERNAME sign in through the staff directory only; the password stops working, at once."""
    found = user_named(username)
    actions.leave_to_directory(user=found)
    click.echo(f"{found.username} signs in through the staff directory.")


@user.command("second-step")
@click.argument("username")
def remove_second_step(username: str) -> None:
    """Remove the second step of USERNAME, who has lost it; it is set up anew at the next sign-in."""
    found = user_named(username)
    factors.remove_all(user=found)
    click.echo(f"{found.username} has no second step.")


@user.command()
@click.argument("username")
def disable(username: str) -> None:
    """Shut USERNAME out, at once; what they recorded stays under their name."""
    found = user_named(username)
    actions.set_active(user=found, active=False)
    click.echo(f"{found.username} can no longer sign in.")


@user.command()
@click.argument("username")
def enable(username: str) -> None:
    """Let USERNAME sign in again, with the password of before."""
    found = user_named(username)
    actions.set_active(user=found, active=True)
    click.echo(f"{found.username} can sign in again.")


def _password(user: User, *, random: bool) -> str:
    """Never an argument: those stay in the shell's history and in lists of processes."""
    if random:
        made = actions.new_password()
        click.echo(f"Password, shown only now: {made}")
        return made
    given: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same once more")
    with told(""):
        validate_password(given, user)
    return given
