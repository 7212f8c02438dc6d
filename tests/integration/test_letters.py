from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from izligums.cases.models import Case, Participation
from izligums.core.enums import Language
from izligums.core.values import ValueProblem
from izligums.documents import queries as documents
from izligums.documents.actions import issue
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument
from izligums.messages import queries
from izligums.messages.actions import queue_letter, record_dispatch, record_return
from izligums.messages.enums import LetterState, Way
from izligums.messages.models import Letter
from tests.casefile import AT, TODAY, CaseFile, open_case

pytestmark = pytest.mark.django_db
SENT_ON = date(2026, 11, 23)


@pytest.fixture
def file() -> CaseFile:
    return open_case()


def sheet(file: CaseFile, to: Participation | None) -> IssuedDocument:
    return issue(
        case=file.case,
        act=file.act,
        kind=Document.INFORMATION_SHEET,
        language=Language.LATVIAN,
        recipient=to,
        side=None,
        at=AT,
        facts=documents.gather_information(file.case, language=Language.LATVIAN),
    )


def letter_to(file: CaseFile, to: Participation | None) -> Letter:
    return queue_letter(case=file.case, document=sheet(file, to), recipient=to, act=file.act)


def test_letter_goes_out_and_comes_back(file: CaseFile) -> None:
    letter = letter_to(file, file.victim)
    assert letter.state is LetterState.WAITING
    record_dispatch(letter=letter, way=Way.POST, on=SENT_ON)
    letter.refresh_from_db()
    assert (letter.state, letter.way, letter.dispatched_on) == (LetterState.DISPATCHED, Way.POST, SENT_ON)
    record_return(letter=letter)
    letter.refresh_from_db()
    assert (letter.state, letter.way, letter.dispatched_on) == (LetterState.RETURNED, Way.POST, SENT_ON)


def test_letter_leaves_once(file: CaseFile) -> None:
    letter = letter_to(file, None)
    with pytest.raises(ValueProblem, match="letter_not_sent"):
        record_return(letter=letter)
    record_dispatch(letter=letter, way=Way.COURIER, on=TODAY)
    with pytest.raises(ValueProblem, match="letter_not_waiting"):
        record_dispatch(letter=letter, way=Way.POST, on=TODAY)
    record_return(letter=letter)
    with pytest.raises(ValueProblem, match="letter_not_sent"):
        record_return(letter=letter)


@pytest.mark.parametrize("way", [Way.POST, Way.REGISTERED_POST, Way.COURIER])
def test_who_wants_no_post_gets_it_by_hand(file: CaseFile, way: Way) -> None:
    file.victim.no_post = True
    file.victim.save()
    letter = letter_to(file, file.victim)
    assert letter.must_be_handed_over
    with pytest.raises(ValueProblem, match="hand_over_only"):
        record_dispatch(letter=letter, way=way, on=TODAY)
    assert letter.state is LetterState.WAITING
    assert record_dispatch(letter=letter, way=Way.HANDED_OVER, on=TODAY).way is Way.HANDED_OVER


def test_others_may_get_post(file: CaseFile) -> None:
    assert not letter_to(file, file.victim).must_be_handed_over
    assert not letter_to(file, None).must_be_handed_over


def test_letter_cannot_leave_before_it_was_written(file: CaseFile) -> None:
    letter = letter_to(file, None)
    with pytest.raises(ValueProblem, match="letter_not_written"):
        record_dispatch(letter=letter, way=Way.POST, on=file.act.happened_on - timedelta(days=1))
    assert record_dispatch(letter=letter, way=Way.POST, on=file.act.happened_on).state is LetterState.DISPATCHED


def test_paper_of_one_person_is_not_sent_to_another(file: CaseFile) -> None:
    document = sheet(file, file.victim)
    for to in (file.offender, None):
        with pytest.raises(ValueError, match="another person"):
            queue_letter(case=file.case, document=document, recipient=to, act=file.act)
    assert not Letter.objects.exists()


def test_paper_is_one_letter_only(file: CaseFile) -> None:
    letter = letter_to(file, file.victim)
    with pytest.raises(IntegrityError), transaction.atomic():
        queue_letter(case=file.case, document=letter.document, recipient=file.victim, act=file.act)


def test_waiting_letters_come_page_by_page(file: CaseFile) -> None:
    letters = [letter_to(file, to) for to in (file.victim, file.offender, file.mother)]
    gone = letter_to(file, None)
    record_dispatch(letter=gone, way=Way.POST, on=TODAY)
    first = queries.waiting(Case.objects.all(), size=2)
    assert first.items == letters[:2]
    second = queries.waiting(Case.objects.all(), cursor=first.next, size=2)
    assert second.items == letters[2:]
    assert not second.next
    assert not queries.waiting(Case.objects.none()).items


def test_returned_letters_are_found(file: CaseFile) -> None:
    letter = letter_to(file, file.victim)
    record_dispatch(letter=letter, way=Way.POST, on=TODAY)
    record_return(letter=letter)
    assert queries.returned(Case.objects.all()).items == [letter]
    assert list(queries.letters_of(file.case)) == [letter]
