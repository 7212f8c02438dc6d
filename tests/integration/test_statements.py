"""Letters between the sides: through the mediator alone, read by whom wanted them, told of to nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from izligums.accounts.walls import visiting
from izligums.cases.enums import Channel, Stage
from izligums.cases.models import Act, Case
from izligums.core.codes import digest
from izligums.core.values import ValueProblem
from izligums.dialogue.enums import GivenBack, Receiving, StatementState
from izligums.dialogue.models import Statement
from izligums.process import door
from izligums.process.own import acts, letters
from izligums.process.own.acts import NotNowError, VisitOverError
from izligums.process.refusals import Refused
from tests.support.cases import Office
from tests.support.door import invited, visit

pytestmark = pytest.mark.django_db
WORDS = "Man žēl par velosipēdu. Esmu sācis strādāt."


class Between:
    """A prepared case with both sides in their own space: `anna` and `janis` are the keys of their visits."""

    def __init__(self, case: int, anna: str, janis: str) -> None:
        self.office, self.case = Office(), Case.objects.get(pk=case)
        self.anna, self.janis = anna, janis

    def does(self, key: str, step: str, **values: Any) -> int | None:
        return acts.act(key, step, values, at=timezone.now())

    def written(self) -> int:
        return self.does(self.janis, "hand_statement", text=WORDS) or 0

    def mediator(self, step: str, whom: str | None = None, **values: Any) -> Act:
        return self.office.act(self.case, step, whom, on=timezone.localdate(), **values)

    def offered(self) -> int:
        statement = self.written()
        self.mediator("offer_statement", statement=statement, receiver=self.office.id_of(self.case, "Anna"))
        return statement

    def post(self) -> list[letters.Received]:
        found = letters.letters(self.anna)
        assert found is not None
        return found.received

    def writing(self) -> list[letters.Written]:
        found = letters.letters(self.janis)
        assert found is not None
        return found.written


def both_inside() -> tuple[int, str, str]:
    """A prepared case, and the keys of both visits."""
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    anna, janis = (visit(invited(office, name, case=case)) for name in ("Anna", "Jānis"))
    return case.pk, anna, janis


@pytest.fixture(scope="module")
def kept(made_once: None) -> tuple[int, str, str]:
    return both_inside()


@pytest.fixture
def between(kept: tuple[int, str, str]) -> Between:
    return Between(*kept)


def test_letter_passes_through_the_mediator_to_who_wanted_it(between: Between) -> None:
    statement = between.written()
    assert between.post() == []  # nobody was asked yet
    between.mediator("offer_statement", statement=statement, receiver=between.office.id_of(between.case, "Anna"))
    (asked,) = between.post()
    assert (asked.state, asked.text) == (StatementState.OFFERED, None)
    between.does(between.anna, "answer_offer", statement=statement, way=Receiving.SCREEN)
    (read,) = between.post()
    assert (read.state, read.text) == (StatementState.DELIVERED, WORDS)
    assert [each.stands for each in between.writing()] == [StatementState.DELIVERED]


@pytest.mark.parametrize("way", [Receiving.OFFICE, Receiving.ALOUD])
def test_letter_wanted_elsewhere_is_never_on_the_screen(between: Between, way: Receiving) -> None:
    statement = between.offered()
    between.does(between.anna, "answer_offer", statement=statement, way=way)
    between.mediator("deliver_statement", statement=statement)
    assert [(each.state, each.text) for each in between.post()] == [(StatementState.DELIVERED, None)]


def test_author_cannot_tell_that_somebody_was_asked_or_said_no(between: Between) -> None:
    statement = between.written()
    before = between.writing()
    between.mediator("offer_statement", statement=statement, receiver=between.office.id_of(between.case, "Anna"))
    assert between.writing() == before
    between.does(between.anna, "answer_offer", statement=statement, way=Receiving.NOT)
    assert between.writing() == before
    assert between.post() == []
    anna = between.office.id_of(between.case, "Anna")
    with pytest.raises(Refused):  # asked again only for a reason
        between.mediator("offer_statement", statement=statement, receiver=anna)


def test_letter_is_given_back_with_a_word_and_leaves_no_trace_with_the_other_side(between: Between) -> None:
    statement = between.written()
    between.mediator("give_back_statement", statement=statement, why=GivenBack.CHANGES, note="Lūdzu, bez uzvārdiem.")
    (mine,) = between.writing()
    assert (mine.stands, mine.given_back, mine.note) == (
        StatementState.GIVEN_BACK,
        GivenBack.CHANGES,
        "Lūdzu, bez uzvārdiem.",
    )
    assert between.post() == []


def test_author_takes_it_back_until_it_was_read(between: Between) -> None:
    statement = between.offered()
    between.does(between.janis, "take_back_statement", statement=statement)
    assert between.post() == []
    assert [each.stands for each in between.writing()] == [StatementState.TAKEN_BACK]
    read = between.offered()
    between.does(between.anna, "answer_offer", statement=read, way=Receiving.SCREEN)
    with pytest.raises(NotNowError):
        between.does(between.janis, "take_back_statement", statement=read)


STOPS: dict[str, Callable[[Between], object]] = {
    "ban": lambda it: it.mediator("record_ban", "Jānis", victim=it.office.id_of(it.case, "Anna")),
    "author says no": lambda it: it.mediator("record_withdrawal", "Jānis", channel=Channel.PHONE),
    "safety": lambda it: it.mediator("stop_for_safety", "Jānis"),
    "no longer acknowledged": lambda it: it.mediator("record_acknowledgement", "Jānis", acknowledged=False),
}


@pytest.mark.parametrize("stop", STOPS)
def test_what_is_under_way_stops_with_everything_else(between: Between, stop: str) -> None:
    statement = between.offered()
    STOPS[stop](between)
    assert between.post() == []
    row = Statement.objects.get(pk=statement)
    assert (row.state, row.reader_id) == (StatementState.HANDED, None)
    with pytest.raises(NotNowError):
        between.does(between.anna, "answer_offer", statement=statement, way=Receiving.SCREEN)


def test_nothing_is_shown_while_the_author_asks_to_stop(between: Between) -> None:
    statement = between.offered()
    door.wish_to_stop(between.janis, at=timezone.now())
    assert between.post() == []
    with pytest.raises(NotNowError):
        between.does(between.anna, "answer_offer", statement=statement, way=Receiving.SCREEN)


@pytest.mark.parametrize("step", ["take_back_statement", "answer_offer"])
def test_answers_to_what_is_not_theirs_sound_like_answers_to_what_is_not_there(between: Between, step: str) -> None:
    statement = between.written()
    way = {"way": Receiving.NOT} if step == "answer_offer" else {}
    for wrong in (statement, statement + 1000):
        with pytest.raises(NotNowError, match=r"^$"):
            between.does(between.anna, step, statement=wrong, **way)


def test_what_is_wrong_with_the_words_is_told(between: Between) -> None:
    with pytest.raises(ValueProblem) as problem:
        between.does(between.janis, "hand_statement", text=" ")
    assert problem.value.code == "empty"
    with pytest.raises(ValueProblem):
        between.does(between.janis, "hand_statement", text="a" * 10_001)


def test_the_same_form_twice_hands_over_once(between: Between) -> None:
    token = uuid4()
    first, second = (
        acts.act(between.janis, "hand_statement", {"text": WORDS}, at=timezone.now(), token=token) for _ in range(2)
    )
    assert first == second
    with pytest.raises(NotNowError):  # somebody else's form
        acts.act(between.anna, "hand_statement", {"text": WORDS}, at=timezone.now(), token=token)


def test_steps_of_the_service_are_nobodys_own(between: Between) -> None:
    with pytest.raises(NotNowError):
        between.does(between.janis, "offer_statement", statement=between.written(), receiver=1)
    with pytest.raises(VisitOverError):
        between.does("no visit", "hand_statement", text=WORDS)
    assert letters.letters("no visit") is None


def test_own_page_says_that_the_other_side_wrote_until_one_has_answered(between: Between) -> None:
    assert not letters.is_asked(between.anna)
    statement = between.offered()
    assert letters.is_asked(between.anna)
    assert not letters.is_asked(between.janis)
    between.does(between.anna, "answer_offer", statement=statement, way=Receiving.NOT)
    assert not letters.is_asked(between.anna)


def test_entry_names_the_person_and_keeps_no_words(between: Between) -> None:
    between.written()
    entry = Act.objects.get(step="hand_statement")
    assert (entry.by_id, entry.capacity, entry.person_id) == (
        None,
        "person",
        between.office.id_of(between.case, "Jānis"),
    )
    assert entry.values == {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM dialogue_statement")
        assert WORDS.encode() not in bytes(cursor.fetchone()[0])


def test_rows_are_out_of_sight_in_both_spaces(between: Between) -> None:
    between.offered()
    for key in (between.anna, between.janis):
        with visiting(digest(key)), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM dialogue_statement")
            assert cursor.fetchone() == (0,)
