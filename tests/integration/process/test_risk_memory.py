"""A found risk and a second person's "no" are remembered: no review of the mediator alone takes them away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from izligums.cases.enums import Channel, Risk, RiskFactor, Stage
from izligums.cases.models import Case
from izligums.process.gather import gather
from izligums.process.refusals import Refused
from tests.integration.process.test_late_paper import codes, office_of_march
from tests.support.cases import Office

pytestmark = pytest.mark.django_db

FOUND = (RiskFactor.DOMESTIC_VIOLENCE,)


def refused_case(office: Office) -> Case:
    """Everybody is prepared, risks were found, and the head of the unit said no."""
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    office.act(case, "review_risk", factors=FOUND)
    office.act(case, "second_review", by=office.head, may_go_on=False)
    return case


def test_own_review_without_factors_does_not_take_the_refusal_away() -> None:
    office = office_of_march()
    case = refused_case(office)
    office.act(case, "review_risk", factors=())
    facts = gather(case, on=office.last_day(case))
    assert (facts.risk, facts.risk_open) == (Risk.CLEAR, True)
    with pytest.raises(Refused) as refusal:
        office.plan(case)
    assert codes(refusal) == {"found_risk_needs_second_person"}
    with pytest.raises(Refused) as alone:
        office.act(case, "second_review", may_go_on=True)
    assert codes(alone) == {"second_person_is_the_first"}


def test_refusal_outlives_a_talk_and_ends_when_a_second_person_says_yes() -> None:
    office = office_of_march()
    case = refused_case(office)
    office.act(case, "record_talk", "Anna", channel=Channel.PHONE)
    office.act(case, "review_risk", factors=())
    with pytest.raises(Refused):
        office.plan(case)
    office.act(case, "second_review", by=office.head, may_go_on=True)
    office.act(case, "record_talk", "Anna", channel=Channel.PHONE)
    office.act(case, "review_risk", factors=())
    office.plan(case)
    assert case.sessions.count() == 1


def test_only_the_second_person_takes_the_word_back() -> None:
    office = office_of_march()
    case = refused_case(office)
    word = case.acts.latest("sequence")
    with pytest.raises(Refused) as refusal:
        office.act(case, "correct", act=word.pk, reason="It was not meant so.")
    assert codes(refusal) == {"second_review_is_of_another"}
    office.act(case, "correct", by=office.head, act=word.pk, reason="Another case was meant.")
    facts = gather(case, on=office.last_day(case))
    assert (facts.risk, facts.risk_open) == (Risk.NEEDS_SECOND, True)


def test_clean_review_does_not_hide_a_found_risk_from_the_second_person() -> None:
    office = office_of_march()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    office.act(case, "review_risk", factors=FOUND)
    office.act(case, "review_risk", factors=())
    with pytest.raises(Refused) as refusal:
        office.plan(case)
    assert codes(refusal) == {"found_risk_needs_second_person"}
    office.act(case, "second_review", by=office.head, may_go_on=True)
    office.plan(case)
    assert case.sessions.count() == 1


def test_review_dated_before_the_refusal_changes_nothing() -> None:
    office = office_of_march()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    day = office.last_day(case)
    office.act(case, "review_risk", factors=FOUND)
    office.act(case, "second_review", by=office.head, on=day + timedelta(days=2), may_go_on=False)
    office.act(case, "review_risk", on=day + timedelta(days=1), factors=())
    assert gather(case, on=day + timedelta(days=2)).risk is Risk.REFUSED


def test_found_risk_is_not_taken_back_by_whoever_found_it() -> None:
    """Else a correction would do what a clean review of one's own cannot."""
    office = office_of_march()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    office.act(case, "review_risk", factors=FOUND)
    found = case.acts.latest("sequence")
    with pytest.raises(Refused) as refusal:
        office.act(case, "correct", act=found.pk, reason="I ticked the wrong box.")
    assert codes(refusal) == {"found_risk_is_your_own"}
    office.act(case, "correct", by=office.head, act=found.pk, reason="Another case was meant.")
    assert gather(case, on=office.last_day(case)).risk_open is False


def test_clean_review_is_taken_back_by_whoever_made_it() -> None:
    office = office_of_march()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    office.act(case, "correct", act=case.acts.latest("sequence").pk, reason="Another case was meant.")
    assert gather(case, on=office.last_day(case)).risk is Risk.NONE
