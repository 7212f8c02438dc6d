"""What acts of intake write."""

from __future__ import annotations

from typing import Any

from izligums.accounts.models import Unit
from izligums.cases import actions as cases
from izligums.cases.enums import FactKind
from izligums.core.enums import Language
from izligums.people import actions as people
from izligums.people.models import Person
from izligums.process.act import Act
from izligums.process.writes.context import Recording
from izligums.process.writes.stopping import stop_what_needs


def add_person(recording: Recording, act: Act) -> int:
    participation = cases.join(
        case=recording.case,
        person_id=act.get("known_person") or _new_person(act).pk,
        act=recording.entry,
        role=act["role"],
        beside_id=act.get("beside"),
        trusteeship=bool(act.get("trusteeship")),
        applicant=bool(act.get("applicant")),
        language=act.get("language") or Language.LATVIAN,
    )
    return participation.pk


def _new_person(act: Act) -> Person:
    if act.get("legal_name"):
        return people.create_organisation(
            legal_name=act["legal_name"], registration_no=act.get("registration_no") or ""
        )
    return people.create_person(
        given_name=act.get("given_name") or "",
        family_name=act.get("family_name") or "",
        born=act.get("born"),
        personal_code=act.get("personal_code") or "",
        on=act.on,
    )


def set_concern(recording: Recording, act: Act) -> None:
    cases.record_fact(
        FactKind.CONCERN, act=recording.entry, person=act.person, other_id=act["victim"], yes=act["concerns"]
    )
    stop_what_needs(recording, act)


def register(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.REGISTRATION, act=recording.entry)


def transfer(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.TRANSFER, act=recording.entry)
    cases.end_assignments(case=recording.case, act=recording.entry)
    recording.case.unit = Unit.objects.get(pk=act["unit"])


def change_leader(recording: Recording, act: Act) -> None:
    new: dict[str, Any] = {
        name: act.get(name) or "" for name in ("leader_name", "leader_office", "leader_address", "proceedings_no")
    }
    for name, value in {
        **new,
        "leader_kind": act["leader_kind"],
        "procedure": act["procedure"],
        "due_on": act.get("due_on"),
    }.items():
        setattr(recording.case, name, value)
    if not act["same_leader"]:
        cases.disconnect_leader(case=recording.case, act=recording.entry)


def connect_leader(recording: Recording, act: Act) -> int:
    return cases.connect_leader(case=recording.case, authority_id=act["account"], act=recording.entry).pk


def disconnect_leader(recording: Recording, act: Act) -> None:
    cases.disconnect_leader(case=recording.case, act=recording.entry)


WRITES = {
    "add_person": add_person,
    "set_concern": set_concern,
    "register": register,
    "transfer": transfer,
    "change_leader": change_leader,
    "connect_leader": connect_leader,
    "disconnect_leader": disconnect_leader,
}
