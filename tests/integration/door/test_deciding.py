"""A person decides in their own space: informed first, a click is no signature, a no counts at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from izligums import policy
from izligums.cases.enums import Capacity, Channel, Consent, FactKind, Leave, Outcome, Role, Signing, Stage
from izligums.cases.models import Act, Case, Fact, Participation
from izligums.core.enums import Language
from izligums.documents.models import IssuedDocument
from izligums.meetings.enums import SessionState
from izligums.meetings.models import Session
from izligums.messages.models import Letter
from izligums.process.facts import CaseFacts, PersonFacts
from izligums.process.gather import gather
from izligums.process.refusals import Refused
from tests.support.cases import Office
from tests.support.cast import ANNA, beside, child
from tests.support.door import invited
from tests.support.own import DECISION, READ, decide, inside, reached
from tests.support.pages import Desk
from tests.support.sides import words_of

pytestmark = pytest.mark.django_db
SHEET, STOP = f"{DECISION}veidlapa.pdf", "/mana-lieta/apturet/"
TEXTS: dict[str, Any] = {"version": "consent.lv.2026-11", "language": Language.LATVIAN, "channel": Channel.PHONE}


@pytest.fixture
def office() -> Office:
    office = Office()
    office.start = timezone.localdate()
    return office


def facts(case: Case) -> CaseFacts:
    return gather(case, on=timezone.localdate())


def known(case: Case, name: str) -> PersonFacts:
    own = Participation.objects.get(case=case, person__given_name=name)
    return facts(case).person(own.pk)


def said(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_information_comes_first(office: Office) -> None:
    """Without a sign that it was shown there is no question; and its version is kept with the answer."""
    access = reached(office)
    client = inside(access)
    page = said(client.get(DECISION))
    assert "What the process leader learns" in page
    assert 'name="takes_part"' not in page
    assert 'name="takes_part"' not in said(client.get(f"{DECISION}?izlasits=information.lv.2020-01"))
    assert office.unit.phone in page
    assert decide(client, True, leaves=["online", "my_questions"]).headers["Location"] == f"{DECISION}?done"
    kinds = {each.kind: each for each in Fact.objects.filter(act=Act.objects.latest("pk"))}
    assert kinds.keys() == {FactKind.INFORMATION, FactKind.INTENTION}
    assert kinds[FactKind.INFORMATION].version == "information.en.2026-11"
    word = kinds[FactKind.INTENTION]
    assert (word.yes, word.version, word.language) == (True, "consent.en.2026-11", Language.ENGLISH)
    assert (word.leaves, word.signing, word.channel) == (
        [Leave.ONLINE, Leave.MY_QUESTIONS],
        Signing.PAPER,
        Channel.ONLINE,
    )


def test_a_click_is_what_is_wanted_and_no_consent(office: Office) -> None:
    access = reached(office)
    client, case = inside(access), access.case
    decide(client, True)
    anna = known(case, "Anna")
    assert (anna.willing, anna.informed, anna.consent) == (True, True, Consent.NONE)
    page = said(client.get(DECISION))
    for words in ("What you said", "It counts once it is confirmed in writing", "The consent form to sign"):
        assert words in page
    entry = Act.objects.latest("pk")
    assert (entry.step, entry.capacity, entry.by, entry.person_id) == (
        "decide",
        Capacity.PERSON,
        None,
        access.participation_id,
    )
    page = said(Desk(office.lead.user).case(case))
    assert "says yes; the paper is to be signed" in page
    assert "on the screen, by themselves" in page
    office.act(
        case, "record_consent", "Anna", on=timezone.localdate(), version="consent.lv.2026-11", language=Language.LATVIAN
    )
    assert not known(case, "Anna").willing
    assert "says yes; the paper is to be signed" not in said(Desk(office.lead.user).case(case))
    assert "confirmed" in said(client.get(DECISION))


def test_paper_to_sign_is_the_persons_own(office: Office) -> None:
    access = reached(office)
    client, other = inside(access), inside(invited(office, "Jānis", case=access.case))
    assert client.get(SHEET).headers["Location"] == DECISION
    decide(client, True)
    paper = client.get(SHEET)
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.headers["Content-Disposition"] == 'attachment; filename="veidlapa.pdf"'
    assert "no-store" in paper.headers["Cache-Control"]
    assert paper.headers["X-Content-Type-Options"] == "nosniff"
    words = words_of(paper.content, file_name="")
    assert "Anna Bērziņa" in words
    assert "Jānis" not in words
    assert "Consent signed" not in words
    assert "Anna" not in words_of(other.get(SHEET).content, file_name="")  # his own, from when he consented
    form = IssuedDocument.objects.filter(recipient=access.participation).latest("pk")
    assert not Letter.objects.filter(document=form).exists()


def test_a_no_counts_at_once_and_nobody_asks_why(office: Office) -> None:
    access = invited(office, "Anna", stage=Stage.SESSION_PLANNED)
    client, case = inside(access), access.case
    assert decide(client, False).status_code == 302
    assert known(case, "Anna").consent is Consent.WITHDRAWN
    assert Session.objects.get(case=case).state is SessionState.CANCELLED
    assert "You stopped" in said(client.get("/mana-lieta/es/"))
    page = said(client.get(DECISION))
    assert "Nobody asks why" in page
    assert "veidlapa" not in page
    assert decide(client, False).status_code == 200  # once is enough
    assert decide(client, True).status_code == 302
    assert known(case, "Anna").willing


def test_no_asks_nothing_else(office: Office) -> None:
    client = inside(invited(office, "Anna", stage=Stage.PREPARING))
    assert decide(client, False, leaves=["online"], signing="paper").status_code == 302
    word = Fact.objects.get(kind=FactKind.INTENTION)
    assert (word.yes, word.leaves, word.signing) == (False, [], None)


def test_yes_asks_how_to_sign_and_offers_what_counts(office: Office) -> None:
    client = inside(reached(office))
    page = said(client.get(READ))
    assert 'value="paper"' in page
    assert 'value="e_signature"' in page
    assert 'value="screen"' not in page
    for wrong in ("", "screen"):
        answer = decide(client, True, signing=wrong)
        assert answer.status_code == 200
        assert "error" in said(answer)
    assert not Fact.objects.filter(kind=FactKind.INTENTION).exists()


@pytest.fixture
def screen_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    read = policy.read_toml

    def changed(name: str) -> dict[str, Any]:
        return {**read(name), **({"consent": {"in_writing": ["paper", "screen"]}} if name == "rules.toml" else {})}

    for module in ("izligums.process.gather", "izligums.process.own.deciding"):
        monkeypatch.setattr(f"{module}.read_toml", changed)


@pytest.mark.usefixtures("screen_counts")
def test_where_policy_counts_the_screen_the_same_step_gives_the_consent(office: Office) -> None:
    access = reached(office)
    client, case = inside(access), access.case
    decide(client, True, signing="screen")
    anna = known(case, "Anna")
    assert (anna.consent, anna.willing) == (Consent.LIVE, False)
    assert Fact.objects.filter(kind=FactKind.CONSENT, person=access.participation).count() == 1
    assert "confirmed" in said(client.get(DECISION))
    assert "Consent signed" in words_of(client.get(SHEET).content, file_name="")
    office.act(case, "record_withdrawal", "Anna", on=timezone.localdate(), channel=Channel.PHONE)
    office.act(case, "decide", "Anna", on=timezone.localdate(), takes_part=True, signing=Signing.SCREEN, **TEXTS)
    assert known(case, "Anna").consent is Consent.WITHDRAWN  # nobody of the service signs for her


def test_mediator_records_what_was_said(office: Office) -> None:
    case = office.case_at(Stage.APPROACHING_VICTIM)
    office.reach_person(case, office.id_of(case, "Anna"))
    with pytest.raises(Refused, match="not_informed"):
        office.act(case, "decide", "Anna", takes_part=True, **TEXTS)
    office.act(case, "decide", "Anna", takes_part=True, information="information.lv.2026-11", **TEXTS)
    entry = Act.objects.filter(case=case).latest("sequence")
    assert (entry.capacity, entry.by) == (Capacity.MEDIATOR, office.lead.user)
    assert known(case, "Anna").willing


MOTHER_FIRST = (child(Role.OFFENDER, "Markuss", "Liepa"), beside(0, Role.REPRESENTATIVE, "Dace", "Liepa"), ANNA)


def test_minor_decides_once_the_representative_was_reached(office: Office) -> None:
    case = office.case_at(Stage.REGISTERED, MOTHER_FIRST)
    office.take_on(case)
    values = {"information": "information.lv.2026-11", **TEXTS}
    with pytest.raises(Refused, match="representative_not_reached"):
        office.act(case, "decide", "Markuss", takes_part=True, **values)
    office.act(case, "decide", "Markuss", takes_part=False, **TEXTS)  # a no, always
    office.reach_person(case, office.id_of(case, "Dace"))
    office.act(case, "decide", "Markuss", takes_part=True, **values)
    assert known(case, "Markuss").willing


def test_child_and_representative_read_that_it_takes_both(office: Office) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER, MOTHER_FIRST)
    both = {"Dace": "If you represent a child, the child is asked", "Markuss": "Your legal representative is asked"}
    for name, words in both.items():
        page = said(inside(invited(office, name, case=case)).get(READ))
        assert [each for each in both.values() if each in page] == [words]
    assert "is asked as well" not in said(inside(reached(office)).get(READ))


def test_own_word_is_taken_back_by_nobody_else(office: Office) -> None:
    access = reached(office)
    decide(inside(access), True)
    entry = Act.objects.latest("pk")
    with pytest.raises(Refused, match="own_word_of_a_person"):
        office.act(access.case, "correct", on=timezone.localdate(), act=entry.pk, reason="Kļūda.")


@pytest.mark.parametrize("theirs", ["stop_for_safety", "record_withdrawal", "record_acknowledgement", "end"])
def test_answer_tells_nothing_of_the_other_side(office: Office, theirs: str) -> None:
    """Whatever happens there, the same answer, byte for byte but for what is drawn by chance."""
    access = reached(office)
    case = access.case
    client, today = inside(access), timezone.localdate()
    match theirs:
        case "record_withdrawal":
            office.act(case, theirs, "Jānis", on=today, channel=Channel.PHONE)
        case "record_acknowledgement":
            office.act(case, theirs, "Jānis", on=today, acknowledged=False)
        case "end":
            office.act(case, "end_without_settlement", on=today, reason=Outcome.NOT_SUITABLE)
        case _:
            office.act(case, theirs, "Jānis", on=today)
    assert decide(client, True).headers["Location"] == f"{DECISION}?done"
    assert known(case, "Anna").willing


def test_other_case_and_signed_out(office: Office) -> None:
    decide(inside(reached(office)), True)
    page = said(inside(reached(office)).get(DECISION))
    assert "What you said" not in page
    assert Client().get(DECISION).headers["Location"] == "/mana-lieta/"
    assert Client().post(DECISION, {}).headers["Location"] == "/mana-lieta/"


def test_stop_says_what_happens_and_what_a_signed_settlement_means(office: Office) -> None:
    access = invited(office, "Anna", stage=Stage.FOLLOWING_UP)
    client = inside(access)
    before = said(client.get(STOP))
    for words in ("What happens then", "it does not take the settlement back", "What your signature means"):
        assert words in before
    client.post(STOP)
    after = said(client.get(STOP))
    assert "What happens now" in after
    assert "Yes, stop" not in after
    assert "it does not take the settlement back" in after


def test_stop_tells_nothing_of_a_draft_that_is_being_signed(office: Office) -> None:
    access = invited(office, "Anna", stage=Stage.SETTLEMENT)
    client, case = inside(access), access.case
    page = said(client.get(STOP))
    settlement = case.settlements.get().pk
    office.act(case, "sign_settlement", "Jānis", settlement=settlement, time_to_think=True)
    for unsigned in (page, said(client.get(STOP))):
        assert "settlement" not in unsigned
