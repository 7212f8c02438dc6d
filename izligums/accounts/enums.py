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

    @property
    def works_in_a_unit(self) -> bool:
        return self in UNIT_ROLES


UNIT_ROLES = frozenset({Role.MEDIATOR, Role.COORDINATOR, Role.HEAD})


class MunicipalityKind(StrEnum):
    """After the reform of 2021: *novads* and *valstspilsēta*."""

    COUNTY = "county"
    STATE_CITY = "state_city"
