from __future__ import annotations

import dataclasses
import io
import re
import typing
from datetime import date
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from izligums.cases.enums import Role, Side
from izligums.core.enums import Language
from izligums.documents import papers, rendering
from izligums.documents.enums import Document
from izligums.documents.papers import TYPES, WRITTEN_LANGUAGES, Addressee, Party, Signed, side_of, to_data, written_in
from izligums.meetings.enums import Form, Mode
from izligums.policy import texts
from izligums.settlements.enums import ConditionKind, Fulfilment
from tests.papers import LEADER, MEDIATOR, OFFENDER, OFFICE, VICTIM, part, pdf_of, sample, settlement, text_of, xmp

EVERY = [(kind, language) for kind in Document for language in WRITTEN_LANGUAGES]


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_paper_is_accessible(kind: Document, language: Language) -> None:
    reader = pdf_of(kind, language)
    assert "pdfuaid:part" in xmp(reader)
    assert part(reader, "/MarkInfo")["/Marked"]
    assert "/StructTreeRoot" in reader.root_object
    assert str(reader.root_object["/Lang"]) == language
    assert part(reader, "/ViewerPreferences")["/DisplayDocTitle"]


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_metadata_names_nobody(kind: Document, language: Language) -> None:
    reader = pdf_of(kind, language)
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.title
    assert metadata.author == rendering.words(language)["common"]["service"]
    kept = f"{dict(metadata)} {xmp(reader)}"
    for name in (VICTIM.name, OFFENDER.name, MEDIATOR, LEADER.name, "Ābol", "Vītola"):
        assert name not in kept


def test_letters_look_neutral_at_first_glance() -> None:
    """What a glance at a folded letter, a window or a download list shows says nothing of probation or crime."""
    for kind in (Document.INVITATION, Document.SESSION_INVITATION):
        for language in WRITTEN_LANGUAGES:
            reader = pdf_of(kind, language)
            assert reader.metadata is not None
            title = str(reader.metadata.title)
            assert title == rendering.words(language)[kind.value]["title"]
            first_glance = text_of(reader).split(rendering.words(language)["common"]["greeting"])[0].lower()
            for word in ("probācij", "izlīgum", "kriminā", "cietuš", "victim", "mediation", "probation", "crim"):
                assert word not in first_glance


@pytest.mark.parametrize("language", WRITTEN_LANGUAGES)
@pytest.mark.parametrize("to", [VICTIM, OFFENDER], ids=["victim", "offender"])
@pytest.mark.parametrize("kind", sorted(papers.PERSONAL))
def test_own_paper_holds_nothing_of_the_other_side(kind: Document, language: Language, to: Addressee) -> None:
    other = OFFENDER if to is VICTIM else VICTIM
    said = text_of(pdf_of(kind, language, sample(kind, language, to)))
    assert to.name in said
    assert other.name not in said
    assert other.address not in said


def parts_of(paper: type[Any]) -> set[type[Any]]:
    """The types of a paper's fields, however deep, containers and unions opened."""
    found: set[type[Any]] = set()
    waiting: list[Any] = [paper]
    while waiting:
        each = waiting.pop()
        waiting.extend(typing.get_args(each))
        if dataclasses.is_dataclass(each) and isinstance(each, type):
            waiting.extend(typing.get_type_hints(each).values())
        if isinstance(each, type):
            found.add(each)
    return found


@pytest.mark.parametrize("kind", sorted({*papers.PERSONAL, Document.INFORMATION_SHEET}))
def test_own_paper_has_room_for_one_person(kind: Document) -> None:
    hints = typing.get_type_hints(TYPES[kind])
    assert tuple not in {typing.get_origin(hint) for hint in hints.values()}
    assert sum(Addressee in (hint, *typing.get_args(hint)) for hint in hints.values()) <= 1
    assert not parts_of(TYPES[kind]) & {papers.Party, papers.Leader, papers.Signed, papers.Term}


def test_settlement_has_no_room_for_addresses() -> None:
    assert Addressee not in parts_of(papers.SettlementPaper)
    assert {field.name for field in dataclasses.fields(Party)} == {"name", "role", "represented_by"}


