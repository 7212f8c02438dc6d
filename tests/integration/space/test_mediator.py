"""Writing to one's own mediator: it waits for an answer, and stays between the two."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from izligums.accounts.enums import Role
from izligums.cases.enums import Capacity, Channel, Stage
from izligums.cases.models import Act, Case
from izligums.dialogue.enums import ReplyWay
from izligums.dialogue.models import Reply, Saying
from izligums.dialogue.models.saying import WAITS
from izligums.messages.models import Letter, Message
from izligums.process.refusals import NotAllowed, WrongStage
from tests.integration.door.test_pages import inside, said
from tests.integration.test_case_page import queries_of
from tests.integration.test_start_pages import card
from tests.support.cases import Office
from tests.support.door import invited
from tests.support.own import send
from tests.support.pages import Desk, hidden_fields
from tests.support.queries import own

pytestmark = pytest.mark.django_db
HOME, MEDIATOR = "/mana-lieta/es/", "/mana-lieta/mans-starpnieks/"
WORDS, ANSWER = "Vai es varu atnākt ar suni?", "Jā, suns drīkst nākt."


@pytest.fixture
def office() -> Office:
    office = Office()
    office.start = timezone.localdate()
    return office


def write(client: Client, text: str = WORDS) -> None:
    assert send(client, MEDIATOR, message=text).headers["Location"] == f"{MEDIATOR}?done"


def day_page(desk: Desk) -> str:
    return card(said(desk.client.get("/today/")), "waiting")


def reply(desk: Desk, case: Case, person: int, **answer: str) -> Any:
    return desk.send(case, "reply_to_person", person, **answer)


def test_message_waits_for_the_mediator_and_is_answered_in_the_own_space(office: Office) -> None:
    access = invited(office, "Anna")
    client, desk, person = inside(access), Desk(office.lead.user), access.participation_id
    assert f'href="{MEDIATOR}"' in said(client.get(HOME))
    assert "Call 112" in said(client.get(MEDIATOR))
    write(client)
    mine = said(client.get(MEDIATOR))
    assert WORDS in mine
    assert "has not answered yet" in mine
    waiting, theirs = day_page(desk), f"/cases/{access.case_id}/said/{person}/"
    assert "Anna Bērziņa wrote to you" in waiting
    assert f'href="{theirs}"' in waiting
    assert WORDS not in waiting
    assert WORDS not in said(desk.case(access.case))
    assert f'href="{theirs}"' in said(desk.case(access.case))
    read = said(desk.client.get(theirs))
    assert WORDS in read
    assert f"/acts/reply_to_person/{person}/" in read
    assert WORDS in said(desk.client.get(f"/cases/{access.case_id}/acts/reply_to_person/{person}/"))
    assert reply(desk, access.case, person, reply_way="written", reply=ANSWER).status_code == 302
    assert "wrote to you" not in day_page(desk)
    assert "Your mediator has answered you" in said(client.get(HOME))
    mine = said(client.get(MEDIATOR))
    assert ANSWER in mine
    assert "has not answered yet" not in mine
    assert "Your mediator has answered you" not in said(client.get(HOME))
    assert ANSWER in said(desk.client.get(theirs))


def test_no_word_of_it_leaves_the_two(office: Office) -> None:
    access = invited(office, "Anna")
    other = inside(invited(office, "Jānis", case=access.case))
    write(inside(access))
    reply(Desk(office.lead.user), access.case, access.participation_id, reply_way="written", reply=ANSWER)
    for page in ("es", "mans-starpnieks", "vestules", "jautajumi", "tiksanas"):
        assert WORDS not in said(other.get(f"/mana-lieta/{page}/"))
        assert ANSWER not in said(other.get(f"/mana-lieta/{page}/"))
    for user in (office.coordinator, office.head):
        desk = Desk(user)
        assert desk.client.get(f"/cases/{access.case_id}/said/{access.participation_id}/").status_code == 403
        assert desk.client.get(f"/cases/{access.case_id}/acts/reply_to_person/").status_code == 403
        for shown in (desk.case(access.case), desk.client.get("/office/")):
            assert WORDS not in said(shown)
            assert ANSWER not in said(shown)
        assert "waits for your answer" not in said(desk.case(access.case))
    for step in ("write_to_mediator", "reply_to_person"):
        entry = Act.objects.get(step=step)
        assert not {"message", "reply"} & entry.values.keys()
    assert Act.objects.get(step="write_to_mediator").capacity is Capacity.PERSON
    assert not mail.outbox
    assert not Message.objects.exists()
    assert not Letter.objects.filter(act__step__in=("write_to_mediator", "reply_to_person")).exists()


def test_talk_is_an_answer_too_and_everything_is_answered_at_once(office: Office) -> None:
    access = invited(office, "Anna")
    client, desk = inside(access), Desk(office.lead.user)
    write(client)
    write(client, "Un vēl kas.")
    assert day_page(desk).count("Anna Bērziņa wrote to you") == 1
    assert reply(desk, access.case, access.participation_id, reply_way="talked").status_code == 302
    assert "wrote to you" not in day_page(desk)
    page = said(client.get(MEDIATOR))
    assert "You talked about it." in page
    assert "has not answered yet" not in page
    assert "Your mediator has answered you" not in said(client.get(HOME))
    assert not Saying.objects.filter(WAITS).exists()
    write(client, "Paldies!")
    assert "Anna Bērziņa wrote to you" in day_page(desk)


def test_answer_that_nobody_could_read_is_not_taken(office: Office) -> None:
    access = invited(office, "Anna")
    desk, person = Desk(office.lead.user), access.participation_id
    write(inside(access))
    for answer, why in (
        ({"reply_way": "written"}, "An answer in writing has words."),
        ({"reply_way": "talked", "reply": ANSWER}, "would reach nobody"),
    ):
        refused = reply(desk, access.case, person, **answer)
        assert refused.status_code == 422
        assert why in said(refused)
        assert WORDS in said(refused)
    office.act(access.case, "end_access", "Anna")
    assert "no way into their own space" in said(reply(desk, access.case, person, reply_way="written", reply=ANSWER))
    assert not Reply.objects.exists()
    assert reply(desk, access.case, person, reply_way="talked").status_code == 302


def test_what_came_in_meanwhile_is_read_before_it_is_answered(office: Office) -> None:
    access = invited(office, "Anna")
    client, desk, person = inside(access), Desk(office.lead.user), access.participation_id
    write(client)
    opened = desk.open(access.case, "reply_to_person", person)
    write(client, "Nē, tomēr bez suņa.")
    answer = desk.again(opened, reply_way="written", reply=ANSWER)
    assert answer.status_code == 409
    assert "Nē, tomēr bez suņa." in said(answer)
    assert not Reply.objects.exists()


def test_whoever_stopped_can_still_write(office: Office) -> None:
    access = invited(office, "Anna")
    client = inside(access)
    client.post("/mana-lieta/apturet/")
    write(client, "Es vairs nevaru.")
    office.act(access.case, "record_withdrawal", "Anna", channel=Channel.PHONE)
    write(client, "Paldies par visu.")
    assert "Anna Bērziņa wrote to you" in day_page(Desk(office.lead.user))
    page = said(client.get(HOME))
    assert f'href="{MEDIATOR}"' in page
    assert "It is recorded. Nothing more will be asked of you." in page


def test_empty_or_endless_message_is_not_sent(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    for text in ("", "  ", "a" * 2001):
        assert send(client, MEDIATOR, message=text).status_code == 200
    assert not Saying.objects.exists()
    write(client, "a" * 2000)


def test_message_is_a_draft_until_it_is_sent_and_sent_once(office: Office) -> None:
    access = invited(office, "Anna")
    client, desk = inside(access), Desk(office.lead.user)
    send(client, MEDIATOR, message=WORDS, later="1")
    assert WORDS in said(client.get(MEDIATOR))
    assert "Anna" not in day_page(desk)
    sent = {**hidden_fields(client.get(MEDIATOR)), "message": WORDS}
    client.post(MEDIATOR, sent)
    client.post(MEDIATOR, sent)
    assert Saying.objects.count() == 1


def test_nobody_writes_for_somebody_else(office: Office) -> None:
    case = office.case_at(Stage.PREPARING)
    with pytest.raises(NotAllowed):
        office.act(case, "write_to_mediator", "Anna", message=WORDS)
    with pytest.raises(WrongStage):
        office.act(case, "reply_to_person", "Anna", reply_way=ReplyWay.TALKED)


def test_nobody_waits_who_is_gone(office: Office) -> None:
    access = invited(office, "Anna")
    write(inside(access))
    office.act(access.case, "record_death", "Anna")
    assert "Anna" not in day_page(Desk(office.lead.user))
    assert Saying.objects.get().answered_by == Act.objects.get(step="record_death")
    assert WORDS in said(Desk(office.lead.user).client.get(f"/cases/{access.case_id}/said/{access.participation_id}/"))


def test_wish_for_another_talk_waits_in_the_same_way() -> None:
    office = Office()
    case = office.case_at(Stage.SESSION_HELD)
    access = invited(office, "Anna", case=case)
    client, desk, how = inside(access), Desk(office.lead.user), "/mana-lieta/ka-man-klajas/"
    send(client, how, how_i_am="Labi.")
    assert "Anna" not in day_page(desk)
    send(client, how, wants_talk="on")
    assert "Anna Bērziņa asks for another talk" in day_page(desk)
    assert "You asked for another talk." in said(client.get(MEDIATOR))
    assert reply(desk, case, access.participation_id, reply_way="talked").status_code == 302
    assert "Anna" not in day_page(desk)
    assert "You talked about it." in said(client.get(MEDIATOR))


def test_case_waits_on_the_day_page_of_its_mediators_alone(office: Office) -> None:
    access = invited(office, "Anna")
    write(inside(access))
    other = office.mediator("vija")
    assert access.case.number not in day_page(Desk(other.user))
    office.act(access.case, "assign_co_mediator", mediator=other.pk)
    assert "Anna" not in day_page(Desk(other.user)), "the question of conflict is not answered"
    office.act(access.case, "declare_conflict", by=other.user, conflict=False)
    assert "Anna Bērziņa wrote to you" in day_page(Desk(other.user))
    assert other.user.role is Role.MEDIATOR


def test_day_and_case_page_ask_no_more_when_more_people_wait(office: Office) -> None:
    cases = [office.case_at(Stage.PREPARING) for _each in range(3)]
    desk = Desk(office.lead.user)

    def asked() -> tuple[list[str], list[str]]:
        with CaptureQueriesContext(connection) as captured:
            desk.client.get("/today/")
        return own(captured), queries_of(cases[0], office.lead.user)

    write(inside(invited(office, "Anna", case=cases[0])))
    few = asked()
    for case in cases:
        write(inside(invited(office, "Jānis", case=case)))
    many = asked()
    assert [len(each) for each in many] == [len(each) for each in few]
    assert day_page(desk).count("wrote to you") == 4


def test_those_who_wait_are_found_by_an_index(office: Office) -> None:
    write(inside(invited(office, "Anna")))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Saying.objects.filter(WAITS, case__in=[1]).order_by().explain()
    assert "dialogue_saying_waits" in plan
