"""Papers with invented content, one of each kind, for tests that need no case."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from izligums.cases.enums import Role
from izligums.core.enums import Language
from izligums.documents import rendering
from izligums.documents.enums import Document
from izligums.documents.papers import (
    Addressee,
    ConsentForm,
    FulfilmentReport,
    InformationSheet,
    Invitation,
    Leader,
    Office,
    PaperFacts,
    Party,
    ResultNotice,
    SessionInvitation,
    SettlementPaper,
    Signed,
    Term,
    TermResult,
)
from izligums.meetings.enums import Form, Mode
from izligums.policy import texts
from izligums.settlements.enums import ConditionKind, Fulfilment

AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)

OFFICE = Office(
    name="Vidzemes reģionālā struktūrvienība",
    address="Parauga iela 3, Valmiera, LV-0000",
    phone="+371 0000 0003",
    email="vidzeme@paraugs.invalid",
    opening_hours="Pirmdien 8.30–18.00\nOtrdien–ceturtdien 8.30–17.00\nPiektdien 8.30–15.00",
)
LEADER = Leader(office="Vidzemes rajona tiesa", name="Ģirts Paraugs", address="Tiesas iela 1, Valmiera, LV-0000")
VICTIM = Addressee(
    participation=1, role=Role.VICTIM, name="Žanete Ķirse-Šņore", address="Bērzu iela 7–12, Cēsis, LV-0000"
)
OFFENDER = Addressee(participation=2, role=Role.OFFENDER, name="Ēriks Ābols", address="Ošu iela 1, Valmiera, LV-0000")
MEDIATOR = "Ilze Vītola"
NUMBER = "IZL-2026-000042"


def sample(kind: Document, language: Language, to: Addressee = VICTIM) -> PaperFacts:
    """One paper of each kind, about the same invented people."""
    text = {name: texts.newest(name, language).id for name in ("information", "consent", "consequences")}
    written: dict[Document, PaperFacts] = {
        Document.INFORMATION_SHEET: InformationSheet(text=text["information"], office=OFFICE),
        Document.CONSENT_FORM: ConsentForm(
            text=text["consent"], office=OFFICE, case_number=NUMBER, addressee=to, represents="", signed_on=None
        ),
        Document.INVITATION: Invitation(
            case_number=NUMBER, office=OFFICE, addressee=to, mediator=MEDIATOR, written_on=date(2026, 11, 20)
        ),
        Document.SESSION_INVITATION: SessionInvitation(
            case_number=NUMBER,
            office=OFFICE,
            addressee=to,
            mediator=MEDIATOR,
            written_on=date(2026, 11, 20),
            form=Form.SESSION,
            mode=Mode.IN_PERSON,
            start=datetime(2026, 12, 2, 14, 0),
            end=datetime(2026, 12, 2, 16, 30),
            place="2. telpa, Parauga iela 3, Valmiera, LV-0000",
            waiting_apart=True,
            step_free=True,
            arrival="Trīs pakāpieni pie ieejas; zvaniet, un mēs atvērsim sānu durvis bez pakāpieniem.",
        ),
        Document.SETTLEMENT: settlement(text["consequences"]),
        Document.RESULT_NOTICE: ResultNotice(
            case_number=NUMBER,
            proceedings_no="11250012326",
            leader=LEADER,
            office=OFFICE,
            written_on=date(2026, 12, 3),
            held=True,
            settlement=True,
            settled_on=date(2026, 12, 3),
        ),
        Document.FULFILMENT_REPORT: FulfilmentReport(
            case_number=NUMBER,
            proceedings_no="11250012326",
            leader=LEADER,
            to_court=True,
            office=OFFICE,
            written_on=date(2027, 3, 2),
            settlement_number=f"{NUMBER}/7",
            settled_on=date(2026, 12, 3),
            results=(
                TermResult(
                    number=1,
                    kind=ConditionKind.PAYMENT,
                    due=date(2027, 2, 1),
                    fulfilment=Fulfilment.FULFILLED,
                    assessed_on=date(2027, 2, 2),
                ),
                TermResult(
                    number=2,
                    kind=ConditionKind.NO_CONTACT,
                    due=None,
                    fulfilment=Fulfilment.PARTLY,
                    assessed_on=date(2027, 3, 1),
                ),
            ),
            whole=Fulfilment.PARTLY,
        ),
    }
    return written[kind]


def settlement(consequences: str, **changes: Any) -> SettlementPaper:
    given: dict[str, Any] = {
        "number": f"{NUMBER}/7",
        "proceedings_no": "11250012326",
        "offence_article": "Krimināllikuma 185. panta pirmā daļa",
        "office": OFFICE,
        "parties": (
            Party(name=VICTIM.name, role=Role.VICTIM, represented_by=()),
            Party(name=OFFENDER.name, role=Role.OFFENDER, represented_by=("Dace Ābola",)),
        ),
        "terms": (
            Term(
                number=1,
                kind=ConditionKind.PAYMENT,
                text="Atlīdzina velosipēda remontu, divās daļās.",
                owed_by=OFFENDER.name,
                owed_to=VICTIM.name,
                amount=Decimal("1234.50"),
                due=date(2027, 2, 1),
                shown_by="maksājuma uzdevuma kopija",
            ),
            Term(
                number=2,
                kind=ConditionKind.NO_CONTACT,
                text="Nesazinās sociālajos tīklos.",
                owed_by=OFFENDER.name,
                owed_to=VICTIM.name,
                amount=None,
                due=None,
                shown_by="",
            ),
        ),
        "consequences": consequences,
        "signatures": (
            Signed(name=VICTIM.name, for_party="", signed_on=date(2026, 12, 3)),
            Signed(name=OFFENDER.name, for_party="", signed_on=date(2026, 12, 3)),
            Signed(name="Dace Ābola", for_party=OFFENDER.name, signed_on=date(2026, 12, 3)),
        ),
        "mediator": MEDIATOR,
        "certified_on": date(2026, 12, 3),
    }
    return SettlementPaper(**(given | changes))


def pdf_of(kind: Document, language: Language, facts: PaperFacts | None = None) -> PdfReader:
    content = rendering.preview(kind, language, facts or sample(kind, language), on=AT.date())
    return PdfReader(io.BytesIO(content))


def text_of(reader: PdfReader) -> str:
    """All words with single spaces, so that line breaks do not matter."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


def part(reader: PdfReader, name: str) -> DictionaryObject:
    """What the catalogue of a file holds under `name`."""
    found = reader.root_object[name].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def xmp(reader: PdfReader) -> str:
    """What a file says of itself, as XML."""
    found = part(reader, "/Metadata")
    assert isinstance(found, StreamObject)
    return found.get_data().decode()
