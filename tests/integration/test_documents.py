from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from pypdf import PdfReader

from izligums.cases.enums import Role, Side
from izligums.cases.models import Participation
from izligums.core.enums import Language
from izligums.documents import queries, rendering
from izligums.documents.actions import issue
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument
from izligums.documents.papers import PaperFacts
from izligums.meetings.enums import SessionState
from izligums.policy import texts
from izligums.settlements.enums import Fulfilment
from tests.casefile import AT, TODAY, CaseFile, open_case, plan_session, settle

pytestmark = pytest.mark.django_db
LV = Language.LATVIAN


@pytest.fixture
def file() -> CaseFile:
    return open_case()


def issued(
    file: CaseFile, kind: Document, facts: PaperFacts, to: Participation | None = None, side: Side | None = None
) -> IssuedDocument:
    return issue(case=file.case, act=file.act, kind=kind, language=LV, recipient=to, side=side, at=AT, facts=facts)


def invitation(file: CaseFile, to: Participation) -> IssuedDocument:
    return issued(file, Document.INVITATION, queries.gather_invitation(file.case, to, on=TODAY), to)


def own_papers(file: CaseFile, to: Participation) -> list[IssuedDocument]:
    """All that one person gets before the settlement."""
    session = plan_session(file)
    return [
        invitation(file, to),
        issued(file, Document.INFORMATION_SHEET, queries.gather_information(file.case, language=LV), to),
        issued(
            file,
            Document.CONSENT_FORM,
            queries.gather_consent(
                file.case, to, language=LV, version=texts.newest("consent", "lv").id, signed_on=TODAY
            ),
            to,
        ),
        issued(
            file,
            Document.SESSION_INVITATION,
            queries.gather_session_invitation(file.case, to, session=session, on=TODAY),
            to,
        ),
    ]


