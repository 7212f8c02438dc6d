"""One short message from the outbox to its channel."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from izligums.cases.enums import Channel
from izligums.cases.models import Participation
from izligums.core.codes import Purpose, code
from izligums.messages.channels import Refused, Unreachable, channel_for
from izligums.messages.enums import Hours, Medium, MessageKind, MessageState, SendingProblem, Wording
from izligums.messages.models import Message
from izligums.messages.queries import latest_terms

_PURPOSE = {MessageKind.INVITATION: Purpose.INVITATION, MessageKind.SECOND_CODE: Purpose.SECOND}
#: From when to when. Nobody is woken.
WINDOWS: dict[Hours, tuple[time, time]] = {
    Hours.DAY: (time(9), time(17)),
    Hours.EVENING: (time(17), time(21)),
    Hours.ANY: (time(9), time(21)),
}
#: A second code is of no use later than this.
SECOND_CODE_LIVES = timedelta(minutes=10)


class TryAgain(Exception):  # noqa: N818 -- asks the queue for another try
    """Says nothing of whom the message is for: the queue writes it into its log."""


def reachable_by(person: Participation) -> frozenset[Medium]:
    """The media that the person's safe way names and the office has set up."""
    return frozenset(each for each in Medium if address_of(person, each) and channel_for(each) is not None)


def address_of(person: Participation, medium: Medium) -> str:
    """Empty when the safe way names none."""
    if medium is Medium.EMAIL:
        return str(person.email).strip()
    return "".join(sign for sign in person.phone if sign.isdigit() or sign == "+")


def deliver(message_id: int, *, at: datetime, last: bool) -> None:
    """Send what still waits. Raises TryAgain while a later try makes sense; after the `last` it counts as failed."""
    message = Message.objects.select_for_update(of=("self",)).filter(pk=message_id).first()
    if message is None or message.state is not MessageState.WAITING:
        return
    person = Participation.objects.get(pk=message.recipient_id)
    if _overtaken(message, person, at):
        _end(message, MessageState.DROPPED)
        return
    if message.kind is MessageKind.NEWS and not _is_its_hour(message, at):
        return  # it waits, and is found again (`reminding`)
    address, send = address_of(person, message.medium), channel_for(message.medium)
    if send is None:
        _end(message, MessageState.FAILED, problem=SendingProblem.NO_CHANNEL)
        return
    if not address:
        _end(message, MessageState.FAILED, problem=SendingProblem.NO_ADDRESS)
        return
    with translation.override(person.language.value):
        subject, text = words(message)
    try:
        send(address, subject, text)
    except Refused:
        _end(message, MessageState.FAILED, problem=SendingProblem.REFUSED)
    except Unreachable:
        if not last:
            raise TryAgain from None
        _end(message, MessageState.FAILED, problem=SendingProblem.UNREACHABLE)
    else:
        _end(message, MessageState.SENT, sent_at=at)


def _overtaken(message: Message, person: Participation, at: datetime) -> bool:
    """Of no use any more: a code that has expired; a message on the person's own terms that no longer holds to them."""
    if message.kind is MessageKind.SECOND_CODE:
        return at - message.made_at > SECOND_CODE_LIVES
    if message.kind.carries_code:
        return False
    others_address = person.channel is Channel.THROUGH_REPRESENTATIVE  # and who reads there was not meant
    too_late = message.kind is MessageKind.REMINDER and not _is_its_hour(message, at)
    return others_address or too_late or not _still_holds(message, at)


def _is_its_hour(message: Message, at: datetime) -> bool:
    """By what the person chose last."""
    terms = latest_terms(message.recipient_id)
    return terms is not None and terms.hours in open_at(at)


def _still_holds(message: Message, at: datetime) -> bool:
    """Nobody is told who has asked to stop, or reminded of what is not to be, is past, or counts on them no more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT walls.still_holds(%s, %s)", [message.pk, at])
        held: bool = cursor.fetchone()[0]
        return held


def open_at(at: datetime) -> list[Hours]:
    """Whose hours it is, by the service's clock."""
    clock = timezone.localtime(at).time()
    return [hours for hours, (first, end) in WINDOWS.items() if first <= clock < end]


def words(message: Message) -> tuple[str, str]:
    """Subject and text: no name, no role, nothing of a case, whoever looks at the screen."""
    if not message.kind.carries_code:
        return _told(message)
    secret = code(_PURPOSE[message.kind], message.seed)
    if message.kind is MessageKind.SECOND_CODE:
        return _("Your code"), _("Code: %(code)s. It is valid for ten minutes.") % {"code": secret}
    lines = [_("You have a message from the State Probation Service."), _("Code: %(code)s") % {"code": secret}]
    if settings.SITE:
        lines.append(_("Enter it at %(address)s") % {"address": f"{settings.SITE}/mana-lieta/"})
    return _("You have a message"), "\n".join(lines)


def _told(message: Message) -> tuple[str, str]:
    """In as many words as the person wants."""
    terms = latest_terms(message.recipient_id)
    plain = terms is not None and terms.wording is Wording.PLAIN
    if message.kind is MessageKind.REMINDER and message.session is not None and plain:
        start = timezone.localtime(message.session.start)
        words = _("You have an appointment on %(day)s at %(hour)s.") % {
            "day": date_format(start, "d.m.Y"),
            "hour": date_format(start, "H:i"),
        }
        return _("An appointment"), words
    lines = [_("There is something to look at for you.")]
    if settings.SITE:
        lines.append(f"{settings.SITE}/mana-lieta/")
    return _("You have a message"), "\n".join(lines)


def _end(
    message: Message,
    state: MessageState,
    *,
    problem: SendingProblem | None = None,
    sent_at: datetime | None = None,
) -> None:
    message.state, message.problem, message.sent_at = state, problem, sent_at
    message.save(update_fields=["state", "problem", "sent_at"])
