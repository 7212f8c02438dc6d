"""One case the whole way, through the only writer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from izligums.accounts.actions import create_user, load_units
from izligums.accounts.enums import LeaderKind
from izligums.accounts.enums import Role as OfficeRole
from izligums.cases.enums import (
    Channel,
    ContactResult,
    Initiative,
    Outcome,
    Procedure,
    Referral,
    Role,
    Stage,
)
from izligums.cases.models import Act
from izligums.core.enums import Language
from izligums.mediators.enums import MediatorKind, TrainingKind
from izligums.mediators.models import Mediator, Training
from izligums.meetings.enums import Form, Mode
from izligums.process.gather import gather
from izligums.process.perform import perform
from izligums.process.receive import receive
from izligums.process.refusals import Refused
from izligums.settlements.enums import ConditionKind, Fulfilment

pytestmark = pytest.mark.django_db
RIGA = ZoneInfo("Europe/Riga")
DAY = date(2026, 3, 2)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=RIGA)


def test_one_case_from_referral_to_closing() -> None:
    unit = load_units()[0]
    office = create_user(
        username="ilze", display_name="Ilze", role=OfficeRole.COORDINATOR, unit=unit, password="three quiet birches"
    )
    user = create_user(
        username="mara", display_name="Māra", role=OfficeRole.MEDIATOR, unit=unit, password="three quiet birches"
    )
    mediator = Mediator.objects.create(user=user, kind=MediatorKind.OFFICIAL, languages=[Language.LATVIAN])
    Training.objects.create(mediator=mediator, kind=TrainingKind.BASIC, completed_on=date(2024, 1, 1))
    case = receive(
        values={
            "referral": Referral.REQUEST,
            "procedure": Procedure.PROCEEDINGS,
            "received_on": DAY,
            "offence": "Theft",
            "leader_kind": LeaderKind.PROSECUTOR,
            "leader_name": "A. Ozols",
            "leader_office": "Prokuratūra",
            "municipality": unit.municipalities.order_by("pk").values_list("pk", flat=True)[0],
        },
        persons=[
            {"role": Role.VICTIM, "given_name": "Anna", "family_name": "Bērziņa", "born": date(1990, 1, 1)},
            {"role": Role.OFFENDER, "given_name": "Jānis", "family_name": "Kalniņš", "born": date(1990, 1, 1)},
        ],
        by=office,
        at=noon(DAY),
    )
    victim, offender = (each.id for each in gather(case, on=DAY).persons)

    def act(
        step: str, person: int | None = None, *, by: Any = user, on: date = DAY, reason: str = "", **values: Any
    ) -> Act:
        return perform(case=case.pk, step=step, on=on, by=by, at=noon(on), person=person, values=values, reason=reason)

    act("register", by=office)
    act("assign_mediator", by=office, mediator=mediator.pk)
    act("declare_conflict", conflict=False)
    act("record_safe_way", victim, channel=Channel.PHONE, phone="+371 20000000", language=Language.LATVIAN)
    with pytest.raises(Refused) as refusal:
        act(
            "record_contact",
            victim,
            initiative=Initiative.SERVICE,
            channel=Channel.PHONE,
            result=ContactResult.REACHED,
        )
    assert {each.problem.code for each in refusal.value.findings} == {
        "offender_has_not_acknowledged",
        "no_live_consent",
    }
    for person in (offender, victim):
        act("record_safe_way", person, channel=Channel.PHONE, phone="+371 20000000", language=Language.LATVIAN)
        act(
            "record_contact", person, initiative=Initiative.SERVICE, channel=Channel.PHONE, result=ContactResult.REACHED
        )
        if person == offender:
            act("record_acknowledgement", person, acknowledged=True)
        act(
            "give_information",
            person,
            version="information.lv.2026-11",
            language=Language.LATVIAN,
            channel=Channel.IN_PERSON,
        )
        act("record_consent", person, version="consent.lv.2026-11", language=Language.LATVIAN)
    act("open_client_file", offender, number="K-1")
    for person in (offender, victim):
        act("record_talk", person, channel=Channel.IN_PERSON, life_changed="")
    act("review_risk", factors=())
    start = noon(DAY + timedelta(days=3))
    act(
        "plan_session",
        form=Form.SESSION,
        mode=Mode.IN_PERSON,
        start=start,
        end=start + timedelta(hours=2),
        place="Dzirnavu iela",
        people=(victim, offender),
    )
    case.refresh_from_db()
    assert case.stage is Stage.SESSION_PLANNED
    held = start.date()
    act("hold_session", on=held, people=(victim, offender), day_check=True)
    settlement = act("draft_settlement", on=held, signatories=(victim, offender)).created
    condition = act(
        "add_condition",
        on=held,
        settlement=settlement,
        kind=ConditionKind.PAYMENT,
        text="Pays for the bicycle",
        owed_by=offender,
        owed_to=victim,
        amount=Decimal("120.00"),
        due=held + timedelta(days=30),
    ).created
    for person in (victim, offender):
        act("sign_settlement", person, on=held, settlement=settlement, time_to_think=True)
    act("certify_settlement", on=held, settlement=settlement, version="consequences.lv.2026-11", voluntary=True)
    act("send_result_notice", on=held)
    paid = held + timedelta(days=20)
    act("record_fulfilment", on=paid, condition=condition, fulfilment=Fulfilment.FULFILLED)
    act("report_fulfilment", on=paid, settlement=settlement)
    act("close", on=paid)
    case.refresh_from_db()
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.FULFILLED)
    assert case.acts.count() == case.version
    kinds = sorted(case.documents.values_list("kind", flat=True))
    assert kinds == sorted(
        ["information_sheet", "consent_form", "session_invitation", "settlement"] * 2
        + ["result_notice", "settlement", "fulfilment_report"]
    )
    assert case.letters.count() == 7  # two invitations, two settlements, the notice with one more, and the report
