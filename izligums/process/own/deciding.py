"""What a person said about taking part, and what came of it: read for their own pages, from their own rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from izligums.accounts.walls import visiting
from izligums.cases.enums import FactKind, Leave, Signing
from izligums.cases.models import Fact
from izligums.core.codes import digest
from izligums.documents import rendering
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument
from izligums.policy import read_toml

_KINDS = (FactKind.INTENTION, FactKind.CONSENT, FactKind.WITHDRAWAL)


@dataclass(frozen=True)
class Said:
    """`takes_part` is None while nothing was said; `confirmed` once a yes stands in writing."""

    takes_part: bool | None = None
    on: date | None = None
    leaves: tuple[Leave, ...] = ()
    signing: Signing | None = None
    confirmed: bool = False
    #: There is a form to sign, or the copy of one.
    paper: bool = False


def said(key: str) -> Said:
    """Nothing, too, when the visit or the access has ended."""
    with visiting(digest(key)) as own:
        facts = Fact.objects.filter(person=own, kind__in=_KINDS, superseded=False).defer("text")
        found = Said()
        for fact in facts:
            found = _after(found, fact)
        return replace(found, paper=_papers(own).exists())


def _after(before: Said, fact: Fact) -> Said:
    match fact.kind:
        case FactKind.INTENTION:
            kept = before.confirmed and bool(fact.yes)
            return Said(fact.yes, fact.happened_on, tuple(map(Leave, fact.leaves or ())), fact.signing, confirmed=kept)
        case FactKind.CONSENT:
            return replace(before, takes_part=True, on=fact.happened_on, confirmed=True)
    return replace(before, takes_part=False, on=fact.happened_on, confirmed=False)


def paper(key: str) -> bytes | None:
    """The newest consent form of the visitor, to be signed or as it was signed."""
    with visiting(digest(key)) as own:
        form = _papers(own).order_by("pk").last()
        return None if form is None else rendering.pdf(form)


def _papers(own: int | None) -> QuerySet[IssuedDocument]:
    return IssuedDocument.objects.filter(recipient=own, kind=Document.CONSENT_FORM)


def ways_to_sign() -> list[Signing]:
    """Those that count as writing, in the order in which they are offered."""
    counts = read_toml("rules.toml")["consent"]["in_writing"]
    return [each for each in Signing if each.value in counts]
