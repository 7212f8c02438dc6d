"""`izligums unit …`: the units of the service, and which of them serves which municipality."""

from __future__ import annotations

import re

import click
from django.conf import settings

from izligums.accounts import actions
from izligums.accounts.models import Municipality
from izligums.commands.services import Sentence
from izligums.commands.telling import told
from izligums.policy import read_toml

_CODE = re.compile(r"[a-z][a-z0-9-]{0,49}")


@click.group()
def unit() -> None:
    """Enter the units of the service."""


@unit.command()
def load() -> None:
    """Enter what policy/units.toml and policy/municipalities.csv name and the office does not have yet."""
    if settings.MODE == "production" and any(row.get("sample") for row in read_toml("units.toml").values()):
        raise Sentence("policy/units.toml still holds invented sample units: write yours in their place.")
    try:
        units = actions.load_units()
    except KeyError as missing:
        raise Sentence(f"policy/municipalities.csv names a unit or kind that is not known: {missing}.") from None
    click.echo(f"{len(units)} units and {Municipality.objects.count()} municipalities are in the office.")


@unit.command()
@click.argument("code")
@click.argument("name")
@click.option("--address", default="")
@click.option("--phone", default="")
@click.option("--email", default="")
@told("There is a unit with this code already.")
def add(code: str, name: str, address: str, phone: str, email: str) -> None:
    """Enter one more unit: CODE in small letters, NAME as people read it. Then give it municipalities on its page."""
    if not _CODE.fullmatch(code):
        raise Sentence("A code has small letters, digits and hyphens, like riga-east.")
    made = actions.create_unit(code=code, name=name, address=address, phone=phone, email=email)
    click.echo(f"{made.name} is entered.")
