"""Answers that no form would send are refused by name, before any rule or table sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from izligums.cases.enums import Capacity, Channel, Role, Stage
from izligums.core.enums import Language
from izligums.meetings.enums import Form, Mode
from izligums.meetings.models import Room
from izligums.messages.enums import Way
from izligums.process import deviations
from izligums.process.gather import gather
from izligums.process.perform import perform
from izligums.process.refusals import AlreadyDone, BadValue, NotAllowed, WrongStage
from izligums.process.steps import TABLE
from izligums.process.values import Known, checked
from izligums.settlements.enums import Fulfilment
from tests.integration.process.full_office import FullOffice, full_office
from tests.support.cases import Office
from tests.support.office import at_noon

pytestmark = pytest.mark.django_db

HUGE = 10**30
TODAY = date(2026, 3, 2)
FULFILLED = Fulfilment.FULFILLED
CONSENT = {"version": "consent.lv.2026-11", "language": Language.LATVIAN}
MEETING = {"form": Form.SESSION, "mode": Mode.IN_PERSON}

#: step, field, what is wrong with it, the code of the sentence.
WRONG: list[tuple[str, str, Any, str]] = [
    ("record_safe_way", "channel", "phone", "not_offered"),
    ("record_safe_way", "channel", Role.VICTIM, "not_offered"),
    ("record_safe_way", "language", "lv", "not_offered"),
    ("record_safe_way", "no_post", "yes", "not_offered"),
    ("record_safe_way", "phone", 12, "not_text"),
    ("record_safe_way", "phone", "1" * 41, "too_long"),
    ("record_safe_way", "phone", "1" * 10_000_000, "too_long"),
    ("record_safe_way", "note", "nul\x00", "control_character"),
    ("record_safe_way", "address", "Rīga\u202e", "direction_mark"),
    ("record_safe_way", "address", "two\nlines", "control_character"),
    ("record_safe_way", "happened_on", "x", "not_offered"),
    ("record_acknowledgement", "acknowledged", None, "empty"),
    ("record_acknowledgement", "acknowledged", "true", "not_offered"),
    ("give_information", "version", "consent.lv.2026-11", "not_offered"),
    ("give_information", "version", "../../etc/passwd", "not_offered"),
    ("review_risk", "factors", "threats", "not_offered"),
    ("review_risk", "factors", ("threats",), "not_offered"),
    ("record_consent", "scan", HUGE, "not_offered"),
    ("record_consent", "scan", "1; DROP TABLE cases_case", "not_offered"),
    ("lift_ban", "decided_on", TODAY + timedelta(days=1), "later_than_today"),
    ("lift_ban", "decided_on", "2026-02-30", "not_offered"),
    ("lift_ban", "authority", "   ", "empty"),
    ("assign_mediator", "mediator", 0, "not_offered"),
    ("assign_mediator", "mediator", True, "not_offered"),
    ("plan_session", "start", datetime(2026, 3, 2, 10), "not_offered"),
    ("plan_session", "start", at_noon(TODAY).replace(year=9999), "not_offered"),
    ("plan_session", "people", (), "empty"),
    ("plan_session", "people", 5, "not_offered"),
    ("add_condition", "amount", Decimal("NaN"), "not_money"),
    ("add_condition", "amount", Decimal("-1"), "not_money"),
    ("add_condition", "amount", Decimal("1.005"), "not_money"),
    ("add_condition", "amount", Decimal("1e30"), "not_money"),
    ("add_condition", "amount", 1.5, "not_offered"),
    ("add_person", "known_person", HUGE, "not_offered"),
]


def test_wrong_answers_are_refused_by_name() -> None:
    case = Office().case_at(Stage.RECEIVED)
    facts = gather(case, on=case.received_on)
    told = []
    for name, field, value, _code in WRONG:
        alone = replace(TABLE[name], asks=tuple(asks for asks in TABLE[name].asks if asks.name == field))
        with pytest.raises(BadValue) as refusal:
            checked(alone, {field: value}, Known(TODAY, case, facts))
        told.append((name, field, value, refusal.value.code))
        assert refusal.value.field == field
    assert told == WRONG


def test_identifiers_of_another_case_are_refused_by_name() -> None:
    """Rows that exist, of a case the same mediator leads: nothing of them is written, and no page breaks."""
    full = full_office()
    office, mine, other = full.office, full.planned, full.writing
    anna, theirs = office.id_of(mine, "Anna"), office.id_of(other, "Anna")
    draft, act = other.settlements.get(), other.acts.latest("pk")
    far_room = Room.objects.create(unit=office.other_unit, name="1", seats=4)
    janis = office.id_of(mine, "Jānis")
    hours = {"start": at_noon(TODAY), "end": at_noon(TODAY)}
    tried: list[tuple[str, str, int | None, dict[str, Any]]] = [
        ("record_consent", "scan", anna, {**CONSENT, "scan": other.files.get().pk}),
        ("set_concern", "victim", janis, {"victim": theirs, "concerns": False}),
        ("record_ban", "victim", janis, {"victim": theirs}),
        ("add_person", "beside", None, {"role": Role.SUPPORTER, "beside": theirs, "given_name": "A"}),
        ("hold_session", "people", None, {"people": (anna, theirs), "day_check": True}),
        ("draft_settlement", "signatories", None, {"signatories": (theirs, janis)}),
        ("sign_settlement", "settlement", anna, {"settlement": draft.pk}),
        ("certify_settlement", "settlement", None, {"settlement": draft.pk, "version": "consequences.lv.2026-11"}),
        ("record_fulfilment", "condition", None, {"condition": draft.conditions.get().pk, "fulfilment": FULFILLED}),
        ("correct", "act", None, {"act": act.pk, "reason": "x"}),
        ("record_dispatch", "letter", None, {"letter": far_letter(full), "way": Way.POST}),
        ("plan_session", "room", None, {**MEETING, **hours, "room": far_room.pk, "people": (anna, janis)}),
        ("transfer", "unit", None, {"unit": office.unit.pk, "reason": "x"}),
    ]
    before = (mine.version, mine.facts.count())
    told = []
    for step, _field, person, values in tried:
        with pytest.raises(BadValue) as refusal:
            office.act(mine, step, person, **values)
        told.append((step, refusal.value.field))
        assert refusal.value.code == "not_offered"
    assert told == [(step, field) for step, field, *_ in tried]
    with pytest.raises(WrongStage):
        office.act(mine, "record_talk", theirs, channel=Channel.PHONE)
    mine.refresh_from_db()
    assert (mine.version, mine.facts.count()) == before


def far_letter(full: FullOffice) -> int:
    """A letter of the other case."""
    full.office.act(full.writing, "invite", "Markuss", language=Language.LATVIAN)
    return full.writing.letters.latest("pk").pk


def test_inactive_mediator_is_not_assigned_and_one_of_another_unit_is() -> None:
    office = Office()
    case = office.case_at(Stage.REGISTERED)
    office.co.active = False
    office.co.save()
    with pytest.raises(BadValue, match="not_offered"):
        office.act(case, "assign_mediator", mediator=office.co.pk)
    helper = office.mediator("aija", unit=office.other_unit)
    assert office.act(case, "assign_mediator", mediator=helper.pk).step == "assign_mediator"


def test_reasons_are_looked_at_like_every_text() -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    said: dict[str, Any] = {"case": case.pk, "by": office.lead.user, "on": office.last_day(case)}
    said["at"] = at_noon(said["on"])
    anna, talk = office.id_of(case, "Anna"), {"channel": Channel.PHONE}
    for reason in ("nul\x00", "x" * 501, "\u202e"):
        with pytest.raises(BadValue) as refusal:
            perform(step="review_risk", values={"factors": ()}, reason=reason, **said)
        assert refusal.value.field == "reason"
        with pytest.raises(BadValue) as refusal:
            deviations.propose(step="record_talk", values=talk, person=anna, reason=reason, **said)
        assert refusal.value.field == "deviation_reason"


def test_whoever_receives_for_another_unit_names_people_and_no_more() -> None:
    office = Office()
    case = office.case_at(Stage.RECEIVED)
    with pytest.raises(NotAllowed):
        perform(
            case=case.pk,
            step="register",
            on=case.received_on,
            by=office.far_coordinator,
            at=at_noon(case.received_on),
            receiving=Capacity.COORDINATOR,
        )


def test_form_of_somebody_else_is_no_answer() -> None:
    """A token says which form was sent; somebody else's tells nothing of what it recorded."""
    office = Office()
    case = office.case_at(Stage.PREPARING)
    token = uuid4()
    said: dict[str, Any] = {"step": "review_risk", "on": office.last_day(case), "values": {"factors": ()}}
    said |= {"at": at_noon(office.last_day(case)), "token": token}
    perform(case=case.pk, by=office.lead.user, **said)
    with pytest.raises(AlreadyDone):
        perform(case=case.pk, by=office.lead.user, **said)
    with pytest.raises(BadValue, match="not_offered"):
        perform(case=case.pk, by=office.coordinator, **said)
