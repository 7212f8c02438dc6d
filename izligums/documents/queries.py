"""Gathering what a paper may say from the case, and finding papers again.

Every `gather` reads what it needs and nothing else: a person's own paper is gathered from that person's participation,
from the unit and from the session; it never touches the other participations of the case.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from izligums.accounts.enums import LeaderKind
from izligums.accounts.models import Unit
from izligums.cases.enums import Duty, FactKind, Role
from izligums.cases.models import Case, Fact, Participation
from izligums.core.enums import Language
from izligums.documents.models import IssuedDocument
from izligums.documents.papers import (
    Addressee,
    ConsentForm,
    FulfilmentReport,
    InformationSheet,
    Invitation,
    Leader,
    Office,
    Party,
    ResultNotice,
    SessionInvitation,
    SettlementPaper,
    Signed,
    Term,
    TermResult,
    written_in,
)
from izligums.meetings.enums import SessionState
from izligums.meetings.models import Session
from izligums.policy import texts
from izligums.settlements.enums import Fulfilment, SettlementState
from izligums.settlements.models import Settlement


def documents_of(case: Case) -> QuerySet[IssuedDocument]:
    """Newest first, without the bytes of the files."""
    return IssuedDocument.objects.filter(case=case).defer("content", "data").order_by("-pk")


def gather_information(case: Case, *, language: Language, version: str = "") -> InformationSheet:
    """`version` is the identifier of a text, as in `policy.texts`; the newest when empty.

    Raises KeyError when there is no such text, here and below.
    """
    return InformationSheet(text=_text("information", language, version), office=office_of(case.unit))


def gather_consent(
    case: Case, recipient: Participation, *, language: Language, version: str = "", signed_on: date | None = None
) -> ConsentForm:
    represents = ""
    if recipient.role is Role.REPRESENTATIVE and recipient.beside is not None:
        represents = recipient.beside.person.name
    return ConsentForm(
        text=_text("consent", language, version),
        office=office_of(case.unit),
        case_number=case.number,
        addressee=_addressee(recipient),
        represents=represents,
        signed_on=signed_on,
    )


def gather_invitation(case: Case, recipient: Participation, *, on: date) -> Invitation:
    return Invitation(
        case_number=case.number,
        office=office_of(case.unit),
        addressee=_addressee(recipient),
        mediator=_mediator(case),
        written_on=on,
    )


def gather_session_invitation(case: Case, recipient: Participation, *, session: Session, on: date) -> SessionInvitation:
    room = session.room
    place = session.place
    if room is not None:
        place = ", ".join(part for part in (room.name, room.unit.address, place) if part)
    return SessionInvitation(
        case_number=case.number,
        office=office_of(case.unit),
        addressee=_addressee(recipient),
        mediator=_mediator(case),
        written_on=on,
        form=session.form,
        mode=session.mode,
        start=timezone.localtime(session.start),
        end=timezone.localtime(session.end),
        place=place,
        waiting_apart=room is not None and room.waiting_rooms >= 2,
        step_free=room is not None and room.step_free,
        arrival=room.unit.access_notes if room is not None else "",
    )


def gather_settlement(case: Case, *, settlement: Settlement, language: Language) -> SettlementPaper:
    """Of a draft: lines to sign on for the parties and their representatives. Certified: who signed, and when."""
    signatories = [each.participation for each in settlement.signatories.select_related("participation__person")]
    conditions = settlement.conditions.filter(removed=False).select_related("owed_by__person", "owed_to__person")
    signatures = settlement.signatures.filter(void=False).select_related(
        "participation__person", "participation__beside__person"
    )
    signed = tuple(_signed(each.participation, on=each.signed_on) for each in signatures)
    if settlement.state is not SettlementState.CERTIFIED:
        given = [each.participation_id for each in signatures]
        lines = [each for party in signatories for each in (party, *_representatives(party, signed=given))]
        signed = tuple(_signed(each, on=None) for each in lines)
    spoke_for: dict[int, list[str]] = {}
    for each in signatures:
        if each.participation.beside_id is not None:
            spoke_for.setdefault(each.participation.beside_id, []).append(each.participation.person.name)
    return SettlementPaper(
        number=_settlement_number(settlement),
        proceedings_no=case.proceedings_no,
        offence_article=case.offence_article,
        office=office_of(case.unit),
        parties=tuple(
            Party(name=each.person.name, role=each.role, represented_by=tuple(spoke_for.get(each.pk, ())))
            for each in signatories
        ),
        terms=tuple(
            Term(
                number=number,
                kind=each.kind,
                text=each.text,
                owed_by=each.owed_by.person.name,
                owed_to=each.owed_to.person.name,
                amount=each.amount,
                due=each.due,
                shown_by=each.shown_by,
            )
            for number, each in enumerate(conditions, start=1)
        ),
        consequences=_text("consequences", language, settlement.consequences_version),
        signatures=signed,
        mediator=_mediator(case),
        certified_on=settlement.certified_on,
    )


def gather_result_notice(case: Case, *, on: date) -> ResultNotice:
    certified = case.settlements.filter(state=SettlementState.CERTIFIED).order_by("certified_on").last()
    return ResultNotice(
        case_number=case.number,
        proceedings_no=case.proceedings_no,
        leader=_leader(case),
        office=office_of(case.unit),
        written_on=on,
        held=case.sessions.filter(state=SessionState.HELD).exists(),
        settlement=certified is not None,
        settled_on=certified.certified_on if certified else None,
    )


def gather_fulfilment_report(case: Case, *, settlement: Settlement, on: date) -> FulfilmentReport:
    """Raises ValueError when the settlement is not certified."""
    if settlement.certified_on is None:
        raise ValueError("Only the fulfilment of a certified settlement can be reported.")
    results = tuple(
        TermResult(
            number=number, kind=each.kind, due=each.due, fulfilment=each.fulfilment, assessed_on=each.assessed_on
        )
        for number, each in enumerate(settlement.conditions.filter(removed=False), start=1)
    )
    return FulfilmentReport(
        case_number=case.number,
        proceedings_no=case.proceedings_no,
        leader=_leader(case),
        to_court=case.leader_kind is LeaderKind.COURT,
        office=office_of(case.unit),
        written_on=on,
        settlement_number=_settlement_number(settlement),
        settled_on=settlement.certified_on,
        results=results,
        whole=_whole([each.fulfilment for each in results]),
    )


def _whole(each: list[Fulfilment]) -> Fulfilment:
    kinds = set(each)
    if kinds <= {Fulfilment.FULFILLED}:
        return Fulfilment.FULFILLED  # also when talking was enough and there was nothing to fulfil
    if kinds <= {Fulfilment.NOT_FULFILLED}:
        return Fulfilment.NOT_FULFILLED
    return Fulfilment.OPEN if kinds <= {Fulfilment.OPEN} else Fulfilment.PARTLY


def _text(kind: str, language: Language, version: str) -> str:
    """The identifier of the words in the paper's language: the same version as the one explained, when there is one."""
    paper_language = written_in(language)
    if not version:
        return texts.newest(kind, paper_language).id
    known = texts.all_texts()
    translated = f"{kind}.{paper_language}.{known[version].version}"
    return translated if translated in known else version


