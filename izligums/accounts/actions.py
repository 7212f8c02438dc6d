from __future__ import annotations

import secrets

from django.db import transaction

from izligums.accounts.enums import MUNICIPALITY_KINDS, MunicipalityKind, Role
from izligums.accounts.models import Municipality, Unit, User
from izligums.core.enums import Language
from izligums.core.names import sort_key
from izligums.core.values import check_text
from izligums.policy import read_csv, read_toml


def create_user(
    *,
    username: str,
    display_name: str,
    role: Role,
    unit: Unit | None = None,
    password: str | None = None,
    language: Language = Language.LATVIAN,
    sample: bool = False,
) -> User:
    """Without a password the user cannot sign in until one is set."""
    name = check_text(display_name, 200, required=True)
    user = User(
        username=check_text(username, 60, required=True).lower(),
        display_name=name,
        sort_key=sort_key(*reversed(name.rsplit(" ", 1))),
        role=role,
        unit=unit,
        language=language,
        sample=sample,
    )
    user.set_password(password)
    user.save(force_insert=True)
    return user


def change_user(*, user: User, display_name: str, role: Role, unit: Unit | None) -> User:
    """As the staff directory has it now. Raises ValueProblem."""
    name = check_text(display_name, 200, required=True)
    user.display_name, user.sort_key = name, sort_key(*reversed(name.rsplit(" ", 1)))
    user.role, user.unit = role, unit
    user.save(update_fields=["display_name", "sort_key", "role", "unit"])
    return user


def leave_to_directory(*, user: User) -> None:
    """From now on the user signs in through the staff directory: the password no longer works."""
    set_password(user=user, password=None)


def new_password() -> str:
    """Random, to be handed over once."""
    return secrets.token_urlsafe(12)


def set_password(*, user: User, password: str | None) -> None:
    user.set_password(password)
    user.save(update_fields=["password"])


def set_active(*, user: User, active: bool) -> None:
    user.is_active = active
    user.save(update_fields=["is_active"])


def set_language(*, user: User, language: Language) -> None:
    user.language = language
    user.save(update_fields=["language"])


def create_unit(*, code: str, name: str, address: str = "", phone: str = "", email: str = "") -> Unit:
    """Raises ValueProblem, or IntegrityError when the code is taken."""
    unit = Unit(code=code)
    return change_unit(
        unit=unit, name=name, address=address, phone=phone, email=email, opening_hours="", access_notes=""
    )


def change_unit(
    *, unit: Unit, name: str, address: str, phone: str, email: str, opening_hours: str, access_notes: str
) -> Unit:
    """Gives all particulars of a unit anew. Raises ValueProblem."""
    unit.name = check_text(name, 200, required=True)
    unit.address = check_text(address, 300)
    unit.phone = check_text(phone, 40)
    unit.email = check_text(email, 254)
    unit.opening_hours = check_text(opening_hours, 2000, lines=True)
    unit.access_notes = check_text(access_notes, 2000, lines=True)
    unit.save()
    return unit


def place_municipality(*, name: str, kind: MunicipalityKind, unit: Unit) -> Municipality:
    """Says which unit serves a municipality, known before or new."""
    name = check_text(name, 100, required=True)
    row, _ = Municipality.objects.update_or_create(
        name=name, kind=kind, defaults={"unit": unit, "sort_key": sort_key(name)}
    )
    return row


@transaction.atomic
def load_units() -> list[Unit]:
    """Enters the units and municipalities of the policy files that are not there yet; what the office changed stays."""
    units = {}
    for code, row in read_toml("units.toml").items():
        units[code], _ = Unit.objects.get_or_create(code=code, defaults=row)
    known = set(Municipality.objects.values_list("name", "kind"))
    for line in read_csv("municipalities.csv"):
        kind = MUNICIPALITY_KINDS[line["kind"]]
        if (line["name"], kind) not in known:
            place_municipality(name=line["name"], kind=kind, unit=units[line["unit"]])
    return list(units.values())
