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
    PROCESS_LEADER = "process_leader"  # no member of the service: sees how the cases connected to the account stand

    @property
    def works_in_a_unit(self) -> bool:
        return self in UNIT_ROLES


UNIT_ROLES = frozenset({Role.MEDIATOR, Role.COORDINATOR, Role.HEAD})


class LeaderKind(StrEnum):
    """Who directs criminal proceedings."""

    INVESTIGATOR = "investigator"
    PROSECUTOR = "prosecutor"
    COURT = "court"


class VerifiedBy(StrEnum):
    """How it was checked that a process leader's account belongs to the official it names."""

    SERVICE_CARD = "service_card"  # shown in person
    OFFICIAL_EMAIL = "official_email"  # answered from the office's own address
    OFFICE_PHONE = "office_phone"  # called back at the number that the office publishes
    DIRECTORY = "directory"  # the staff directory says so at sign-in; nobody of the service looked


class WithdrawnFor(StrEnum):
    """Why a process leader's account counts as verified no longer."""

    LEFT_OFFICE = "left_office"
    DOUBT = "doubt"
    MISTAKE = "mistake"


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
