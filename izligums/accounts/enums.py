from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member of the service is there for. One role per user; `policy/roles.toml` says what each may do."""

    MEDIATOR = "mediator"
    COORDINATOR = "coordinator"
    HEAD = "head"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    DATA_OFFICER = "data_officer"

    @property
    def works_in_a_unit(self) -> bool:
        return self in UNIT_ROLES


UNIT_ROLES = frozenset({Role.MEDIATOR, Role.COORDINATOR, Role.HEAD})


class MunicipalityKind(StrEnum):
    """After the reform of 2021: *novads* and *valstspilsēta*."""

    COUNTY = "county"
    STATE_CITY = "state_city"


#: As `policy/municipalities.csv` writes them.
MUNICIPALITY_KINDS = {"novads": MunicipalityKind.COUNTY, "valstspilsēta": MunicipalityKind.STATE_CITY}


class SignInMethod(StrEnum):
    """How somebody signs in, or tried to. A second factor is the last word: a password came before it."""

    PASSWORD = "password"  # noqa: S105 - the word, not one
    CODE = "code"  # of an app, by time
    PASSKEY = "passkey"
    RECOVERY = "recovery"  # a code from the printed list
    OPENID = "openid"
    SAML = "saml"


class Outcome(StrEnum):
    ENTERED = "entered"
    REFUSED = "refused"
    SLOWED = "slowed"  # not even looked at: too many tries
    LEFT = "left"
    ENDED = "ended"  # by somebody else, or from another device
    RESET = "reset"  # an administrator took the second factor away
