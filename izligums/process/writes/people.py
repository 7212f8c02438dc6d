"""What acts about persons write."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from izligums.cases import actions as cases
from izligums.cases.enums import Channel, ContactResult, FactKind, Initiative, InvitationWay
from izligums.core.keys import blind_index
from izligums.messages import actions as messages
from izligums.messages.enums import Medium, MessageKind
from izligums.process.act import Act
from izligums.process.writes.context import Recording
from izligums.process.writes.stopping import shut_doors, stop_what_needs

#: A code on paper comes by post, and is read when somebody is ready.
INVITATION_LIVES = timedelta(days=14)


def record_safe_way(recording: Recording, act: Act) -> None:
    cases.set_safe_way(
        participation_id=act.person or 0,
        channel=act["channel"],
        language=act["language"],
        no_post=bool(act.get("no_post")),
        no_voicemail=bool(act.get("no_voicemail")),
        contact_note=act.get("note") or "",
        **{name: act.get(name) or "" for name in ("phone", "email", "address", "hours")},
    )
    _fact(recording, act, FactKind.SAFE_WAY)


def record_contact(recording: Recording, act: Act) -> None:
    _fact(
        recording,
        act,
        FactKind.CONTACT,
        channel=act["channel"],
        initiative=act["initiative"],
        result=act["result"],
    )
    stop_what_needs(recording, act)
    shut_doors(recording, act)


def invite(recording: Recording, act: Act) -> None:
    _fact(
        recording,
        act,
        FactKind.CONTACT,
        channel=Channel.POST,
        initiative=Initiative.SERVICE,
        result=ContactResult.LETTER_SENT,
    )


def record_acknowledgement(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.ACKNOWLEDGEMENT, yes=act["acknowledged"])
    stop_what_needs(recording, act)


def give_information(recording: Recording, act: Act) -> None:
    _fact(
        recording,
        act,
        FactKind.INFORMATION,
        version=act["version"],
        language=act["language"],
        channel=act["channel"],
    )


def record_consent(recording: Recording, act: Act) -> None:
    _fact(
        recording,
        act,
        FactKind.CONSENT,
        version=act["version"],
        language=act["language"],
        scan_id=act.get("scan"),
    )


def record_withdrawal(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.WITHDRAWAL, channel=act["channel"], scan_id=act.get("scan"))
    stop_what_needs(recording, act)
    shut_doors(recording, act)
    cases.answer_stop_wish(person_id=act.person or 0, act=recording.entry)  # one pressed after that day too


def record_talk(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.TALK, channel=act["channel"], text=act.get("life_changed") or "")


def allow_absence(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.ABSENCE, yes=act["stays_away"])


def record_agreement(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.AGREEMENT, other_id=act["party"], yes=act["agrees"])
    stop_what_needs(recording, act)


def record_detention(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.DETENTION, yes=act["detained"], text=act.get("place") or "")


def record_death(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.DEATH)
    stop_what_needs(recording, act)
    shut_doors(recording, act)


def end_participation(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.DEPARTURE)
    stop_what_needs(recording, act)
    shut_doors(recording, act)


def open_client_file(recording: Recording, act: Act) -> None:
    _fact(
        recording, act, FactKind.CLIENT_FILE, text=act["number"], number_key=blind_index("client file", act["number"])
    )


def review_risk(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.RISK_REVIEW, factors=list(act.get("factors") or ()))
    stop_what_needs(recording, act)


def second_review(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.SECOND_REVIEW, yes=act["may_go_on"])
    stop_what_needs(recording, act)


def record_ban(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.BAN, other_id=act["victim"], yes=True)
    stop_what_needs(recording, act)


def lift_ban(recording: Recording, act: Act) -> None:
    _fact(
        recording,
        act,
        FactKind.BAN_PERMISSION,
        other_id=act["victim"],
        text=f"{act['authority']}, {act['decided_on'].isoformat()}",
        scan_id=act.get("scan"),
    )


def stop_for_safety(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.SAFETY_STOP, yes=True)
    stop_what_needs(recording, act)
    shut_doors(recording, act)


def lift_stop(recording: Recording, act: Act) -> None:
    _fact(recording, act, FactKind.SAFETY_STOP, yes=False)


def give_access(recording: Recording, act: Act) -> int:
    access = cases.give_access(
        person_id=act.person or 0,
        way=act["way"],
        second=act["second"],
        valid_until=recording.at + INVITATION_LIVES,
        act=recording.entry,
    )
    if access.way is not InvitationWay.PAPER:
        messages.queue_message(
            case_id=recording.case.pk,
            recipient_id=access.participation_id,
            kind=MessageKind.INVITATION,
            medium=Medium(access.way.value),
            seed=access.seed,
            at=recording.at,
        )
    return access.pk


def end_access(recording: Recording, act: Act) -> None:
    shut_doors(recording, act)


def _fact(recording: Recording, act: Act, kind: FactKind, **details: Any) -> None:
    cases.record_fact(kind, act=recording.entry, person=act.person, **details)


WRITES = {
    "record_safe_way": record_safe_way,
    "record_contact": record_contact,
    "invite": invite,
    "record_acknowledgement": record_acknowledgement,
    "give_information": give_information,
    "record_consent": record_consent,
    "record_withdrawal": record_withdrawal,
    "record_talk": record_talk,
    "allow_absence": allow_absence,
    "record_agreement": record_agreement,
    "record_detention": record_detention,
    "record_death": record_death,
    "end_participation": end_participation,
    "open_client_file": open_client_file,
    "review_risk": review_risk,
    "second_review": second_review,
    "record_ban": record_ban,
    "lift_ban": lift_ban,
    "stop_for_safety": stop_for_safety,
    "lift_stop": lift_stop,
    "give_access": give_access,
    "end_access": end_access,
}
