"""Paper that comes late, and mistakes taken back: what counts, from when, and what stays stopped."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from izligums.cases.enums import Channel, Consent, ContactResult, Initiative, Risk, Role, Stage
from izligums.cases.models import Act, Case
from izligums.core.enums import Language
from izligums.meetings.enums import SessionState
from izligums.process.gather import gather
from izligums.process.perform import perform
from izligums.process.refusals import Refused
from izligums.settlements.enums import Fulfilment
from tests.support.cases import Office
from tests.support.office import at_noon

pytestmark = pytest.mark.django_db

FIRST = date(2026, 3, 2)


def office_of_march() -> Office:
    office = Office()
    office.start = FIRST
    return office


def perform_late(office: Office, case: Case, step: str, person: int | None, *, on: date, **values: Any) -> Act:
    """Recorded today, on the day of the case's last act, as having happened on an earlier one."""
    return perform(
        case=case.pk,
        step=step,
        on=on,
        by=office.lead.user,
        at=at_noon(office.last_day(case)),
        person=person,
        values=values,
    )


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {finding.problem.code for finding in refusal.value.findings if finding.blocks}


def test_late_withdrawal_cancels_what_is_planned_now() -> None:
    office = office_of_march()
    case = office.case_at(Stage.SESSION_PLANNED)
    today = office.last_day(case) + timedelta(days=3)
    office.act(case, "record_safe_way", "Anna", on=today, channel=Channel.PHONE, language=Language.LATVIAN)
    office.act(case, "record_withdrawal", "Anna", on=FIRST, channel=Channel.POST)
    assert case.sessions.get().state is SessionState.CANCELLED


def test_answer_that_came_first_is_read_first_however_late_it_is_recorded() -> None:
    """The consent of the fifth is live although the no of the third was recorded after it."""
    office = office_of_march()
    case = office.case_at(Stage.APPROACHING_VICTIM)
    anna = office.id_of(case, "Anna")
    office.reach_person(case, anna)
    office.act(
        case,
        "give_information",
        anna,
        version="information.lv.2026-11",
        language=Language.LATVIAN,
        channel=Channel.POST,
    )
    office.act(
        case,
        "record_consent",
        anna,
        on=FIRST + timedelta(days=4),
        version="consent.lv.2026-11",
        language=Language.LATVIAN,
    )
    office.act(case, "record_withdrawal", anna, on=FIRST + timedelta(days=2), channel=Channel.POST)
    read = {days: gather(case, on=FIRST + timedelta(days=days)).person(anna).consent for days in (1, 3, 4)}
    assert read == {1: Consent.NONE, 3: Consent.REFUSED, 4: Consent.LIVE}


def test_correction_takes_the_word_back_and_not_what_it_stopped() -> None:
    office = office_of_march()
    case = office.case_at(Stage.SESSION_PLANNED)
    office.withdraw(case, "Anna")
    mistake = case.acts.latest("sequence")
    office.act(case, "correct", act=mistake.pk, reason="Another Anna had called.")
    facts = gather(case, on=office.last_day(case))
    assert facts.person(office.id_of(case, "Anna")).consent is Consent.LIVE
    assert (facts.session, case.stage) == (None, Stage.PREPARING)
    with pytest.raises(Refused) as refusal:
        office.act(case, "correct", act=mistake.pk, reason="Once more.")
    assert codes(refusal) == {"corrected_already"}


def test_what_was_arranged_is_not_corrected() -> None:
    office = office_of_march()
    case = office.case_at(Stage.SESSION_PLANNED)
    planned = case.acts.get(step="plan_session")
    with pytest.raises(Refused) as refusal:
        office.act(case, "correct", act=planned.pk, reason="Wrong day.")
    assert codes(refusal) == {"entry_cannot_be_corrected"}