def test_process_leader_learns_a_fixed_list() -> None:
    """Change this list only with the lawyer: it is all that leaves the service about a case."""
    assert [field.name for field in dataclasses.fields(papers.ResultNotice)] == [
        "case_number",
        "proceedings_no",
        "leader",
        "office",
        "written_on",
        "held",
        "settlement",
        "settled_on",
    ]
    assert [field.name for field in dataclasses.fields(papers.FulfilmentReport)] == [
        "case_number",
        "proceedings_no",
        "leader",
        "to_court",
        "office",
        "written_on",
        "settlement_number",
        "settled_on",
        "results",
        "whole",
    ]
    assert [field.name for field in dataclasses.fields(papers.TermResult)] == [
        "number",
        "kind",
        "due",
        "fulfilment",
        "assessed_on",
    ]
    assert [field.name for field in dataclasses.fields(papers.Leader)] == ["office", "name", "address"]


@pytest.mark.parametrize("language", WRITTEN_LANGUAGES)
def test_result_notice_without_settlement_says_no_more_than_that(language: Language) -> None:
    told = sample(Document.RESULT_NOTICE, language)
    assert isinstance(told, papers.ResultNotice)
    facts = dataclasses.replace(told, held=False, settlement=False, settled_on=None)
    words = rendering.words(language)["result_notice"]
    said = text_of(pdf_of(Document.RESULT_NOTICE, language, facts))
    assert words["not_held"] in said
    assert words["not_settled"] in said
    assert words["enclosed"] not in said
    assert words["settled_on"] not in said


@pytest.mark.parametrize("kind", list(Document))
def test_kind_has_its_own_type_and_template(kind: Document) -> None:
    assert (rendering.TEMPLATES / f"{kind}.typ").exists()
    assert len(set(TYPES.values())) == len(Document)


def keys(words: dict[str, Any], before: str = "") -> set[str]:
    return {
        name
        for key, value in words.items()
        for name in (keys(value, f"{before}{key}.") if isinstance(value, dict) else {f"{before}{key}"})
    }


def test_both_languages_have_the_same_words() -> None:
    assert keys(rendering.words(Language.LATVIAN)) == keys(rendering.words(Language.ENGLISH))
    assert all(str(value).strip() for value in rendering.words(Language.LATVIAN)["invitation"].values())


@pytest.mark.parametrize("language", [Language.RUSSIAN, Language.UKRAINIAN])
def test_what_is_written_in_every_language_has_its_words_in_each(language: Language) -> None:
    """And no others: no other paper is written in these two."""
    theirs, words = rendering.words(language), rendering.words(Language.LATVIAN)
    assert keys(theirs) < keys(words)
    for paper in ("what_was_said", "form_to_fill"):
        assert keys(theirs[paper]) == keys(words[paper])
    assert len(theirs["dates"]["months"]) == 12
    assert theirs.keys() == {"common", "dates", "what_was_said", "form_to_fill"}


def test_every_member_has_words() -> None:
    for language in WRITTEN_LANGUAGES:
        words = rendering.words(language)
        assert set(words["session_invitation"]["forms"]) == set(Form)
        assert set(words["session_invitation"]["modes"]) == set(Mode)
        assert set(words["terms"]["kinds"]) == set(ConditionKind)
        assert set(words["terms"]["fulfilment"]) == set(words["fulfilment_report"]["whole"]) == set(Fulfilment)
        assert len(words["dates"]["months"]) == 12
        assert len(words["dates"]["weekdays"]) == 7


def test_draft_of_a_settlement_says_that_it_binds_nobody() -> None:
    text = texts.newest("consequences", "lv").id
    lines = tuple(dataclasses.replace(each, signed_on=None) for each in settlement(text).signatures)
    said = text_of(pdf_of(Document.SETTLEMENT, Language.LATVIAN, settlement(text, certified_on=None, signatures=lines)))
    assert rendering.words(Language.LATVIAN)["settlement"]["draft"] in said
    assert "1\u00a0234,50" in said or "1 234,50" in said
    assert "2027. gada 1. februāris" in said


def test_settlement_without_conditions_is_whole() -> None:
    text = texts.newest("consequences", "en").id
    said = text_of(pdf_of(Document.SETTLEMENT, Language.ENGLISH, settlement(text, terms=())))
    assert rendering.words(Language.ENGLISH)["settlement"]["no_terms"] in said


def test_long_settlement_goes_on_over_pages() -> None:
    text = texts.newest("consequences", "lv").id
    given = settlement(text)
    terms = tuple(dataclasses.replace(given.terms[0], number=n, text=f"Nosacījums {n}. " * 60) for n in range(1, 21))
    lines = tuple(Signed(name=f"Parakstītājs {n}", for_party="Kāds", signed_on=None) for n in range(1, 41))
    reader = pdf_of(
        Document.SETTLEMENT, Language.LATVIAN, settlement(text, terms=terms, signatures=lines, certified_on=None)
    )
    for page in reader.pages:
        *body, _, _ = heights(page)  # the last two stand at the foot
        assert min(body) > 65, "something was set into the foot of the page"
    assert "Parakstītājs 40" in text_of(reader)
    assert text_of(reader).count("Nosacījums 20.") == 60


