"""What a person said, on paper in their language: all of it, with who wrote it down, and nothing of anybody else."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.utils import timezone
from pypdf import PdfReader

from izligums.cases.enums import Channel, Stage, Told
from izligums.cases.models import Case, Reading
from izligums.core.enums import Language
from izligums.dialogue.enums import Answered, Receiving
from izligums.documents import rendering
from izligums.documents.models import IssuedDocument
from izligums.process.steps import TABLE
from izligums.web.space.on_paper import FORMS
from tests.papers import part, text_of, xmp
from tests.support.cases import Office
from tests.support.door import invited
from tests.support.own import SUPPORTERS, inside, send
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db
#: What the first form is called, and the first of its questions, in each language.
CALLED = {
    Language.LATVIAN: ("Kā mēs tiekamies", "Kas Jums vajadzīgs, lai justos droši?"),
    Language.ENGLISH: ("How we meet", "What do you need to feel safe?"),
    Language.RUSSIAN: ("Как мы встречаемся", "Что Вам нужно, чтобы чувствовать себя в безопасности?"),
    Language.UKRAINIAN: ("Як ми зустрічаємося", "Що Вам потрібно, щоб почуватися в безпеці?"),
}


@pytest.fixture
def office() -> Office:
    office = Office()
    office.start = timezone.localdate()
    return office


def speaks(office: Office, case: Case, name: str, language: Language) -> None:
    office.act(case, "record_safe_way", name, channel=Channel.PHONE, language=language, phone="+371 29998110")


def printed(office: Office, case: Case, name: str, what: str = "copy/") -> PdfReader:
    answer = Desk(office.lead.user).client.get(where(office, case, name, what))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    return PdfReader(io.BytesIO(answer.content))


def where(office: Office, case: Case, name: str, what: str) -> str:
    return f"/cases/{case.pk}/said/{office.id_of(case, name)}/{what}"


def test_copy_holds_everything_that_was_said_and_who_wrote_it_down(office: Office) -> None:
    case = office.case_at(Stage.SESSION_HELD)
    speaks(office, case, "Jānis", Language.ENGLISH)
    office.wish(case, "Jānis", safety="Atnākt\nun aiziet", seat=None)
    question = office.ask(case, "Jānis", "Vai Jūs vēlaties atvainošanos?")
    office.ask(case, "Jānis", "Vai paņemt suni?")
    office.act(case, "mark_question", "Jānis", question=question, answered=Answered.PARTLY)
    office.act(case, "share_plan", "Jānis", plan="Salabošu žogu.")
    office.act(case, "say_how_i_am", "Jānis", how_i_am="Labāk guļu.", wants_talk=True)
    office.act(case, "hand_statement", "Jānis", text="Man ir kauns.")
    proposed: dict[str, Any] = {
        "name": "Ivo Krauklis",
        "relation": "brālis",
        "reach": "caur mani",
        "told": (Told.RELATION,),
    }
    office.act(case, "propose_supporter", "Jānis", **proposed)
    issued = IssuedDocument.objects.count()
    said = text_of(printed(office, case, "Jānis"))
    assert IssuedDocument.objects.count() == issued
    for words in (
        *("What you said", "Jānis Kalniņš", case.number, "What do you need to feel safe?", "Atnākt un aiziet"),
        *("Vai Jūs vēlaties atvainošanos?", "partly answered", "Vai paņemt suni?", "not answered yet"),
        *("Salabošu žogu.", "Labāk guļu.", "You asked for another talk.", "Man ir kauns."),
        *("Ivo Krauklis", "brālis", "caur mani", "how we know each other"),
    ):
        assert words in said
    assert said.count(f"Written down for you on {office.last_day(case):%-d %b %Y}: {office.lead.user}") == 7
    assert "your own space" not in said
    assert "Where do you want to sit?" not in said
    assert Reading.objects.filter(page="print_said", person_id=office.id_of(case, "Jānis")).exists()


def test_what_somebody_wrote_themselves_is_marked_so(office: Office) -> None:
    access = invited(office, "Anna")
    speaks(office, access.case, "Anna", Language.ENGLISH)
    client = inside(access)
    send(client, "/mana-lieta/tiksanas/6/", not_raised="Mana māsa")
    office.ask(access.case, "Anna", "Kāpēc?")
    said = text_of(printed(office, access.case, "Anna"))
    assert said.index("Mana māsa") < said.index("You wrote it in your own space") < said.index("Kāpēc?")
    assert said.index("Kāpēc?") < said.index(f": {office.lead.user}.")
    question = office.ask(access.case, "Anna", "Vai?")
    office.act(access.case, "mark_question", "Anna", question=question, answered=Answered.WITHDRAWN)
    assert "Vai?" not in text_of(printed(office, access.case, "Anna"))


def test_copy_tells_nothing_of_the_other_side(office: Office) -> None:
    """Nor whether the other side was asked about a letter, or did not want it."""
    case = office.case_at(Stage.PREPARING)
    speaks(office, case, "Jānis", Language.ENGLISH)
    letter = office.act(case, "hand_statement", "Jānis", text="Man ir kauns.").created
    anna, before = office.id_of(case, "Anna"), text_of(printed(office, case, "Jānis"))
    office.act(case, "review_risk", factors=())
    for told in ("Slepena vēlme", "Slepens jautājums"):
        office.wish(case, "Anna", safety=told)
        office.ask(case, "Anna", told)
    office.act(case, "hand_statement", "Anna", text="Slepena vēstule")
    office.act(case, "offer_statement", statement=letter, receiver=anna)
    assert text_of(printed(office, case, "Jānis")) == before
    office.act(case, "answer_offer", "Anna", statement=letter, way=Receiving.NOT)
    assert text_of(printed(office, case, "Jānis")) == before
    office.act(case, "take_back_statement", "Jānis", statement=letter)
    assert "you took it back" in text_of(printed(office, case, "Jānis"))


@pytest.mark.parametrize("language", list(CALLED))
def test_papers_speak_the_language_of_the_person(office: Office, language: Language) -> None:
    case = office.case_at(Stage.SESSION_HELD)
    speaks(office, case, "Jānis", language)
    office.wish(case, "Jānis", safety="Atnākt atsevišķi")
    titles = set()
    for what in ("copy/", *(f"forms/{step}/" for step in FORMS)):
        paper = printed(office, case, "Jānis", what)
        assert "pdfuaid:part" in xmp(paper)
        assert part(paper, "/MarkInfo")["/Marked"]
        assert str(paper.root_object["/Lang"]) == language
        assert paper.metadata is not None
        assert paper.metadata.author == rendering.words(language)["common"]["service"]
        kept = f"{dict(paper.metadata)} {xmp(paper)}"
        assert not any(name in kept for name in ("Kalniņš", "Bērziņa", str(office.lead.user)))
        said = text_of(paper)
        assert case.number in said
        assert "Jānis Kalniņš" in said
        assert "Bērziņa" not in said
        assert rendering.NOT_SHOWN not in said
        titles.add(paper.metadata.title)
    assert len(titles) == len(FORMS) + 1
    for words in CALLED[language]:
        assert words in text_of(printed(office, case, "Jānis"))
        assert words in text_of(printed(office, case, "Jānis", "forms/say_wishes/"))


def test_form_asks_what_the_page_asks(office: Office) -> None:
    access = invited(office, "Anna")
    speaks(office, access.case, "Anna", Language.ENGLISH)
    client = inside(access)
    pages = {
        "ask_question": ["/mana-lieta/jautajumi/"],
        "hand_statement": ["/mana-lieta/vestules/rakstit/"],
        "propose_supporter": [SUPPORTERS],
        "say_wishes": [f"/mana-lieta/tiksanas/{number}/" for number in range(1, 9)],
    }
    for step, addresses in pages.items():
        said = text_of(printed(office, access.case, "Anna", f"forms/{step}/"))
        for address in addresses:
            for field in client.get(address).context["form"].visible_fields():
                for words in (field.label, field.help_text, *(words for _value, words in choices(field))):
                    assert " ".join(str(words).split()) in said


def choices(field: Any) -> Any:
    return getattr(field.field, "choices", ())


def test_mediator_finds_both_beside_what_was_said(office: Office) -> None:
    access = invited(office, "Anna", stage=Stage.PREPARING)
    page = Desk(office.lead.user).client.get(where(office, access.case, "Anna", "")).content.decode()
    assert f'href="{where(office, access.case, "Anna", "copy/")}"' in page
    offered = {step for step in FORMS if f'href="{where(office, access.case, "Anna", f"forms/{step}/")}"' in page}
    assert offered == {"say_wishes", "ask_question", "hand_statement", "propose_supporter"}  # no plan, no meeting yet


def test_only_mediators_of_the_case_print(office: Office) -> None:
    case = office.case_at(Stage.PREPARING)
    for what in ("copy/", "forms/say_wishes/"):
        assert Desk(office.coordinator).client.get(where(office, case, "Anna", what)).status_code == 403
        assert Desk(office.stranger).client.get(where(office, case, "Anna", what)).status_code == 404
    lead = Desk(office.lead.user).client
    assert lead.get(where(office, case, "Anna", "forms/mark_question/")).status_code == 404
    assert lead.get(f"/cases/{case.pk}/said/{10**6}/copy/").status_code == 404


def test_every_form_is_of_a_step_that_people_take_themselves() -> None:
    assert all("person" in TABLE[step].who for step in FORMS)
