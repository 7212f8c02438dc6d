"""Short messages leave by a real mail server and a real gateway, say nothing of a case, and never the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings
from procrastinate.contrib.django.models import ProcrastinateJob

from izligums.core.codes import Purpose, code, new_seed
from izligums.core.enums import Language
from izligums.messages.actions import drop_messages, queue_message
from izligums.messages.delivery import TryAgain, deliver, reachable_by
from izligums.messages.enums import Medium, MessageKind, MessageState, SendingProblem
from izligums.messages.models import Message
from tests.casefile import AT, CaseFile, open_case
from tests.support.channels import Received, loopback

pytestmark = pytest.mark.django_db


@pytest.fixture
def out() -> Iterator[Received]:
    with loopback() as received:
        yield received


@pytest.fixture
def file() -> CaseFile:
    return open_case()


def queued(
    file: CaseFile, *, medium: Medium = Medium.EMAIL, kind: MessageKind = MessageKind.INVITATION, language: str = "lv"
) -> Message:
    file.victim.language = Language(language)
    file.victim.save()
    return queue_message(
        case_id=file.case.pk, recipient_id=file.victim.pk, kind=kind, medium=medium, seed=new_seed(), at=AT
    )


def sent(message: Message, *, last: bool = False, minutes: int = 1) -> Message:
    deliver(message.pk, at=AT + timedelta(minutes=minutes), last=last)
    message.refresh_from_db()
    return message


def test_invitation_by_mail_says_nothing_of_the_case(file: CaseFile, out: Received) -> None:
    message = sent(queued(file))
    assert message.state is MessageState.SENT
    (mail,) = out.mails
    text = mail.get_content()
    assert mail["To"] == file.victim.email
    assert mail["Subject"] == "Jums ir ziņa"
    assert "Jums ir ziņa no Valsts probācijas dienesta." in text
    assert code(Purpose.INVITATION, message.seed) in text
    assert "https://izligums.example.org/mana-lieta/" in text
    whole = mail.as_string() + text
    for secret in ("Žanete", "Ķirse", "cietuš", "Velosip", file.case.number, "likumpārk", "izlīgum "):
        assert secret not in whole


def test_second_code_by_text_message_names_nobody(file: CaseFile, out: Received) -> None:
    message = sent(queued(file, medium=Medium.SMS, kind=MessageKind.SECOND_CODE, language="en"))
    (text,) = out.texts
    assert text["to"] == "+37111111111"
    assert text["text"] == f"Code: {code(Purpose.SECOND, message.seed)}. It is valid for ten minutes."
    assert out.tokens == ["Bearer gateway-token"]


def test_person_of_another_language_gets_words(file: CaseFile, out: Received) -> None:
    sent(queued(file, language="uk"))
    assert out.mails[0].get_content().strip()


def test_message_is_sent_once(file: CaseFile, out: Received) -> None:
    message = sent(sent(queued(file)))
    assert len(out.mails) == 1
    assert message.sent_at == AT + timedelta(minutes=1)


def test_refusal_is_kept_and_not_tried_again(file: CaseFile, out: Received) -> None:
    out.mail_answer, out.status = "550 No such person", 400
    for medium in Medium:
        message = sent(queued(file, medium=medium))
        assert (message.state, message.problem) == (MessageState.FAILED, SendingProblem.REFUSED)


def test_trouble_is_tried_again_and_gives_no_address_away(file: CaseFile, out: Received) -> None:
    out.mail_answer, out.status = "451 Later", 503
    for medium in Medium:
        message = queued(file, medium=medium)
        with pytest.raises(TryAgain) as trouble:
            sent(message)
        assert not str(trouble.value)
        assert trouble.value.__suppress_context__
        assert sent(message, last=True).problem is SendingProblem.UNREACHABLE


def test_nothing_leaves_where_no_way_is_set_up_or_known(file: CaseFile, out: Received) -> None:
    with override_settings(SMTP_HOST=""):
        assert reachable_by(file.victim) == {Medium.SMS}
        assert sent(queued(file)).problem is SendingProblem.NO_CHANNEL
    file.victim.phone = ""
    assert reachable_by(file.victim) == {Medium.EMAIL}
    assert sent(queued(file, medium=Medium.SMS)).problem is SendingProblem.NO_ADDRESS
    assert not out.mails
    assert not out.texts


def test_what_nobody_waits_for_is_dropped(file: CaseFile, out: Received) -> None:
    late = sent(queued(file, kind=MessageKind.SECOND_CODE), minutes=11)
    withdrawn = queued(file)
    drop_messages(recipient_id=file.victim.pk)
    assert {late.state, sent(withdrawn).state} == {MessageState.DROPPED}
    assert not out.mails


def test_job_holds_an_identifier_only(file: CaseFile) -> None:
    message = queued(file)
    job = ProcrastinateJob.objects.get(task_name="send_message")
    assert job.args == {"message_id": message.pk}


def test_demo_writes_to_a_folder(file: CaseFile, tmp_path: object) -> None:
    with override_settings(MODE="demo", VAR=tmp_path):
        assert sent(queued(file)).state is MessageState.SENT
    (kept,) = (tmp_path / "outbox").iterdir()  # type: ignore[operator]
    assert re.match(r"1@persona\.invalid\nJums ir ziņa\n", kept.read_text())