def office_of(unit: Unit) -> Office:
    return Office(
        name=unit.name, address=unit.address, phone=unit.phone, email=unit.email, opening_hours=unit.opening_hours
    )


def _addressee(recipient: Participation) -> Addressee:
    return Addressee(
        participation=recipient.pk,
        role=recipient.role,
        name=recipient.person.name,
        address=recipient.address,
    )


def _leader(case: Case) -> Leader:
    return Leader(office=case.leader_office, name=case.leader_name, address=case.leader_address)


def _mediator(case: Case) -> str:
    """The name of who leads the case; empty while nobody does."""
    lead = case.assignments.filter(duty=Duty.LEAD, ended_on=None).select_related("mediator__user").first()
    return lead.mediator.user.display_name if lead else ""


def _representatives(party: Participation, *, signed: Iterable[int]) -> QuerySet[Participation]:
    """Who speaks for the party: those who are still in the case, or whose signature stands (`signed`)."""
    gone = Fact.objects.filter(
        person=OuterRef("pk"), kind__in=[FactKind.DEPARTURE, FactKind.DEATH], superseded=False
    ).order_by()
    found = party.companions.filter(~Exists(gone) | Q(pk__in=list(signed)), role=Role.REPRESENTATIVE)
    return found.select_related("person", "beside__person").order_by("pk")


def _signed(participation: Participation, *, on: date | None) -> Signed:
    for_party = participation.beside.person.name if participation.beside is not None else ""
    return Signed(name=participation.person.name, for_party=for_party, signed_on=on)


def _settlement_number(settlement: Settlement) -> str:
    return f"{settlement.case.number}/{settlement.pk}"
