"""Reminders and words of news: only to whom they are welcome, in their hours, once, and saying nothing of a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from izligums.cases.enums import Channel, Stage
from izligums.cases.models import Act, Case
from izligums.core.enums import Language
from izligums.dialogue.enums import GivenBack
from izligums.meetings.enums import CancelReason
from izligums.messages import reminding
from izligums.messages.delivery import deliver, open_at
from izligums.messages.enums import Hours, Medium, MessageKind, MessageState, Wording
from izligums.messages.models import Message, Terms
from izligums.process import door
from izligums.process.tasks import send_due_messages
from tests.support.cases import Office
from tests.support.channels import Received, loopback
from tests.support.door import invited, visit
from tests.support.office import at
from tests.support.own import inside, send

pytestmark = pytest.mark.django_db
PAGE = "/mana-lieta/zinas/"
SPARSE, PLAIN = "There is something to look at for you.", "You have an appointment on"


@pytest.fixture
def out() -> Iterator[Received]:
    with loopback() as received:
        yield received


@pytest.fixture
def office() -> Office:
    office = Office()
    office.start = timezone.localdate()
    return office


@pytest.fixture
def case(office: Office) -> Case:
    case = office.case_at(Stage.PREPARING)
    for name in ("Anna", "Jānis"):
        office.act(
            case,
            "record_safe_way",
            name,
            channel=Channel.PHONE,
            phone="+371 20000000",
            email=f"{name[0]}@example.org",
            language=Language.ENGLISH,
        )
    return case


def wants(office: Office, case: Case, name: str, **changed: Any) -> Act:
    """By text message at any hour that is no night, with day and hour; unless said otherwise."""
    usual = {"medium": Medium.SMS, "message_hours": Hours.ANY, "wording": Wording.PLAIN}
    return office.act(case, "choose_messages", name, **{**usual, **changed})


def send_due(moment: datetime) -> list[Message]:
    """What the queue sends that looks just then."""
    before = set(Message.objects.filter(state=MessageState.SENT).values_list("pk", flat=True))
    reminding.send_due(at=moment)
    for job in ProcrastinateJob.objects.filter(task_name="send_message").order_by("pk"):
        deliver(job.args["message_id"], at=moment, last=True)
    return list(Message.objects.filter(state=MessageState.SENT).exclude(pk__in=before).order_by("pk"))


def start_of(case: Case) -> datetime:
    start: datetime = case.sessions.get(state="planned").start
    return start


# -- choosing ----------------------------------------------------------------------------------------------------------


def test_person_chooses_on_their_own_page_and_the_latest_word_counts(office: Office, case: Case, out: Received) -> None:
    anna = inside(invited(office, "Anna", case=case))
    page = anna.get(PAGE).content.decode()
    assert "No messages" in page
    assert "ends with 000" in page
    assert "A…@example.org" in page
    assert "20000000" not in page
    chosen = {"medium": "email", "message_hours": "evening", "wording": "plain"}
    assert send(anna, PAGE, **chosen).headers["Location"] == f"{PAGE}?done"
    terms = Terms.objects.get()
    assert (terms.medium, terms.hours, terms.wording) == (Medium.EMAIL, Hours.EVENING, Wording.PLAIN)
    assert 'value="evening" ' in anna.get(PAGE).content.decode()
    send(anna, PAGE, **{**chosen, "medium": "none"})
    assert Terms.objects.latest("pk").medium is None
    assert case.acts.filter(step="choose_messages", by=None).count() == 2


def test_way_that_is_not_safe_is_not_offered_nor_taken(office: Office, case: Case, out: Received) -> None:
    office.act(case, "record_safe_way", "Anna", channel=Channel.PHONE, phone="", email="", language=Language.ENGLISH)
    anna = inside(invited(office, "Anna", case=case))
    page = anna.get(PAGE).content.decode()
    assert "By text message" not in page
    assert "By e-mail" not in page
    assert send(anna, PAGE, medium="sms", message_hours="any", wording="plain").status_code == 200
    assert not Terms.objects.exists()


# -- reminders ---------------------------------------------------------------------------------------------------------


def test_reminder_comes_the_day_before_in_the_hours_of_choice_and_once(
    office: Office, case: Case, out: Received
) -> None:
    wants(office, case, "Anna", message_hours=Hours.EVENING)
    office.plan(case)
    eve = start_of(case).date() - timedelta(days=1)
    for moment in (at(eve - timedelta(days=1), 18), at(eve, 11), at(eve, 22), at(eve, 3)):
        assert send_due(moment) == []
    (message,) = send_due(at(eve, 18))
    assert (message.kind, message.recipient_id) == (MessageKind.REMINDER, office.id_of(case, "Anna"))
    (text,) = out.texts
    assert text["to"] == "+37120000000"
    assert text["text"].startswith(PLAIN)
    assert "10:00" in text["text"]
    assert send_due(at(eve, 20)) == []


def test_nobody_is_reminded_who_did_not_ask_for_it(office: Office, case: Case, out: Received) -> None:
    office.plan(case)
    wants(office, case, "Anna")
    wants(office, case, "Anna", medium=None)
    assert send_due(start_of(case) - timedelta(hours=20)) == []


def test_sparse_words_say_neither_day_nor_hour(office: Office, case: Case, out: Received) -> None:
    wants(office, case, "Anna", medium=Medium.EMAIL, wording=Wording.SPARSE)
    office.plan(case)
    send_due(start_of(case) - timedelta(hours=20))
    (mail,) = out.mails
    whole = mail.as_string() + mail.get_content()
    assert SPARSE in mail.get_content()
    for secret in ("appointment", "10:00", "Anna ", "Bērziņa", "Jānis", "Izlīg", "victim", case.number, "code"):
        assert secret not in whole


def test_appointment_that_is_not_to_be_is_not_reminded_of(office: Office, case: Case, out: Received) -> None:
    wants(office, case, "Anna")
    office.plan(case)
    near = start_of(case) - timedelta(hours=20)
    reminding.send_due(at=near)
    office.act(case, "cancel_session", reason=CancelReason.OTHER)
    message = Message.objects.get(kind=MessageKind.REMINDER)
    deliver(message.pk, at=near, last=True)
    message.refresh_from_db()
    assert message.state is MessageState.DROPPED
    assert not out.texts


def test_who_asks_to_stop_is_left_in_peace(office: Office, case: Case, out: Received) -> None:
    wants(office, case, "Anna")
    office.plan(case)
    key = visit(invited(office, "Anna", case=case))
    assert door.wish_to_stop(key, at=timezone.now())
    assert send_due(start_of(case) - timedelta(hours=20)) == []
    assert not out.texts


# -- news --------------------------------------------------------------------------------------------------------------


def gives_back(office: Office, case: Case, author: str) -> None:
    """A letter that somebody wrote goes back to them with a word from the mediator."""
    statement = office.act(case, "hand_statement", author, text="Man žēl.").created
    office.act(case, "give_back_statement", statement=statement, why=GivenBack.CHANGES, note="Lūdzu, īsāk.")


def test_news_is_one_word_however_much_is_new_and_only_with_a_way_in(office: Office, case: Case, out: Received) -> None:
    invited(office, "Anna", case=case)
    for name in ("Anna", "Jānis"):
        wants(office, case, name)
        gives_back(office, case, name)
    gives_back(office, case, "Anna")
    assert Message.objects.filter(kind=MessageKind.NEWS).count() == 1  # Jānis cannot come in and look
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert send_due(at(tomorrow, 6)) == []
    (message,) = send_due(at(tomorrow, 9))
    assert message.recipient_id == office.id_of(case, "Anna")
    (text,) = out.texts
    assert text["text"] == f"{SPARSE}\nhttps://izligums.example.org/mana-lieta/"
    assert send_due(at(tomorrow, 10)) == []


def test_nothing_is_told_that_the_other_side_can_take_away_again(office: Office, case: Case, out: Received) -> None:
    """A word that comes when an offered letter or a planned session is gone would tell that somebody stopped."""
    for name in ("Anna", "Jānis"):
        wants(office, case, name)
        invited(office, name, case=case)
    office.prepare(case)
    statement = office.act(case, "hand_statement", "Jānis", text="Man žēl.").created
    office.act(case, "offer_statement", statement=statement, receiver=office.id_of(case, "Anna"))
    office.plan(case)
    office.act(case, "cancel_session", reason=CancelReason.OTHER)
    assert not Message.objects.filter(kind=MessageKind.NEWS).exists()


def test_what_waits_goes_as_the_person_wants_it_now(office: Office, case: Case, out: Received) -> None:
    wants(office, case, "Anna")
    invited(office, "Anna", case=case)
    gives_back(office, case, "Anna")
    wants(office, case, "Anna", medium=Medium.EMAIL)
    assert send_due(at(timezone.localdate() + timedelta(days=1), 12))
    assert (len(out.mails), out.texts) == (1, [])
    gives_back(office, case, "Anna")
    wants(office, case, "Anna", medium=None)
    assert not send_due(at(timezone.localdate() + timedelta(days=1), 13))
    assert Message.objects.filter(kind=MessageKind.NEWS).latest("pk").state is MessageState.DROPPED


def test_what_was_queued_is_asked_again_when_it_leaves(office: Office, case: Case, out: Received) -> None:
    """Too late in the evening, or too early, it waits; nothing goes to who has asked to stop meanwhile."""
    wants(office, case, "Anna")
    key = visit(invited(office, "Anna", case=case))
    gives_back(office, case, "Anna")
    (message,) = Message.objects.filter(kind=MessageKind.NEWS)
    for hour, state in ((22, MessageState.WAITING), (8, MessageState.WAITING)):
        deliver(message.pk, at=at(timezone.localdate() + timedelta(days=1), hour), last=True)
        message.refresh_from_db()
        assert message.state is state
    assert door.wish_to_stop(key, at=timezone.now())
    deliver(message.pk, at=at(timezone.localdate() + timedelta(days=1), 12), last=True)
    message.refresh_from_db()
    assert message.state is MessageState.DROPPED
    assert not out.texts


def test_representative_is_told_nothing_that_was_meant_for_the_person(
    office: Office, case: Case, out: Received
) -> None:
    wants(office, case, "Anna")
    office.plan(case)
    reminding.send_due(at=start_of(case) - timedelta(hours=20))
    reach: dict[str, Any] = {
        "channel": Channel.THROUGH_REPRESENTATIVE,
        "phone": "+371 21111111",
        "language": Language.ENGLISH,
    }
    office.act(case, "record_safe_way", "Anna", **reach)
    message = Message.objects.get(kind=MessageKind.REMINDER)
    deliver(message.pk, at=start_of(case) - timedelta(hours=20), last=True)
    assert not out.texts


def test_queue_looks_by_itself(office: Office, case: Case, out: Received) -> None:
    wants(office, case, "Anna")
    office.plan(case)
    send_due_messages(timestamp=int((start_of(case) - timedelta(hours=20)).timestamp()))
    assert Message.objects.get(kind=MessageKind.REMINDER).state is MessageState.WAITING


def test_night_is_night_on_both_days_on_which_the_clock_changes() -> None:
    for day in (datetime(2027, 3, 28), datetime(2026, 10, 25)):
        hours = [timezone.make_aware(datetime.combine(day, time(hour))) for hour in (0, 8, 9, 17, 20, 21)]
        assert [len(open_at(each)) for each in hours] == [0, 0, 2, 2, 2, 0]
