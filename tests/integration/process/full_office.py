"""An office in which every table of cases has rows, all by real acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.test import Client, override_settings
from django.utils import timezone

from izligums.accounts.enums import Role as OfficeRole
from izligums.cases.enums import (
    Channel,
    ContactResult,
    DisclosedData,
    DisclosureGround,
    Initiative,
    InvitationWay,
    Recipient,
    Stage,
)
from izligums.cases.models import Case
from izligums.core.enums import Language
from izligums.dialogue.enums import GivenBack, Receiving, ReplyWay
from izligums.meetings.enums import Form, Mode
from izligums.meetings.models import Room
from izligums.messages import reminding
from izligums.messages.enums import Hours, Medium, Wording
from izligums.process import deviations, door
from izligums.process.own import drafts
from izligums.process.own_data import asking
from tests.support.applications import sent_application
from tests.support.cases import Office
from tests.support.cast import FAMILY
from tests.support.door import invited, reachable, visit
from tests.support.office import at, at_noon


@dataclass(frozen=True)
class FullOffice:
    office: Office
    #: A family that has met and is writing its settlement.
    writing: Case
    #: A pair whose session is planned.
    planned: Case


def full_office() -> FullOffice:
    office = Office()
    writing = office.case_at(Stage.SESSION_HELD, FAMILY, source="digest")
    office.act(writing, "open_client_file", "Markuss", number="K-1")
    scan = office.scan(writing)
    office.act(writing, "record_withdrawal", "Rūta", channel=Channel.PHONE, scan=scan)
    settlement = office.draft(writing)
    office.act(writing, "sign_settlement", "Anna", settlement=settlement)
    _write_across(office, writing)
    office.wish(writing, "Anna", safety="Atnākt un aiziet atsevišķi.")
    office.ask(writing, "Anna", "Kāpēc mans velosipēds?")
    office.act(writing, "share_plan", "Markuss", plan="Salabošu velosipēdu.")
    office.act(writing, "say_how_i_am", "Anna", wants_talk=True)
    office.act(writing, "reply_to_person", "Anna", reply_way=ReplyWay.TALKED)
    office.act(writing, "choose_messages", "Anna", message_hours=Hours.ANY, wording=Wording.SPARSE)
    _read(office, writing)
    _let_in(office, writing)
    whose = writing.participations.order_by("pk")[0]
    place = asking.Place(whose.pk, whose.person_id, writing.unit_id, writing.number)
    by, when = office.user("vineta", OfficeRole.DATA_OFFICER), at_noon(office.last_day(writing))
    asking.ask(place, case_id=writing.pk, by=by, reason="Asked.", language=Language.LATVIAN, at=when)
    passed = _pass_outside(office, writing)
    office.act(writing, "review_disclosure", by=office.head, disclosure=passed, justified=True, reason="Bija jāziņo.")
    office.act(writing, "connect_leader", account=office.leader("andris").pk)
    planned = _planned(office)
    _pass_outside(office, planned)
    _withhold(office, writing)
    office.bring_somebody(writing, "Anna", "Rūta", words="Zane")
    sent_application(office.unit)
    return FullOffice(office, writing, planned)


def _write_across(office: Office, case: Case) -> None:
    """Letters from one side to the other: one with the mediator, one given back, one received."""
    office.act(case, "review_risk", factors=())
    _with_mediator, back, read = (
        office.act(case, "hand_statement", "Anna", text=f"Vēstule {number}, lieta {case.pk:06}").created
        for number in (1, 2, 3)
    )
    note = "Lūdzu, bez uzvārdiem."
    office.act(case, "give_back_statement", statement=back, why=GivenBack.CHANGES, note=note)
    office.act(case, "offer_statement", statement=read, receiver=office.id_of(case, "Markuss"))
    office.act(case, "answer_offer", "Markuss", statement=read, way=Receiving.OFFICE)
    office.act(case, "deliver_statement", statement=read)


def _pass_outside(office: Office, case: Case) -> int:
    """The id of what was passed."""
    act = office.act(
        case,
        "record_disclosure",
        recipient=Recipient.POLICE,
        to_whom="Dežūrdaļa, 110",
        ground=DisclosureGround.IMMINENT_DANGER,
        reason="Draudēja šodien atriebties.",
        data=(DisclosedData.IDENTITY, DisclosedData.DANGER),
    )
    return act.created or 0


def _withhold(office: Office, case: Case) -> None:
    """Decided for two people, agreed to for one of them."""
    for name in ("Anna", "Markuss"):
        decided = office.withhold(case, name, reader=office.lead.user_id)
    office.act(
        case,
        "review_withholding",
        by=office.coordinator,
        withholding=decided,
        agrees=True,
        reason="Bez tā pārbaude neizdosies.",
    )


def _read(office: Office, case: Case) -> None:
    """Rows of the reading log and of the openings from outside are written by pages."""
    client = Client()
    client.force_login(office.coordinator)
    assert client.get(f"/cases/{case.pk}/").status_code == 200
    client.force_login(office.far_coordinator)
    form = {"number": case.number, "reason": "Jāatbild policijai", "told": "on"}
    assert client.post("/cases/outside/", form).status_code == 302


def _let_in(office: Office, case: Case) -> None:
    """Anna comes into her own space, by codes of which one still waits in the outbox, begins to write, and presses
    stop; somebody else stands at the door."""
    reachable(office, case, "Anna", email="anna@example.org")
    with override_settings(SMTP_HOST="127.0.0.1"):
        access = invited(office, "Anna", case=case, way=InvitationWay.EMAIL)
    key = visit(access)
    drafts.keep(key, "/mana-lieta/jautajumi/", {"question_text": "Kāpēc"}, at=timezone.now())
    assert door.wish_to_stop(key, at=timezone.now())
    door.knock("wrong", origin="192.0.2.9", at=timezone.now())


def _planned(office: Office) -> Case:
    case = office.case_at(Stage.PREPARING)
    deviations.propose(
        case=case.pk,
        step="record_contact",
        on=office.last_day(case),
        by=office.lead.user,
        at=at_noon(office.last_day(case)),
        reason="Met in the street.",
        person=office.id_of(case, "Anna"),
        values={"initiative": Initiative.SERVICE, "channel": Channel.IN_PERSON, "result": ContactResult.REACHED},
    )
    office.prepare(case)
    _wants_to_be_told(office, case)
    room = Room.objects.create(unit=office.unit, name="1", seats=8)
    office.act(
        case,
        "plan_session",
        form=Form.SESSION,
        mode=Mode.IN_PERSON,
        start=at(office.start.replace(year=office.start.year + 1), 10),
        end=at(office.start.replace(year=office.start.year + 1), 12),
        room=room.pk,
        people=(office.id_of(case, "Anna"), office.id_of(case, "Jānis")),
    )
    office.scan(case)
    reminding.send_due(at=case.sessions.get().start - timedelta(hours=20))
    return case


def _wants_to_be_told(office: Office, case: Case) -> None:
    """Jānis, so that a word of news waits for him, and a reminder of the session will."""
    reachable(office, case, "Jānis", email="janis@example.org")
    with override_settings(SMTP_HOST="127.0.0.1"):
        usual: dict[str, Any] = {"message_hours": Hours.ANY, "wording": Wording.PLAIN}
        office.act(case, "choose_messages", "Jānis", medium=Medium.EMAIL, **usual)
    invited(office, "Jānis", case=case)
    statement = office.act(case, "hand_statement", "Jānis", text="Man žēl.").created
    office.act(case, "give_back_statement", statement=statement, why=GivenBack.CHANGES, note="Lūdzu, īsāk.")
