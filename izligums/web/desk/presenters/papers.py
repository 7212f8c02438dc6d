"""Papers that went out and papers that came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from izligums.cases.models import Case
from izligums.core.labels import label
from izligums.documents.models import IssuedDocument
from izligums.messages.enums import LetterState
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
    on: date
    href: str


def papers_of(case: Case) -> QuerySet[IssuedDocument]:
    """Newest first, each with its letter, without the bytes; in one query."""
    documents = IssuedDocument.objects.filter(case=case).select_related("letter").defer("content", "data")
    return documents.order_by("-pk")[:NEWEST]


@dataclass(frozen=True)
class Papers:
    """Letters that wait for somebody, came back or must not be sent; then everything else."""

    open: list[Paper]
    done: list[Paper]
    #: How many more there are; they are shown when asked for.
    folded: int


def issued(sheet: Sheet, documents: QuerySet[IssuedDocument], *, unfolded: bool) -> Papers:
    waiting = [each for each in documents if _waits(each)]
    done = [each for each in documents if not _waits(each)]
    shown = done if unfolded else []
    return Papers(
        [_paper(sheet, each) for each in waiting], [_paper(sheet, each) for each in shown], len(done) - len(shown)
    )


def _waits(document: IssuedDocument) -> bool:
    letter = getattr(document, "letter", None)
    return letter is not None and letter.state is not LetterState.DISPATCHED


def letters(sheet: Sheet, documents: QuerySet[IssuedDocument]) -> dict[int, Sent]:
    """The letters of these papers as the journal names them."""
    found = {}
    for each in documents:
        letter = getattr(each, "letter", None)
        if letter is not None:
            found[letter.pk] = Sent(f"{label(each.kind)}, {_whose(sheet, each)}", letter.recipient_id)
    return found


def _paper(sheet: Sheet, document: IssuedDocument) -> Paper:
    letter = getattr(document, "letter", None)
    state, sent, step = "", "", ""
    step_words: object = ""
    if letter is not None:
        state = label(letter.state)
        sent = "" if letter.way is None else label(letter.way)
        step, step_words = _STEPS.get(letter.state, ("", ""))
    offered = bool(step) and sheet.offers(step)
    return Paper(
        title=label(document.kind),
        whose=_whose(sheet, document),
        side=_side(sheet, document),
        at=document.issued_at,
        href=reverse("desk:document", kwargs={"pk": document.pk}),
        state=state,
        badge=_BADGES[letter.state] if letter is not None else "",
        sent=sent,
        step=address(sheet, step, preset=[("letter", letter.pk)]) if offered and letter is not None else "",
        step_words=str(step_words),
    )


def _whose(sheet: Sheet, document: IssuedDocument) -> str:
    if document.recipient_id is not None:
        return sheet.name(document.recipient_id)
    letter = getattr(document, "letter", None)
    if letter is not None and letter.recipient_id is not None:
        return sheet.name(letter.recipient_id)
    return _("process leader") if letter is not None else ""


def _side(sheet: Sheet, document: IssuedDocument) -> str:
    side = document.side or sheet.side(document.recipient_id)
    return side.value if side is not None else ""


def received(sheet: Sheet) -> list[Received]:
    """Scans of signed papers, from the facts they prove."""
    from_facts = [
        Received(f"{label(fact.kind)}: {sheet.name(fact.person_id)}", fact.happened_on, _file(sheet, fact.scan_id))
        for fact in sheet.rows.facts
        if fact.scan_id is not None
    ]
    from_settlements = [
        Received(_("signed settlement"), each.certified_on, _file(sheet, each.scan_id))
        for each in sheet.rows.settlements
        if each.scan_id is not None and each.certified_on is not None
    ]
    return [*from_facts, *from_settlements]


def _file(sheet: Sheet, id: int) -> str:
    return reverse("desk:file", kwargs={"case_id": sheet.case.pk, "file": id})
