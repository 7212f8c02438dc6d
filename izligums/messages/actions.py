"""Letters on their way out. Called by the process alone, inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from izligums.cases.models import Act, Case, Participation, StopWish
from izligums.core.values import ValueProblem
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument
from izligums.messages.enums import Hours, LetterState, Medium, MessageKind, MessageState, Way, Wording
from izligums.messages.models import NOT_SENT, Letter, Message, Terms
from izligums.messages.tasks import defer_sending

#: Short messages that a person asked for, on their terms.
WITHOUT_CODE = tuple(kind for kind in MessageKind if not kind.carries_code)
_INVITING = (Document.INVITATION, Document.SESSION_INVITATION)


def queue_letter(*, case: Case, document: IssuedDocument, recipient: Participation | None, act: Act) -> Letter:
    """A printed letter that waits to be sent. Without a recipient it goes to the process leader.

    Raises ValueError when the paper is another person's.
    """
    if document.case_id != case.pk or (recipient is not None and recipient.case_id != case.pk):
        raise ValueError("The paper or the recipient belongs to another case.")
    if document.recipient_id is not None and document.recipient_id != getattr(recipient, "pk", None):
        raise ValueError("The paper is another person's.")
    return Letter.objects.create(case=case, document=document, recipient=recipient, act=act)


def hold_back(*, letters: Iterable[int], act: Act) -> None:
    """These letters were overtaken while they waited: nobody sends them any more."""
    Letter.objects.filter(pk__in=letters, state=LetterState.WAITING).update(
        state=LetterState.HELD_BACK, held_back_by=act
    )


def record_dispatch(*, letter: Letter, way: Way, on: date) -> Letter:
    """The letter has left the house; one held back since may have left before that, and is recorded late.

    Raises ValueProblem: letter_not_waiting, letter_not_written, letter_overtaken, recipient_asks_to_stop,
    hand_over_only.
    """
    if letter.state not in NOT_SENT:
        raise ValueProblem("letter_not_waiting")
    if letter.held_back_by is not None and on >= letter.held_back_by.happened_on:
        raise ValueProblem("letter_overtaken")
    if on < letter.act.happened_on:
        raise ValueProblem("letter_not_written")
    if letter.document.kind in _INVITING and _asked_to_stop(letter.recipient_id, on):
        raise ValueProblem("recipient_asks_to_stop")
    if letter.must_be_handed_over and way is not Way.HANDED_OVER:
        raise ValueProblem("hand_over_only")
    letter.state = LetterState.DISPATCHED
    letter.held_back_by = None
    letter.way = way
    letter.dispatched_on = on
    letter.save(update_fields=["state", "held_back_by", "way", "dispatched_on"])
    return letter


def _asked_to_stop(recipient_id: int | None, on: date) -> bool:
    """Pressed "stop" by that day, and nobody has recorded it yet."""
    wish = StopWish.objects.filter(participation_id=recipient_id or 0, answered_by=None).first()
    return wish is not None and timezone.localtime(wish.made_at).date() <= on


def record_return(*, letter: Letter) -> Letter:
    """The letter came back: somebody has to find another way. Raises ValueProblem: letter_not_sent."""
    if letter.state is not LetterState.DISPATCHED:
        raise ValueProblem("letter_not_sent")
    letter.state = LetterState.RETURNED
    letter.save(update_fields=["state"])
    return letter


def queue_message(
    *, case_id: int, recipient_id: int, kind: MessageKind, medium: Medium, seed: str, at: datetime
) -> Message:
    """A short message for the outbox; it leaves, or vanishes, with the transaction."""
    message = Message.objects.create(
        case_id=case_id, recipient_id=recipient_id, kind=kind, medium=medium, seed=seed, made_at=at
    )
    defer_sending(message.pk)
    return message


def drop_messages(*, recipient_id: int, kinds: Iterable[MessageKind] = MessageKind) -> None:
    """What still waits for this person is not sent any more."""
    waiting = Message.objects.filter(recipient_id=recipient_id, kind__in=list(kinds), state=MessageState.WAITING)
    waiting.update(state=MessageState.DROPPED)


def agree_terms(*, act: Act, participation_id: int, medium: Medium | None, hours: Hours, wording: Wording) -> Terms:
    """How somebody wants to be told from now on, what waits already with it; without a medium, not at all."""
    if medium is None:
        drop_messages(recipient_id=participation_id, kinds=WITHOUT_CODE)
    else:
        waiting = Message.objects.filter(recipient_id=participation_id, state=MessageState.WAITING)
        waiting.filter(kind__in=WITHOUT_CODE).update(medium=medium)
    return Terms.objects.create(
        case_id=act.case_id, participation_id=participation_id, act=act, medium=medium, hours=hours, wording=wording
    )


def tell_news(*, case_id: int, people: Iterable[int], at: datetime) -> None:
    """Something new lies in the own space of these people: who wants to be told gets one word of it, in the hours of
    their choice (`reminding`), however much is new by then."""
    latest = Terms.objects.filter(case=case_id, participation__in=people).order_by("participation_id", "-pk")
    wanted = [each for each in latest.distinct("participation_id") if each.medium is not None]
    Message.objects.bulk_create(
        (
            Message(
                case_id=case_id,
                recipient_id=each.participation_id,
                kind=MessageKind.NEWS,
                medium=each.medium,
                made_at=at,
            )
            for each in wanted
        ),
        ignore_conflicts=True,
    )
