"""Periods that follow from what is known: how long a risk review counts, and when the court waits for a report."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from izligums.cases.enums import Channel, Procedure, Stage
from izligums.cases.models import Case, Deadline
from izligums.core.actions import set_period
from izligums.core.enums import PeriodUnit
from izligums.meetings.enums import Form, Mode
from izligums.process.refusals import Refused
from izligums.settlements.enums import Fulfilment
from tests.integration.process.test_late_paper import codes, office_of_march, perform_late
from tests.support.cases import Office
from tests.support.cast import FAMILY
from tests.support.office import at

pytestmark = pytest.mark.django_db

FIRST = date(2026, 3, 2)


def set_days(name: str, value: int | None, unit: PeriodUnit = PeriodUnit.CALENDAR_DAYS) -> None:
    moment = datetime(2026, 1, 5, 9, tzinfo=UTC)
    set_period(name=name, value=value, unit=unit, valid_from=date(2026, 1, 5), note="", by="1", at=moment)


def running(case: Case, name: str) -> tuple[date, date | None] | None:
    return Deadline.objects.filter(case=case, name=name, ended_on=None).values_list("started_on", "due_on").first()


def plan_only(office: Office, case: Case, *, on: date) -> None:
    """Without a new risk review."""
    office.act(
        case,
        "plan_session",
        on=on,
        form=Form.SESSION,
        mode=Mode.IN_PERSON,
        start=at(on + timedelta(days=3), 10),
        end=at(on + timedelta(days=3), 12),
        place="Dzirnavu iela 10",
        people=tuple(sorted(each.id for each in office.people(case))),
    )


def test_no_review_grows_old_while_no_period_is_set() -> None:
    office = office_of_march()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    assert running(case, "risk_review_valid") is None
    plan_only(office, case, on=FIRST + timedelta(days=200))
    assert case.stage is Stage.SESSION_PLANNED


@pytest.mark.parametrize(
    ("value", "unit", "last"),
    [
        (10, PeriodUnit.CALENDAR_DAYS, date(2026, 3, 12)),
        (5, PeriodUnit.WORKING_DAYS, date(2026, 3, 9)),
        (1, PeriodUnit.MONTHS, date(2026, 4, 2)),
    ],
)
def test_old_review_stops_planning_and_is_due_before(value: int, unit: PeriodUnit, last: date) -> None:
    set_days("risk_review_valid", value, unit)
    office = office_of_march()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    assert running(case, "risk_review_valid") == (FIRST, last)
    with pytest.raises(Refused) as refusal:
        plan_only(office, case, on=last + timedelta(days=1))
    assert codes(refusal) == {"risk_review_too_old"}
    plan_only(office, case, on=last)
    session = case.sessions.get()
    with pytest.raises(Refused) as late:
        office.act(
            case,
            "hold_session",
            on=last + timedelta(days=3),
            people=tuple(session.people.values_list("participation_id", flat=True)),
            day_check=True,
            adjourned=False,
        )
    assert codes(late) == {"risk_review_too_old"}
    office.act(case, "review_risk", on=last + timedelta(days=2), factors=())
    office.hold(case)
    assert running(case, "risk_review_valid") is None


def test_late_paper_does_not_shorten_what_a_newer_review_gives() -> None:
    set_days("risk_review_valid", 10)
    office = office_of_march()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    office.act(case, "review_risk", on=FIRST + timedelta(days=5), factors=())
    perform_late(office, case, "review_risk", None, on=FIRST + timedelta(days=3), factors=())
    assert running(case, "risk_review_valid") == (date(2026, 3, 7), date(2026, 3, 17))
    office.act(case, "correct", act=case.acts.get(happened_on=date(2026, 3, 7), step="review_risk").pk, reason="Slip.")
    assert running(case, "risk_review_valid") == (date(2026, 3, 5), date(2026, 3, 15))
    office.act(case, "record_talk", "Anna", channel=Channel.PHONE)
    assert running(case, "risk_review_valid") is None


def test_court_is_waiting_from_the_end_of_a_childs_time() -> None:
    set_days("child_report_to_court", 5, PeriodUnit.WORKING_DAYS)
    office = office_of_march()
    case = office.case_at(Stage.FOLLOWING_UP, FAMILY, procedure=Procedure.COMPULSORY_MEASURE)
    condition = case.settlements.get().conditions.get()
    assert condition.due is not None
    begun = running(case, "child_report_to_court")
    assert begun is not None
    assert begun[0] == condition.due
    day = office.last_day(case) + timedelta(days=1)
    office.act(case, "record_fulfilment", on=day, condition=condition.pk, fulfilment=Fulfilment.FULFILLED)
    begun = running(case, "child_report_to_court")
    assert begun is not None
    assert begun[0] == day
    assert begun[1] is not None
    office.act(case, "report_fulfilment", settlement=condition.settlement_id)
    assert running(case, "child_report_to_court") is None


def test_court_waits_in_no_other_case() -> None:
    office = office_of_march()
    case = office.case_at(Stage.FOLLOWING_UP)
    assert not Deadline.objects.filter(case=case, name="child_report_to_court").exists()
