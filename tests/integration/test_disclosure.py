"""Something is passed outside the service in danger: at once by one person, looked at afterwards by another."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from izligums.accounts.enums import Role
from izligums.cases.enums import DisclosedData, DisclosureGround, Outcome, Recipient, Stage
from izligums.cases.models import Case, Fact
from izligums.documents.models import IssuedDocument
from izligums.process.gather import gather
from izligums.process.refusals import NotAllowed, Refused
from tests.integration.process.test_late_paper import codes
from tests.support.cases import Office
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db
WHY, WHOM = "Teica, ka šonakt viņu atradīs", "Dežūrdaļa, inspektore Liepa"


@pytest.fixture
def office() -> Office:
    return Office()


def passed(office: Office, case: Case, **changed: Any) -> int:
    values: dict[str, Any] = {
        "recipient": Recipient.POLICE,
        "to_whom": WHOM,
        "ground": DisclosureGround.IMMINENT_DANGER,
        "reason": WHY,
        "data": (DisclosedData.IDENTITY, DisclosedData.DANGER),
    }
    return office.act(case, "record_disclosure", **values | changed).created or 0


def test_one_person_records_it_by_form_and_another_reviews_it(office: Office) -> None:
    case = office.case_at(Stage.PREPARING)
    form: dict[str, Any] = {"recipient": "police", "to_whom": WHOM, "ground": "child_protection", "data": ["child"]}
    assert Desk(office.lead.user).send(case, "record_disclosure", **form, reason=WHY).status_code == 302
    entry = case.acts.latest("sequence")
    start = Desk(office.coordinator).client.get("/office/").content.decode()
    assert f"/cases/{case.pk}/journal/{entry.sequence}/" in start
    opened = Desk(office.coordinator).client.get(f"/cases/{case.pk}/journal/{entry.sequence}/")
    assert WHY in opened.content.decode()
    assert WHOM in opened.content.decode()
    query = f"?disclosure={entry.created}"
    assert query in opened.context["review"].href
    desk = Desk(office.coordinator)
    sent = desk.send(case, "review_disclosure", query=query, justified="True", reason="Bērns bija viens.")
    assert sent.status_code == 302
    assert Fact.objects.get(case=case, kind="disclosure_review").yes is True
    assert f"/journal/{entry.sequence}/" not in Desk(office.head).client.get("/office/").content.decode()


def test_own_disclosure_waits_for_somebody_else(office: Office) -> None:
    case = office.case_at(Stage.PREPARING)
    id = passed(office, case, by=office.coordinator)
    with pytest.raises(Refused) as own:
        office.act(case, "review_disclosure", by=office.coordinator, disclosure=id, justified=True, reason="Pati.")
    assert codes(own) == {"disclosure_is_your_own"}
    assert not Desk(office.coordinator).client.get("/office/").context["disclosures"]
    with pytest.raises(NotAllowed):
        office.act(case, "review_disclosure", by=office.lead.user, disclosure=id, justified=True, reason="Es arī.")
    office.act(case, "review_disclosure", by=office.head, disclosure=id, justified=False, reason="Pietika brīdināt.")
    assert gather(case, on=office.last_day(case)).disclosed == frozenset()


def test_kinds_of_data_must_be_said(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        passed(office, office.case_at(Stage.REGISTERED), by=office.coordinator, data=())
    assert codes(refusal) == {"nothing_was_passed"}


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.SESSION_PLANNED, Stage.CLOSED])
def test_danger_can_be_told_in_every_stage_and_changes_nothing_else(office: Office, stage: Stage) -> None:
    case = office.case_at(stage)
    papers = IssuedDocument.objects.filter(case=case).count()
    before = gather(case, on=office.last_day(case))
    passed(office, case, by=office.coordinator)
    case.refresh_from_db()
    assert case.stage is stage
    assert gather(case, on=office.last_day(case)).but(disclosed=frozenset()) == before
    assert IssuedDocument.objects.filter(case=case).count() == papers


def test_words_stand_sealed(office: Office) -> None:
    case = office.case_at(Stage.REGISTERED)
    passed(office, case, by=office.coordinator)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT fact.text, act.reason, act.values::text FROM cases_fact fact JOIN cases_act act ON act.id = act_id"
            " WHERE kind = 'disclosure'"
        )
        text, reason, values = cursor.fetchone()
    assert WHOM.encode() not in bytes(text)
    assert WHY.encode() not in bytes(reason)
    assert WHOM not in values
    assert WHY not in values


def test_no_paper_says_it(office: Office) -> None:
    """The result notice is the same, with it and without."""
    said = []
    for tells in (False, True):
        case = office.case_at(Stage.SESSION_HELD)
        if tells:
            passed(office, case)
        office.act(case, "end_without_settlement", reason=Outcome.TALKS_WITHOUT_SETTLEMENT)
        office.act(case, "send_result_notice")
        notice = IssuedDocument.objects.filter(case=case, kind="result_notice").get()
        said.append({name: value for name, value in notice.data.items() if name != "case_number"})
    words = str(said[1])
    assert WHY not in words
    assert WHOM not in words
    assert set(said[0]) == set(said[1])


def test_auditor_reads_codes_only(office: Office) -> None:
    case = office.case_at(Stage.REGISTERED)
    passed(office, case, by=office.coordinator)
    page = Desk(office.user("auditor", Role.AUDITOR)).client.get("/journal/").content.decode()
    assert WHY not in page
    assert WHOM not in page


def test_no_correction_is_offered_for_what_was_passed(office: Office) -> None:
    """It stays on record; whoever looks at it afterwards says whether it had to be."""
    case = office.case_at(Stage.PREPARING)
    talk = case.acts.filter(step="record_consent").latest("sequence")
    passed(office, case)
    desk = Desk(office.lead.user)
    entry = desk.client.get(f"/cases/{case.pk}/journal/{case.acts.latest('sequence').sequence}/")
    assert entry.context["correct"] == ""
    assert desk.client.get(f"/cases/{case.pk}/journal/{talk.sequence}/").context["correct"]
    offered = {words for _value, words in desk.open(case, "correct").context["form"].fields["act"].choices}
    assert not any("passed outside" in words for words in offered)
    assert any("consent" in words for words in offered)