def test_late_talk_makes_an_older_review_stale_only_from_its_day_on() -> None:
    office = office_of_march()
    case = office.case_at(Stage.PREPARING)
    office.act(case, "review_risk", on=FIRST + timedelta(days=5), factors=())
    office.act(case, "record_talk", "Jānis", on=FIRST + timedelta(days=3), channel=Channel.PHONE)
    assert gather(case, on=FIRST + timedelta(days=5)).risk is Risk.CLEAR
    office.act(case, "record_talk", "Anna", on=FIRST + timedelta(days=6), channel=Channel.PHONE)
    assert [gather(case, on=FIRST + timedelta(days=days)).risk for days in (5, 6)] == [Risk.CLEAR, Risk.STALE]


def test_nothing_happened_to_a_person_before_they_were_in_the_case() -> None:
    office = office_of_march()
    case = office.case_at(Stage.PREPARING)
    joined = FIRST + timedelta(days=10)
    olga = office.act(
        case, "add_person", on=joined, role=Role.INTERPRETER, given_name="Olga", family_name="Petrova"
    ).created
    way = {"channel": Channel.PHONE, "language": Language.LATVIAN}
    with pytest.raises(Refused) as early:
        perform_late(office, case, "record_safe_way", olga, on=FIRST, **way)
    assert codes(early) == {"before_the_person"}


def test_signature_does_not_come_before_the_text_nor_certificate_before_signatures() -> None:
    office = office_of_march()
    case = office.case_at(Stage.SESSION_HELD)
    held = office.last_day(case)
    settlement = office.draft(case)
    later = held + timedelta(days=5)
    office.act(case, "sign_settlement", "Anna", on=held, settlement=settlement)
    with pytest.raises(Refused) as early:
        office.act(case, "sign_settlement", "Jānis", on=held - timedelta(days=1), settlement=settlement)
    assert codes(early) == {"settlement_written_later"}
    office.act(case, "sign_settlement", "Jānis", on=later, settlement=settlement)
    certificate: dict[str, Any] = {"settlement": settlement, "version": "consequences.lv.2026-11", "voluntary": True}
    with pytest.raises(Refused) as too_early:
        office.act(case, "certify_settlement", on=held, **certificate)
    assert codes(too_early) == {"settlement_signed_later"}
    office.act(case, "certify_settlement", on=later, **certificate)
    condition = case.settlements.get().conditions.get().pk
    with pytest.raises(Refused) as not_yet:
        office.act(case, "record_fulfilment", on=held, condition=condition, fulfilment=Fulfilment.FULFILLED)
    assert codes(not_yet) == {"condition_not_in_force"}


def test_settlement_does_not_come_before_the_session() -> None:
    office = office_of_march()
    case = office.case_at(Stage.SESSION_HELD)
    people = (office.id_of(case, "Anna"), office.id_of(case, "Jānis"))
    with pytest.raises(Refused) as early:
        office.act(case, "draft_settlement", on=office.last_day(case) - timedelta(days=1), signatories=people)
    assert codes(early) == {"signatories_did_not_meet"}


def test_victim_may_be_answered_before_the_offender_has_acknowledged() -> None:
    office = office_of_march()
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    said: dict[str, Any] = {"channel": Channel.PHONE, "result": ContactResult.REACHED}
    with pytest.raises(Refused):
        office.act(case, "record_contact", "Anna", initiative=Initiative.SERVICE, **said)
    office.act(case, "record_contact", "Anna", initiative=Initiative.PERSON, **said)


def test_session_is_not_recorded_before_its_hour() -> None:
    office = office_of_march()
    case = office.case_at(Stage.SESSION_PLANNED)
    session = case.sessions.get()
    people = tuple(session.people.values_list("participation_id", flat=True))
    on, by = timezone.localtime(session.start).date(), office.lead.user
    said = {"people": people, "day_check": True, "adjourned": False}
    with pytest.raises(Refused) as refusal:
        perform(case=case.pk, step="hold_session", on=on, by=by, at=session.start - timedelta(minutes=5), values=said)
    assert codes(refusal) == {"session_lies_ahead"}
    perform(case=case.pk, step="hold_session", on=on, by=by, at=session.start + timedelta(minutes=5), values=said)
    session.refresh_from_db()
    assert session.state is SessionState.HELD
