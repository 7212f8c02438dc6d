"""Every paper of a case that goes to one side, drawn, and everything the other side told us."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from pypdf import PdfReader

from izligums.accounts.models import User
from izligums.cases.enums import Role, Side
from izligums.cases.models import Case, Fact, Participation
from izligums.core.enums import Language
from izligums.dialogue.models import Proposal, Question, Reply, Saying, Statement, Wishes
from izligums.documents import queries, rendering
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument
from izligums.documents.papers import PaperFacts, SettlementPaper, side_of, to_data
from izligums.meetings.models import Session
from izligums.settlements.models import Settlement
from izligums.web.space import on_paper

SHORTEST = 5  # letters; anything shorter is found by chance
#: What a settlement states of both sides: who made it, who speaks for whom, what they agreed on.
TOLD_TO_BOTH = ("parties", "terms", "signatures")


@dataclass(frozen=True)
class Drawn:
    #: Of a paper that is never issued, what it is.
    kind: Document | str
    to: Participation
    said: str


def side(person: Participation) -> Side | None:
    return side_of(person.role, person.beside.role if person.beside is not None else None)


def people_of(case: Case) -> list[Participation]:
    return list(
        Participation.objects.filter(case=case).select_related("case__unit", "person", "beside__person").order_by("pk")
    )


def told_by(person: Participation) -> set[str]:
    """Every value of one person: names, numbers, how to reach them, notes, what they said and were answered."""
    who = person.person
    values = {
        *(who.name, who.family_name, who.legal_name, who.personal_code, who.personal_code.replace("-", "")),
        who.registration_no,
        *(person.phone, person.email, person.address, person.hours, person.contact_note),
    }
    values |= {fact.text for fact in Fact.objects.filter(person=person)}
    for said in Wishes.objects.filter(participation=person):
        values |= {said.safety, said.time_place, said.breaks, said.not_raised, said.access_needs}
    values |= {saying.text for saying in Saying.objects.filter(participation=person)}
    values |= {reply.text for reply in Reply.objects.filter(participation=person)}
    values |= {question.text for question in Question.objects.filter(participation=person)}
    values |= {written.text for written in Statement.objects.filter(author=person)}
    for proposal in Proposal.objects.filter(participation=person):
        values |= {proposal.name, proposal.relation, proposal.reach}
    return {value for value in values if len(value) >= SHORTEST}


def drawn_for(case: Case, person: Participation) -> Iterator[Drawn]:
    """What has been issued to this person, and what could be at any time."""
    for document in IssuedDocument.objects.filter(case=case, recipient=person):
        content = rendering.pdf(document)
        yield Drawn(document.kind, person, squeezed(words_of(content, file_name=rendering.file_name(document))))
    yield from _never_issued(person)
    if person.role not in (Role.VICTIM, Role.OFFENDER):
        return
    for kind, facts in _could_be(case, person):
        content = rendering.preview(kind, Language.LATVIAN, facts, on=case.received_on)
        yield Drawn(kind, person, squeezed(words_of(content, file_name="")))


def _never_issued(person: Participation) -> Iterator[Drawn]:
    """What a mediator prints for them of what they said, and a form to fill in by hand: all of them take the same from
    a case, and one sheet for everybody is drawn fast enough."""
    at = timezone.now()
    for kind, content in (
        ("what was said", on_paper.copy(person, at=at)),
        ("a form to fill in", on_paper.empty(person, "propose_supporter", at=at)),
    ):
        yield Drawn(kind, person, squeezed(words_of(content, file_name="")))


def _could_be(case: Case, person: Participation) -> Iterator[tuple[Document, PaperFacts]]:
    on: date = case.received_on
    yield Document.INVITATION, queries.gather_invitation(case, person, on=on)
    if not person.person.legal_name:
        yield Document.CONSENT_FORM, queries.gather_consent(case, person, language=Language.LATVIAN)
    session = Session.objects.select_related("room__unit").filter(case=case).last()
    if session is not None:
        facts = queries.gather_session_invitation(case, person, session=session, on=on)
        yield Document.SESSION_INVITATION, facts


def allowed(drawn: Drawn, case: Case) -> str:
    """What the paper's type states of the other side: only a settlement has such fields."""
    if drawn.kind is not Document.SETTLEMENT:
        return ""
    said: list[str] = []
    for settlement in Settlement.objects.filter(case=case):
        facts: Any = queries.gather_settlement(case, settlement=settlement, language=Language.LATVIAN)
        assert isinstance(facts, SettlementPaper)
        said += [str(to_data(facts)[name]) for name in TOLD_TO_BOTH]
    return squeezed(" ".join(said))


def foreign_words(case: Case) -> tuple[int, list[str]]:
    """How many values were searched for in the case's papers, and what of one side stands in a paper of the other."""
    people = people_of(case)
    staff = squeezed(" ".join(User.objects.values_list("display_name", flat=True)))  # a mediator may bear the same name
    searched, found = 0, list[str]()
    for own in (Side.VICTIM, Side.OFFENDER):
        mine = {squeezed(value) for each in people if side(each) is not _other(own) for value in told_by(each)}
        theirs = {squeezed(value) for each in people if side(each) is _other(own) for value in told_by(each)} - mine
        for person in (each for each in people if side(each) is own):
            for drawn in drawn_for(case, person):
                stated = allowed(drawn, case)
                searched += len(theirs)
                found += [
                    f"{case.number}: {drawn.kind} to {person.pk} says {value}"
                    for value in theirs
                    if value in drawn.said and value not in stated and value not in staff
                ]
    return searched, found


def _other(own: Side) -> Side:
    return Side.OFFENDER if own is Side.VICTIM else Side.VICTIM


def words_of(content: bytes, *, file_name: str) -> str:
    """All a file says: text, what it says about itself in both places, its name."""
    paper = PdfReader(io.BytesIO(content))
    said = [page.extract_text() for page in paper.pages]
    said += [f"{name}: {value}" for name, value in (paper.metadata or {}).items()]
    said += [paper.xmp_metadata.stream.get_data().decode() if paper.xmp_metadata else "", file_name]
    return " ".join(said)


def squeezed(words: str) -> str:
    """Lines are broken by the page, not by who wrote them."""
    return "".join(words.replace("\u00ad", "").split())