def heights(page: PageObject) -> list[float]:
    """How far above the lower edge each piece of text stands, in points, in the order of reading."""
    found: list[float] = []

    def visit(said: str, outer: list[float], *rest: object) -> None:
        if said.strip():
            found.append(outer[5])

    page.extract_text(visitor_text=visit)
    return found


def test_consent_says_what_must_be_said() -> None:
    """Voluntary, free to stop without a reason, not evidence of guilt, whom to complain to."""
    said = text_of(PdfReader(io.BytesIO(rendering.blank(Document.CONSENT_FORM, Language.LATVIAN))))
    for sentence in ("brīvprātīgi", "iemesls nav jāsaka", "nav vainas pierādījums", "sūdzību"):
        assert sentence in said
    english = text_of(PdfReader(io.BytesIO(rendering.blank(Document.CONSENT_FORM, Language.ENGLISH))))
    for sentence in ("voluntarily", "need not say why", "not evidence of guilt", "complaint"):
        assert sentence in english


def test_copy_of_a_consent_says_when_it_was_signed() -> None:
    form = sample(Document.CONSENT_FORM, Language.LATVIAN)
    assert isinstance(form, papers.ConsentForm)
    facts = dataclasses.replace(form, signed_on=date(2026, 11, 20), represents="Juris Ķirsis")
    said = text_of(pdf_of(Document.CONSENT_FORM, Language.LATVIAN, facts))
    assert "2026. gada 20. novembris" in said
    assert "Juris Ķirsis" in said


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("mode", list(Mode))
def test_session_letter_suits_everybody(role: Role, mode: Mode) -> None:
    letter = sample(Document.SESSION_INVITATION, Language.LATVIAN, dataclasses.replace(VICTIM, role=role))
    assert isinstance(letter, papers.SessionInvitation)
    facts = dataclasses.replace(letter, mode=mode, place="")
    said = text_of(pdf_of(Document.SESSION_INVITATION, Language.LATVIAN, facts))
    assert "trešdiena, 2026. gada 2. decembris" in said
    assert "no plkst. 14.00 līdz 16.30" in said
    assert ("Saiti Jums iedos" in said) == (mode is Mode.ONLINE)


@pytest.mark.parametrize("role", list(Role))
def test_invitation_suits_everybody(role: Role) -> None:
    to = dataclasses.replace(VICTIM, role=role)
    for language in WRITTEN_LANGUAGES:
        reader = pdf_of(Document.INVITATION, language, sample(Document.INVITATION, language, to))
        assert OFFICE.phone in text_of(reader)
        assert len(reader.pages) == 1


def test_blank_exists_for_two_kinds_only() -> None:
    for language in WRITTEN_LANGUAGES:
        assert rendering.blank(Document.INFORMATION_SHEET, language).startswith(b"%PDF")
    with pytest.raises(ValueError, match="no blank"):
        rendering.blank(Document.SETTLEMENT, Language.LATVIAN)


def test_who_reads_another_language_gets_latvian() -> None:
    assert written_in(Language.RUSSIAN) is Language.LATVIAN
    assert written_in(Language.ENGLISH) is Language.ENGLISH


def test_side_follows_the_party_one_stands_beside() -> None:
    assert side_of(Role.SUPPORTER, Role.OFFENDER) is Side.OFFENDER
    assert side_of(Role.VICTIM, None) is Side.VICTIM
    assert side_of(Role.INTERPRETER, None) is None


def test_facts_become_plain_json() -> None:
    data = to_data(sample(Document.SETTLEMENT, Language.LATVIAN))
    assert data["terms"][0]["amount"] == "1234.50"
    assert data["certified_on"] == "2026-12-03"
    assert data["parties"][0]["role"] == "victim"
    assert data["number"] == "IZL-2026-000042/7"


def test_mark_on_paper_is_the_mark_on_screen() -> None:
    screen = (rendering.FOLDER.parent / "web" / "ui" / "static" / "ui" / "mark.svg").read_text()
    layout = (rendering.TEMPLATES / "layout.typ").read_text()
    drawn = re.findall(r' (?:d|cx|cy|r|stroke-width)="([^"]+)"', screen)
    assert len(drawn) == 6
    assert all(f"'{each}'" in layout for each in drawn)
