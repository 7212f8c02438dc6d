"""The case page at every stage."""

from __future__ import annotations

from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from izligums.accounts.models import User
from izligums.cases.enums import Channel, RiskFactor, Role, Stage
from izligums.cases.models import Case
from izligums.core.enums import Language
from izligums.meetings.enums import Form, Mode
from tests.support.cases import Office
from tests.support.cast import ANNA, ELZA, JANIS, beside
from tests.support.office import at_noon
from tests.support.pages import Desk
from tests.support.queries import own


@pytest.mark.django_db
@pytest.mark.parametrize("stage", list(Stage))
def test_case_page_at_every_stage(client: Client, stage: Stage) -> None:
    office = Office()
    case = office.case_at(stage)
    for user in (office.coordinator, office.lead.user):
        client.force_login(user)
        response = client.get(f"/cases/{case.pk}/")
        wanted = 404 if user == office.lead.user and stage in (Stage.RECEIVED, Stage.REGISTERED) else 200
        assert response.status_code == wanted


CROWD = (
    ANNA,
    JANIS,
    beside(0, Role.SUPPORTER, "Rūta", "Zariņa"),
    beside(0, Role.SUPPORTER, "Ieva", "Siliņa"),
    beside(1, Role.SUPPORTER, "Kaspars", "Lācis"),
    beside(1, Role.COUNSEL, "Aija", "Roze"),
    ELZA,
    beside(6, Role.SUPPORTER, "Olga", "Egle"),
)


def queries_of(case: Case, user: User) -> list[str]:
    client = Client()
    client.force_login(user)
    client.get(f"/cases/{case.pk}/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/cases/{case.pk}/").status_code == 200
    return own(asked)


@pytest.mark.django_db
def test_case_page_asks_fifteen_queries_however_much_has_happened() -> None:
    office = Office()
    small, large = office.case_at(Stage.PREPARING), office.case_at(Stage.SESSION_HELD, CROWD)
    office.draft(large)
    office.withhold(large, "Anna")
    office.act(large, "hand_statement", "Anna", text="Man ir jautājums.")
    office.ask(large, "Jānis", "Kā Jums klājas?")
    office.act(large, "say_how_i_am", "Anna", wants_talk=True)
    for whom in ("Anna", "Jānis"):
        office.act(large, "propose_supporter", whom, name="Ilga Zara", relation="māsa", reach="+371 20000000", told=())
    assert large.acts.count() > 30
    for user in (office.coordinator, office.lead.user):
        few, many = queries_of(small, user), queries_of(large, user)
        assert len(few) <= 14, "\n".join(few)
        assert len(many) <= 14, "\n".join(many)  # fifteen with the one that records the reading
        assert len(many) - len(few) <= 1, "conditions are read only where there is a settlement"
    page = Desk(office.lead.user).case(large)
    assert [each.text.split(",")[0] for each in page.context["proposals"]] == ["Ilga Zara (māsa)"] * 2
    assert [each.text for each in page.context["to_answer"]] == ["Anna Bērziņa"]


@pytest.mark.django_db
def test_journal_goes_on_over_pages() -> None:
    office = Office()
    case = office.case_at(Stage.CLOSED)
    client = Client()
    client.force_login(office.coordinator)
    where, seen = f"/cases/{case.pk}/", 0
    while where:
        page = client.get(where)
        seen += len(page.context["journal"])
        older = page.context["older"]
        where = f"/cases/{case.pk}/{older.split('#')[0]}" if older else ""
    assert seen == case.acts.count()


@pytest.mark.django_db
def test_page_says_what_is_missing_and_where_to_begin() -> None:
    office = Office()
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    client = Client()
    client.force_login(office.lead.user)
    goal = client.get(f"/cases/{case.pk}/").context["ahead"][0]
    janis = office.id_of(case, "Jānis")
    assert goal.act.href == f"/cases/{case.pk}/acts/record_acknowledgement/{janis}/"
    assert any("Anna Bērziņa" in task.text for task in goal.all)
    assert all(task.source for task in (*goal.first, *goal.all))


@pytest.mark.django_db
def test_what_belongs_to_one_side_stands_in_its_column_only() -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.act(case, "record_talk", "Anna", channel=Channel.IN_PERSON, life_changed="Vairs neiet ārā vakaros")
    client = Client()
    client.force_login(office.lead.user)
    page = client.get(f"/cases/{case.pk}/")
    victim, offender = page.context["columns"]
    assert [words for person in victim.people for _on, words in person.life] == ["Vairs neiet ārā vakaros"]
    assert not any(person.life for person in offender.people)
    assert page.content.decode().count("Vairs neiet ārā vakaros") == 1