def words(document: IssuedDocument) -> str:
    reader = PdfReader(io.BytesIO(rendering.pdf(document)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def contact_of(person: Participation) -> tuple[str, ...]:
    return (person.phone, person.email, person.address, person.contact_note)


@pytest.mark.parametrize("whose", ["victim", "offender", "mother", "interpreter"])
def test_own_papers_hold_nothing_of_others(file: CaseFile, whose: str) -> None:
    to: Participation = getattr(file, whose)
    side = {file.victim: {file.victim}, file.interpreter: {file.interpreter}}.get(to, {file.offender, file.mother})
    others = {file.victim, file.offender, file.mother, file.interpreter} - {to}
    for document in own_papers(file, to):
        for held in (str(document.data), words(document)):
            for other in others:
                assert not [each for each in contact_of(other) if each in held]
                if other not in side:
                    assert other.person.name not in held
            assert file.case.offence not in held


def test_representative_consents_for_whom_they_stand_beside(file: CaseFile) -> None:
    facts = queries.gather_consent(file.case, file.mother, language=LV)
    assert facts.represents == "Ēriks Ābols"
    assert queries.gather_consent(file.case, file.victim, language=LV).represents == ""


def test_session_letter_tells_local_time_and_the_way_in(file: CaseFile) -> None:
    facts = queries.gather_session_invitation(file.case, file.victim, session=plan_session(file), on=TODAY)
    said = words(issued(file, Document.SESSION_INVITATION, facts, file.victim))
    for part in (
        "trešdiena, 2026. gada 2. decembris",
        "no plkst. 14.00 līdz 16.00",
        "2. telpa, Parauga iela 3, Valmiera",
        "katra puse gaida savā telpā",
        "bez pakāpieniem",
        "Ieeja no pagalma.",
    ):
        assert part in said


def test_settlement_names_people_and_never_where_they_live(file: CaseFile) -> None:
    settlement = settle(file)
    facts = queries.gather_settlement(file.case, settlement=settlement, language=LV)
    document = issued(file, Document.SETTLEMENT, facts, file.victim)
    said = words(document)
    for part in ("Žanete Ķirse", "Ēriks Ābols", "Dace Dambe", "Samaksā par remontu", "Atvainojas vēstulē", "Sekas"):
        assert part in said
    for person in (file.victim, file.offender, file.mother):
        assert not [each for each in contact_of(person) if each in said + str(document.data)]
    assert "Izņemtais nosacījums" not in said
    assert facts.parties[1].represented_by == ("Dace Dambe",)
    assert facts.consequences == "consequences.lv.2026-11"


def test_draft_settlement_has_a_line_for_each_who_must_sign(file: CaseFile) -> None:
    facts = queries.gather_settlement(file.case, settlement=settle(file, certified=False), language=LV)
    assert [(each.name, each.for_party, each.signed_on) for each in facts.signatures] == [
        ("Žanete Ķirse", "", None),
        ("Ēriks Ābols", "", None),
        ("Dace Dambe", "Ēriks Ābols", None),
    ]


def test_same_version_is_quoted_in_the_papers_language(file: CaseFile) -> None:
    facts = queries.gather_settlement(file.case, settlement=settle(file), language=Language.ENGLISH)
    assert facts.consequences == "consequences.en.2026-11"
    with pytest.raises(KeyError):
        queries.gather_information(file.case, language=LV, version="information.lv.1999-01")


@pytest.mark.parametrize(
    ("state", "held"), [(SessionState.HELD, True), (SessionState.PLANNED, False)], ids=["held", "not held"]
)
def test_result_notice_without_settlement(file: CaseFile, state: SessionState, held: bool) -> None:
    plan_session(file, state=state)
    settle(file, certified=False)
    facts = queries.gather_result_notice(file.case, on=TODAY)
    assert (facts.held, facts.settlement, facts.settled_on) == (held, False, None)
    said = words(issued(file, Document.RESULT_NOTICE, facts))
    assert "Vidzemes rajona tiesa" in said
    assert not [name for name in ("Ķirse", "Ābols", "Dambe", "Velosipēda") if name in said]


def test_result_notice_with_settlement(file: CaseFile) -> None:
    plan_session(file, state=SessionState.HELD)
    settle(file)
    facts = queries.gather_result_notice(file.case, on=TODAY)
    assert (facts.held, facts.settlement, facts.settled_on) == (True, True, TODAY)


def test_fulfilment_report_tells_numbers_and_no_words(file: CaseFile) -> None:
    facts = queries.gather_fulfilment_report(file.case, settlement=settle(file), on=TODAY)
    assert facts.to_court
    assert facts.whole is Fulfilment.PARTLY
    document = issued(file, Document.FULFILMENT_REPORT, facts)
    held = words(document) + str(document.data)
    for free_text in ("Samaksā", "Atvainojas vēstulē", "pierādījums 9999", "Ķirse", "Ābols", "Dambe"):
        assert free_text not in held
    assert "Ziņojums tiesai" in held


def test_fulfilment_of_a_draft_cannot_be_reported(file: CaseFile) -> None:
    with pytest.raises(ValueError, match="certified"):
        queries.gather_fulfilment_report(file.case, settlement=settle(file, certified=False), on=TODAY)


def test_paper_is_refused_to_anybody_but_its_recipient(file: CaseFile) -> None:
    facts = queries.gather_invitation(file.case, file.victim, on=TODAY)
    for to in (file.offender, None):
        with pytest.raises(ValueError, match="own"):
            issued(file, Document.INVITATION, facts, to)
    with pytest.raises(ValueError, match="side"):
        issued(file, Document.INVITATION, facts, file.victim, Side.OFFENDER)
    with pytest.raises(ValueError, match="is not what"):
        issued(file, Document.CONSENT_FORM, facts, file.victim)
    with pytest.raises(ValueError, match="process leader"):
        issued(file, Document.RESULT_NOTICE, queries.gather_result_notice(file.case, on=TODAY), file.victim)
    assert not IssuedDocument.objects.exists()


def test_side_of_a_paper_is_its_recipients(file: CaseFile) -> None:
    assert invitation(file, file.mother).side is Side.OFFENDER
    assert invitation(file, file.victim).side is Side.VICTIM
    assert invitation(file, file.interpreter).side is None


def test_paper_in_a_language_without_papers_is_latvian_and_says_so(file: CaseFile) -> None:
    facts = queries.gather_information(file.case, language=Language.RUSSIAN)
    document = issue(
        case=file.case,
        act=file.act,
        kind=Document.INFORMATION_SHEET,
        language=Language.RUSSIAN,
        recipient=file.victim,
        side=None,
        at=AT,
        facts=facts,
    )
    assert document.language is LV
    assert facts.text.startswith("information.lv.")


def test_file_name_says_nothing_of_people(file: CaseFile) -> None:
    document = invitation(file, file.victim)
    assert rendering.file_name(document) == f"IZL-2026-{file.case.pk:06d}-{document.pk}.pdf"


def test_list_of_papers_leaves_the_files_where_they_are(
    file: CaseFile, django_assert_num_queries: Callable[[int], object]
) -> None:
    for to in (file.victim, file.offender):
        rendering.render(invitation(file, to).pk)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        listed = list(queries.documents_of(file.case))
    assert [each.recipient_id for each in listed] == [file.offender.pk, file.victim.pk]
    assert {"content", "data"} <= listed[0].get_deferred_fields()


def test_role_and_day_of_the_first_paper(file: CaseFile) -> None:
    facts = queries.gather_invitation(file.case, file.victim, on=date(2026, 11, 21))
    assert facts.addressee.role is Role.VICTIM
    assert facts.mediator == "Ilze Vītola"
