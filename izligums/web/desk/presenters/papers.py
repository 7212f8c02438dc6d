"""Papers that went out and papers that came in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from izligums.cases.enums import Side
from izligums.cases.models import Case, ReceivedFile
from izligums.core.labels import label
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument
from izligums.messages.enums import LetterState, Way
from izligums.web.desk.presenters.journal import Sent
from izligums.web.desk.presenters.problems import address
from izligums.web.desk.presenters.sheet import Sheet

NEWEST = 60
_BADGES = {
    LetterState.WAITING: "due",
    LetterState.DISPATCHED: "pine",
    LetterState.RETURNED: "stop",
    LetterState.HELD_BACK: "stop",
}
#: What can be recorded of a letter in each state, and what the link says. One held back may have left before that.
_STEPS = {
    LetterState.WAITING: ("record_dispatch", gettext_lazy("Record dispatch")),
    LetterState.DISPATCHED: ("record_return", gettext_lazy("It came back")),
    LetterState.HELD_BACK: ("record_dispatch", gettext_lazy("Record that it had left before")),
}


@dataclass(frozen=True)
class Paper:
    title: str
    whose: str
    side: str
    at: datetime
    href: str
    state: str
    badge: str
    sent: str
    step: str
    step_words: str


@dataclass(frozen=True)
class Received:
    title: str
    side: str
    on: date
    href: str


class Issued(NamedTuple):
    """A paper and, when it is one, its letter: no more than a list shows."""

    pk: int
    kind: Document
    recipient_id: int | None
    side: Side | None
    issued_at: datetime
    letter: int | None
    letter_state: LetterState | None
    letter_way: Way | None
    letter_recipient_id: int | None


def papers_of(case: Case) -> list[Issued]:
    """Newest first; one query."""
    columns = ("pk", "kind", "recipient_id", "side", "issued_at")
    of_letter = ("letter__pk", "letter__state", "letter__way", "letter__recipient_id")
    found = IssuedDocument.objects.filter(case=case).order_by("-pk").values_list(*columns, *of_letter)
    return [Issued(*each) for each in found[:NEWEST]]


@dataclass(frozen=True)
class Group:
    """What belongs to one side, or to both and the office (`whose` is empty)."""

    whose: str
    papers: list[Paper]
    received: list[Received]


@dataclass(frozen=True)
class Papers:
    groups: list[Group]
    #: How many more there are; they are shown when asked for.
    folded: int
    #: Whether a paper is shown.
    any: bool


def papers(sheet: Sheet, documents: Sequence[Issued], *, unfolded: bool) -> Papers:
    """Each side apart; in each, letters that wait, came back or must not be sent come first."""
    waiting = [each for each in documents if _waits(each)]
    done = [each for each in documents if not _waits(each)]
    shown = [_paper(sheet, each) for each in (waiting + done if unfolded else waiting)]
    files = received(sheet)
    groups = [
        Group(whose, [each for each in shown if each.side == whose], [each for each in files if each.side == whose])
        for whose in ("", Side.VICTIM.value, Side.OFFENDER.value)
    ]
    groups = [each for each in groups if each.papers or each.received]
    return Papers(groups, 0 if unfolded else len(done), bool(shown))


def _waits(document: Issued) -> bool:
    return document.letter_state not in (None, LetterState.DISPATCHED)


def letters(sheet: Sheet, documents: Iterable[Issued]) -> dict[int, Sent]:
    """The letters of these papers as the journal names them."""
    return {
        each.letter: Sent(f"{label(each.kind)}, {_whose(sheet, each)}", each.letter_recipient_id)
        for each in documents
        if each.letter is not None
    }


def _paper(sheet: Sheet, document: Issued) -> Paper:
    state = document.letter_state
    step, step_words = ("", "") if state is None else _STEPS.get(state, ("", ""))
    offered = bool(step) and sheet.offers(step)
    return Paper(
        title=label(document.kind),
        whose=_whose(sheet, document),
        side=_side(sheet, document),
        at=document.issued_at,
        href=reverse("desk:document", kwargs={"pk": document.pk}),
        state="" if state is None else label(state),
        badge="" if state is None else _BADGES[state],
        sent="" if document.letter_way is None else label(document.letter_way),
        step=address(sheet, step, preset=[("letter", document.letter)]) if offered else "",
        step_words=str(step_words),
    )


def _whose(sheet: Sheet, document: Issued) -> str:
    recipient = document.recipient_id or document.letter_recipient_id
    if recipient is not None:
        return sheet.name(recipient)
    return "" if document.letter is None else _("process leader")


def _side(sheet: Sheet, document: Issued) -> str:
    return document.side.value if document.side else sheet.side_words(document.recipient_id)


def received(sheet: Sheet) -> list[Received]:
    """Scans of signed papers, from the facts they prove; and what somebody sent with an application or as a request."""
    from_facts = [
        Received(
            f"{label(fact.kind)}: {sheet.name(fact.person_id)}",
            "" if fact.other_id is not None else sheet.side_words(fact.person_id),
            fact.happened_on,
            _file(sheet, fact.scan_id),
        )
        for fact in sheet.rows.facts
        if fact.scan_id is not None
    ]
    from_settlements = [
        Received(_("signed settlement"), "", each.certified_on, _file(sheet, each.scan_id))
        for each in sheet.rows.settlements
        if each.scan_id is not None and each.certified_on is not None
    ]
    handed_in = [
        Received(
            f"{_('process leader') if sender is None else sheet.name(sender)}: {name}",
            sheet.side_words(sender),
            timezone.localtime(at).date(),
            _file(sheet, id),
        )
        for id, sender, name, at in ReceivedFile.objects.filter(
            Q(sender__isnull=False) | Q(authority__isnull=False), case=sheet.case
        )
        .order_by("pk")
        .values_list("pk", "sender_id", "name", "received_at")
    ]
    return [*from_facts, *from_settlements, *handed_in]


def _file(sheet: Sheet, id: int) -> str:
    return reverse("desk:file", kwargs={"case_id": sheet.case.pk, "file": id})