class Compartments(HTMLParser):
    """The words of a page by the compartment in which they stand, as somebody hears them; "" is outside of all."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div":
            given = dict(attrs)
            self.open.append((given.get("aria-label") or "") if given.get("role") == "group" else "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        name = next((each for each in reversed(self.open) if each), "")
        self.words[name] = self.words.get(name, "") + data


ONLY = {"Anna": "only for the victim's side", "Jānis": "only for the offender's side"}


@pytest.mark.django_db
def test_what_belongs_to_one_side_stands_in_its_compartment() -> None:
    """On the case page, in the forms of acts and on the entries; the mark is read aloud and seen without colours."""
    office = Office()
    case = office.case_at(Stage.PREPARING)
    told: dict[str, dict[str, Any]] = {}
    for name in ONLY:
        told[name] = {"phone": f"+371 29998{len(name)}", "address": f"Klusā iela {name}", "note": f"zvanīt {name}"}
        office.act(case, "record_safe_way", name, channel=Channel.PHONE, language=Language.LATVIAN, **told[name])
        office.act(case, "record_talk", name, channel=Channel.IN_PERSON, life_changed=f"Dzīve {name}")
    client = Client()
    client.force_login(office.lead.user)
    page = client.get(f"/cases/{case.pk}/?papers=all").content.decode()
    parts = Compartments(page).words
    for name, mark in ONLY.items():
        for words in (*told[name].values(), f"Dzīve {name}", mark):
            assert [where for where, said in parts.items() if words in said and (where or words != mark)] == [mark]
        for where in (
            f"acts/record_safe_way/{office.id_of(case, name)}/",
            f"journal/{case.acts.filter(step='record_talk', person_id=office.id_of(case, name)).get().sequence}/",
        ):
            said = Compartments(client.get(f"/cases/{case.pk}/{where}").content.decode()).words
            assert mark in said[mark]
            assert not set(said) & set(ONLY.values()) - {mark}
    entry = case.acts.filter(step="review_risk").last()
    assert entry is None or "only for the service" in client.get(f"/cases/{case.pk}/journal/{entry.sequence}/").text
    assert "only for the service" in client.get(f"/cases/{case.pk}/acts/review_risk/").text


@pytest.mark.django_db
def test_papers_and_scans_stand_with_their_side() -> None:
    office = Office()
    case = office.case_at(Stage.SESSION_HELD)
    client = Client()
    client.force_login(office.lead.user)
    page = client.get(f"/cases/{case.pk}/?papers=all")
    sides = {each.whose: {paper.whose for paper in each.papers} for each in page.context["papers"].groups}
    assert {"Anna Bērziņa"} == sides["victim"]
    assert {"Jānis Kalniņš"} == sides["offender"]
    assert not {"Anna Bērziņa", "Jānis Kalniņš"} & sides.get("", set())


@pytest.mark.django_db
def test_case_that_cannot_go_on_offers_its_end() -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.withdraw(case, "Anna")
    client = Client()
    client.force_login(office.lead.user)
    goal = client.get(f"/cases/{case.pk}/").context["ahead"][0]
    assert goal.act.href == f"/cases/{case.pk}/acts/end_without_settlement/"


@pytest.mark.django_db
def test_session_is_not_the_main_thing_to_record_before_its_hour(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At noon, whenever the test runs: a session begins and ends on one day."""
    noon = at_noon(timezone.localdate())
    monkeypatch.setattr(timezone, "now", lambda: noon)
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    soon = noon + timedelta(minutes=2)
    office.act(
        case,
        "plan_session",
        form=Form.SESSION,
        mode=Mode.IN_PERSON,
        start=soon,
        end=soon + timedelta(minutes=1),
        place="Dzirnavu iela 10",
        people=tuple(sorted(each.id for each in office.people(case))),
    )
    client.force_login(office.lead.user)
    goal = client.get(f"/cases/{case.pk}/").context["ahead"][0]
    assert (goal.first, goal.act) == ([], None)


@pytest.mark.django_db
def test_nobody_is_sent_to_the_second_look_at_an_own_review(client: Client) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    office.act(case, "review_risk", factors=(RiskFactor.DOMESTIC_VIOLENCE,))
    client.force_login(office.lead.user)
    [goal] = client.get(f"/cases/{case.pk}/").context["ahead"]
    assert goal.act is None
    assert [task.href for task in goal.first] == [""]
    client.force_login(office.head)
    [goal] = client.get(f"/cases/{case.pk}/").context["ahead"]
    assert goal.act.href == f"/cases/{case.pk}/acts/second_review/"
