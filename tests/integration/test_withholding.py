"""Openings that a person is not shown for a time: by two people, on a ground, until a day; and nobody can tell."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.accounts.walls import drawing_own_data
from izligums.cases import reading
from izligums.cases.enums import ReadingOutcome, Stage
from izligums.cases.models import Case, Reading, Withholding
from izligums.core.enums import Language
from izligums.process.gather import gather
from izligums.process.own_data import asking, drawing
from izligums.process.refusals import NotAllowed, Refused
from tests.integration.door.test_pages import inside
from tests.integration.process.test_late_paper import codes
from tests.support.cases import Office
from tests.support.door import invited
from tests.support.pages import Desk
from tests.support.sides import squeezed, words_of

pytestmark = pytest.mark.django_db
WHY = "Iekšējā pārbaude par šo darbinieku"


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture(scope="module")
def kept_case(made_once: None) -> int:
    return Office().case_at(Stage.PREPARING).pk


@pytest.fixture
def case(kept_case: int) -> Case:
    return Case.objects.get(pk=kept_case)


def read(case: Case, who: User) -> None:
    """That `who` opened the case today."""
    reading.record(
        reading.Notes({case.pk: None}), user=who.pk, page="case", outcome=ReadingOutcome.READ, at=timezone.now()
    )


def decide(office: Office, case: Case, **changed: Any) -> int:
    """The id of what is to be withheld from Anna."""
    return office.withhold(case, "Anna", **{"reason": WHY, **changed})


def second(office: Office) -> User:
    return office.user("otra", Role.COORDINATOR)


def agree(office: Office, case: Case, id: int, *, by: User | None = None, agrees: bool = True) -> None:
    office.act(
        case, "review_withholding", by=by or second(office), withholding=id, agrees=agrees, reason="Citādi nevar."
    )


@pytest.fixture
def anna(office: Office, case: Case) -> Client:
    """In her own space."""
    return inside(invited(office, "Anna", case=case))


def page_of(person: Client) -> str:
    return re.sub(
        r'name="csrfmiddlewaretoken" value="[^"]+"', "", person.get("/mana-lieta/kas-skatijas/").content.decode()
    )


def shown(person: Client) -> set[str]:
    """Whom a person sees in their own space."""
    days = person.get("/mana-lieta/kas-skatijas/").context["days"]
    return {each.name for _day, those in days for each in those}


def test_nothing_is_withheld_before_a_second_person_agrees(office: Office, case: Case, anna: Client) -> None:
    for who in (office.coordinator, office.head):
        read(case, who)
    both = {office.coordinator.display_name, office.head.display_name}
    assert shown(anna) == both
    janis = inside(invited(office, "Jānis", case=case))
    id = decide(office, case)
    assert shown(anna) == both
    agree(office, case, id)
    assert shown(anna) == {office.head.display_name}
    assert shown(janis) == both, "from her alone"
    office.act(case, "end_withholding", by=office.head, withholding=id, reason="Pārbaude beigusies.")
    assert shown(anna) == both
    row = Withholding.objects.get(pk=id)
    assert (row.by, row.second_id is not None, row.ended_on is not None) == (office.head, True, True)


def test_second_person_who_disagrees_ends_it(office: Office, case: Case, anna: Client) -> None:
    read(case, office.coordinator)
    id = decide(office, case)
    agree(office, case, id, agrees=False)
    assert shown(anna) == {office.coordinator.display_name}
    assert gather(case, on=office.last_day(case)).withholdings == ()


def test_it_ends_by_itself_with_its_day(office: Office, case: Case, anna: Client) -> None:
    read(case, office.coordinator)
    id = decide(office, case)
    agree(office, case, id)
    today = timezone.localdate()
    Withholding.objects.filter(pk=id).update(until=today)
    assert shown(anna) == set()
    Withholding.objects.filter(pk=id).update(until=today - timedelta(days=1), since=today - timedelta(days=9))
    assert shown(anna) == {office.coordinator.display_name}


def test_earlier_openings_are_shown(office: Office, case: Case, anna: Client) -> None:
    read(case, office.coordinator)
    agree(office, case, decide(office, case, since=timezone.localdate() + timedelta(days=1)))
    assert shown(anna) == {office.coordinator.display_name}


def test_only_the_head_decides_and_another_agrees(office: Office, case: Case) -> None:
    with pytest.raises(NotAllowed):
        office.act(case, "withhold_openings", "Anna", by=office.coordinator)
    wrongly: dict[str, dict[str, Any]] = {
        "openings_are_your_own": {"reader": office.head.pk},
        "withholding_without_future": {"until": office.start},
        "withholding_ends_first": {"since": date(2040, 1, 1)},
    }
    for wrong, changed in wrongly.items():
        with pytest.raises(Refused) as refusal:
            decide(office, case, **changed)
        assert wrong in codes(refusal)
    id = decide(office, case)
    for who in (office.head, office.coordinator):  # who decided it, and whose openings they are
        with pytest.raises(Refused) as refusal:
            agree(office, case, id, by=who)
        assert codes(refusal) == {"withholding_is_your_own"}
    with pytest.raises(NotAllowed):
        agree(office, case, id, by=office.lead.user)


@pytest.mark.parametrize("others", [True, False])
def test_page_is_the_same_as_if_nobody_had_opened(office: Office, case: Case, anna: Client, others: bool) -> None:
    """With an opening that is withheld, and where there never was one."""
    if others:
        read(case, office.head)
    without = page_of(anna)
    read(case, office.coordinator)
    assert page_of(anna) != without
    agree(office, case, decide(office, case))
    assert page_of(anna) == without
    assert "dvi.gov.lv" in without


def test_printed_own_data_keep_it_back_too(office: Office, case: Case) -> None:
    anna = case.participations.get(pk=office.id_of(case, "Anna"))
    place = asking.Place(anna.pk, anna.person_id, case.unit_id, case.number)
    by, at = office.user("vineta", Role.DATA_OFFICER), timezone.now()

    def printed() -> str:
        wanted = asking.ask(place, case_id=case.pk, by=by, reason="Lūdza.", language=Language.LATVIAN, at=at)
        with drawing_own_data(wanted.pk):
            drawing.draw(wanted)
        wanted.refresh_from_db()
        return squeezed(words_of(bytes(wanted.content or b""), file_name=""))

    read(case, office.head)
    without = printed()
    read(case, office.coordinator)
    assert squeezed(office.coordinator.display_name) in printed()
    agree(office, case, decide(office, case))
    assert printed() == without
    assert "dvi.gov.lv" in without


def test_decision_by_form_waits_on_the_start_page_for_another(office: Office, case: Case) -> None:
    anna, until = office.id_of(case, "Anna"), timezone.localdate() + timedelta(days=10)
    form: dict[str, Any] = {"reader": office.coordinator.pk, "ground": "prosecution", "reason": WHY}
    days = {"since": office.start.isoformat(), "until": until.isoformat()}
    assert Desk(office.head).send(case, "withhold_openings", person=anna, **form, **days).status_code == 302
    entry = case.acts.latest("sequence")
    start = f"/cases/{case.pk}/journal/{entry.sequence}/"
    other = Desk(second(office))
    assert start in other.client.get("/office/").text
    for who in (office.head, office.coordinator):
        assert start not in Desk(who).client.get("/office/").text
    opened = other.client.get(start)
    assert WHY in opened.text
    assert office.coordinator.display_name in opened.text
    query = f"?withholding={entry.created}"
    assert query in opened.context["review"].href
    assert other.send(case, "review_withholding", query=query, agrees="True", reason="Jā.").status_code == 302
    assert start not in other.client.get("/office/").text
    grants = other.client.get(f"/cases/{case.pk}/grants/").text
    assert office.coordinator.display_name in grants.split('withheld-caption"')[-1]


def test_reasons_stand_sealed_and_auditors_read_codes(office: Office, case: Case) -> None:
    agree(office, case, decide(office, case))
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason, values::text FROM cases_act WHERE step = 'withhold_openings'")
        reason, values = cursor.fetchone()
    assert WHY.encode() not in bytes(reason)
    assert WHY not in values
    assert WHY not in Desk(office.user("auditor", Role.AUDITOR)).client.get("/journal/").text


def test_readings_stay_on_record_for_those_who_watch(office: Office, case: Case) -> None:
    read(case, office.coordinator)
    agree(office, case, decide(office, case))
    assert Reading.objects.filter(case_id=case.pk, user_id=office.coordinator.pk).exists()
    page = Desk(office.user("vineta", Role.DATA_OFFICER)).client.get("/readings/").text
    assert office.coordinator.display_name in page


def test_watchers_see_codes_and_days_and_no_name_of_the_case(office: Office, case: Case) -> None:
    read(case, office.coordinator)
    agree(office, case, decide(office, case))
    for name, role in (("vineta", Role.DATA_OFFICER), ("auditor", Role.AUDITOR)):
        page = Desk(office.user(name, role)).client.get("/readings/withheld/").text
        for words in (case.number, office.coordinator.display_name, office.head.display_name, "withheld now"):
            assert words in page
        for words in (WHY, "Anna", "Bērziņa", case.offence):
            assert words not in page
    assert Desk(office.head).client.get("/readings/withheld/").status_code == 403
    assert case.number in Desk(office.user("vera", Role.DATA_OFFICER)).client.get("/readings/").text
