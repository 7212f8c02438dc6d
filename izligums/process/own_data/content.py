"""One person's own data of one case, for them: what is kept about them, and who of the service opened it.

Everything is gathered from the person's own rows. Where another person belongs to a sentence, it says "the other side".
What is only for the service is left out: reviews of safety, stops, and the acknowledgement of the facts, which never
leaves it; so are the reasons that members of the service wrote, and what others said about this person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from izligums.accounts.models import User
from izligums.cases.enums import FactKind, Leave, ReadingOutcome
from izligums.cases.models import Act, Fact, Participation, Reading
from izligums.core.labels import label
from izligums.dialogue.models import Proposal, Statement
from izligums.documents.models import IssuedDocument, OwnData
from izligums.documents.queries import office_of
from izligums.meetings.models import SessionPerson
from izligums.messages.models import Letter
from izligums.process.own.words import said_by
from izligums.process.wording import journal_sentence

#: Acts about a person that stay in the service, or say what somebody else decided.
LEFT_OUT = frozenset(
    {
        *("record_acknowledgement", "review_risk", "second_review", "stop_for_safety", "lift_stop"),
        *("declare_conflict", "record_agreement", "withhold_openings", "ask_about_guest", "answer_guest"),
    }
)
#: What somebody decided or was told, with the day.
CHOICES = (FactKind.INFORMATION, FactKind.INTENTION, FactKind.CONSENT, FactKind.WITHDRAWAL, FactKind.ABSENCE)
#: Pages that show a case as a whole, everybody in it among them.
WHOLE_CASE_PAGES = frozenset({"case", "act"})


@dataclass(frozen=True)
class Row:
    """`on` is a day or a local moment in ISO form, or empty."""

    label: str
    text: str = ""
    on: str = ""


@dataclass(frozen=True)
class Section:
    heading: str
    rows: list[Row]


def gather(wanted: OwnData, *, on: date) -> dict[str, Any]:
    """As the template takes it, in the language that is switched on."""
    first = Participation.objects.select_related("person", "case__unit").get(pk=wanted.participation_id)
    own = list(Participation.objects.filter(case=first.case_id, person=first.person_id).order_by("pk"))
    ids = [each.pk for each in own]
    sections = [
        Section(_("Who you are"), [*_identity(first)]),
        Section(_("Your place in this case"), [row for each in own for row in _place(each)]),
        Section(_("How we reach you"), [row for each in own for row in _reach(each)]),
        Section(_("What you were told and what you chose"), [*_choices(ids)]),
        Section(_("Whom you want to bring"), [*_proposed(ids)]),
        Section(_("What you told us about your life"), [*_life(ids)]),
        Section(_("What you wrote for the other side"), [*_statements(ids)]),
        Section(_("What you said yourself"), [Row(*each) for each in said_by(ids)]),
        Section(_("What was recorded about you"), [*_acts(first, ids)]),
        Section(_("Sessions"), [*_sessions(ids)]),
        Section(_("Letters to you"), [*_letters(ids)]),
        Section(_("Your papers"), [*_papers(ids)]),
        Section(_("Files handed in"), [*_files(ids)]),
        Section(_("Who of the service opened your data"), [*_readings(first.case_id, ids)]),
    ]
    return {
        "name": first.person.name,
        "case_number": wanted.number,
        "office": asdict(office_of(first.case.unit)),
        "written_on": on.isoformat(),
        "sections": [asdict(each) for each in sections],
    }


def _identity(participation: Participation) -> Iterator[Row]:
    person = participation.person
    yield Row(_("Name"), person.name)
    if person.personal_code:
        yield Row(_("Personal code"), person.personal_code)
    if person.born:
        yield Row(_("Born"), person.born.strftime("%d.%m.%Y."))
    if person.registration_no:
        yield Row(_("Registration number"), person.registration_no)


def _place(participation: Participation) -> Iterator[Row]:
    yield Row(label(participation.role), on=participation.joined_on.isoformat())
    if participation.applicant:
        yield Row(_("Applied"), _("Yes"))
    if participation.trusteeship:
        yield Row(_("Under trusteeship"), _("Yes"))


def _reach(participation: Participation) -> Iterator[Row]:
    avoid = [(participation.no_post, _("no post")), (participation.no_voicemail, _("no voicemail"))]
    rows = (
        Row(_("Best way"), label(participation.channel) if participation.channel else ""),
        Row(_("Telephone"), participation.phone),
        Row(_("E-mail"), participation.email),
        Row(_("Address"), participation.address),
        Row(_("Good hours"), participation.hours),
        Row(_("To avoid"), ", ".join(text for yes, text in avoid if yes)),
        Row(_("Language"), label(participation.language)),
        Row(_("Note"), participation.contact_note),
    )
    return (row for row in rows if row.text)


def _facts(ids: list[int], *kinds: FactKind) -> Iterator[Fact]:
    yield from Fact.objects.filter(person__in=ids, kind__in=kinds, superseded=False).order_by("happened_on", "pk")


def _choices(ids: list[int]) -> Iterator[Row]:
    for fact in _facts(ids, *CHOICES):
        said = [fact.version, label(fact.language) if fact.language else "", _answer(fact.yes)]
        said += [label(Leave(each)) for each in fact.leaves or ()]
        yield Row(label(fact.kind), ", ".join(each for each in said if each), fact.happened_on.isoformat())
    agreed = Fact.objects.filter(other__in=ids, kind=FactKind.AGREEMENT, superseded=False)
    for fact in agreed.order_by("happened_on", "pk"):
        yield Row(label(fact.kind), _answer(fact.yes), fact.happened_on.isoformat())


def _answer(yes: bool | None) -> str:
    return "" if yes is None else _("Yes") if yes else _("No")


def _life(ids: list[int]) -> Iterator[Row]:
    for fact in _facts(ids, FactKind.TALK, FactKind.DETENTION, FactKind.CLIENT_FILE):
        if fact.text:
            yield Row(label(fact.kind), fact.text, fact.happened_on.isoformat())


def _statements(ids: list[int]) -> Iterator[Row]:
    for each in Statement.objects.filter(author__in=ids).order_by("pk"):
        yield Row(_("Letter"), each.text, each.handed_on.isoformat())


def _proposed(ids: list[int]) -> Iterator[Row]:
    for each in Proposal.objects.filter(participation__in=ids):
        yield Row(each.name, f"{each.relation}, {each.reach}", each.made_on.isoformat())


def _acts(participation: Participation, ids: list[int]) -> Iterator[Row]:
    about = Q(person__in=ids) | Q(step="add_person", created__in=ids)
    acts = Act.objects.filter(about, case=participation.case_id, superseded_by=None).exclude(step__in=LEFT_OUT)
    for act in acts.order_by("sequence"):
        names = {"person": participation.person.name, "other": _("the other side"), "day": ""}
        yield Row(str(journal_sentence(act.step, act.values)) % names, on=act.happened_on.isoformat())


def _sessions(ids: list[int]) -> Iterator[Row]:
    people = SessionPerson.objects.filter(participation__in=ids).select_related("session")
    for each in people.order_by("session__start", "pk"):
        session = each.session
        said = [label(session.mode), label(session.state)]
        if each.attended is not None:
            said.append(_("you took part") if each.attended else _("you did not take part"))
        yield Row(label(session.form), ", ".join(said), _moment(session.start))


def _letters(ids: list[int]) -> Iterator[Row]:
    letters = Letter.objects.filter(recipient__in=ids).select_related("document").order_by("pk")
    for letter in letters:
        said = [label(letter.state), label(letter.way) if letter.way else ""]
        on = letter.dispatched_on or timezone.localtime(letter.document.issued_at).date()
        yield Row(label(letter.document.kind), ", ".join(each for each in said if each), on.isoformat())


def _papers(ids: list[int]) -> Iterator[Row]:
    for paper in IssuedDocument.objects.filter(recipient__in=ids).only("kind", "issued_at").order_by("pk"):
        yield Row(label(paper.kind), on=timezone.localtime(paper.issued_at).date().isoformat())


def _files(ids: list[int]) -> Iterator[Row]:
    for fact in Fact.objects.filter(person__in=ids, other=None).exclude(scan=None).order_by("happened_on", "pk"):
        yield Row(label(fact.kind), on=fact.happened_on.isoformat())


def _readings(case_id: int, ids: list[int]) -> Iterator[Row]:
    """Who opened the case or something of this person's, one line for each day; never who looked at others alone. What
    is lawfully withheld the database does not give out."""
    scans = Fact.objects.filter(person__in=ids, other=None).exclude(scan=None)
    parts = {
        "document": set(IssuedDocument.objects.filter(recipient__in=ids).values_list("pk", flat=True)),
        "dispatch": set(Letter.objects.filter(recipient__in=ids).values_list("pk", flat=True)),
        "file": set(scans.values_list("scan_id", flat=True)),
        "entry": set(Act.objects.filter(case=case_id, person__in=ids).values_list("sequence", flat=True)),
        "own_data_paper": set(OwnData.objects.filter(participation__in=ids).values_list("pk", flat=True)),
    }
    names = dict(User.objects.values_list("pk", "display_name"))
    lines: dict[tuple[date, str, str], None] = {}
    by_members = Reading.objects.filter(case_id=case_id, outcome=ReadingOutcome.READ, user_id__isnull=False)
    for each in by_members.order_by("at", "pk"):
        if each.person_id in ids:
            what = _("a page about you")
        elif each.part is not None and each.part in parts.get(each.page, ()):
            what = _("something of yours")
        elif each.person_id is None and each.page in WHOLE_CASE_PAGES:
            what = _("the case")
        else:
            continue
        lines[timezone.localtime(each.at).date(), names.get(each.user_id or 0, str(each.user_id)), what] = None
    for on, who, what in lines:
        yield Row(who, what, on.isoformat())


def _moment(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M")
