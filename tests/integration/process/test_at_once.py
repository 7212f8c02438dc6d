"""Two people act at the same moment on connections of their own, below the pages: one wins, the other is told why."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from izligums.accounts.enums import Role as OfficeRole
from izligums.cases.enums import Channel, ContactResult, Initiative, Stage
from izligums.cases.models import Act, Case
from izligums.dialogue.models import Wishes
from izligums.meetings.enums import Form, Mode, SessionState
from izligums.meetings.models import Booking, Room, Session
from izligums.process import deviations
from izligums.process.own import acts
from izligums.process.perform import perform
from izligums.process.refusals import AlreadyDone, Decided, NotAllowed, NotRecorded, Refused, Stale, Taken
from tests.support.cases import Office
from tests.support.door import invited, visit
from tests.support.office import at, at_noon

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each came to: its result or its refusal. All begin together, each in a thread of its own."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        gate.wait(timeout=20)
        try:
            return act()
        except NotRecorded as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def one_won(results: list[Any]) -> NotRecorded:
    """The refusal of the one who lost."""
    lost = [result for result in results if isinstance(result, NotRecorded)]
    assert (len(results), len(lost)) == (2, 1), results
    return lost[0]


def doing(office: Office, case: Case, step: str, person: int | None = None, **said: Any) -> Callable[[], Act]:
    """An act of today, ready to be done."""
    by = said.pop("by", office.lead.user)
    extra = {name: said.pop(name) for name in ("version", "token") if name in said}
    on = office.last_day(case)
    return lambda: perform(case=case.pk, step=step, on=on, by=by, at=at_noon(on), person=person, values=said, **extra)


def test_two_coordinators_assign_a_mediator() -> None:
    office = Office()
    case = office.case_at(Stage.REGISTERED)
    second = office.user("uldis", OfficeRole.COORDINATOR)
    refusal = one_won(
        at_once(
            doing(office, case, "assign_mediator", mediator=office.lead.pk, by=office.coordinator),
            doing(office, case, "assign_mediator", mediator=office.co.pk, by=second),
        )
    )
    assert isinstance(refusal, Refused)
    assert "lead_assigned_already" in str(refusal)
    assert case.assignments.filter(ended_on=None).count() == 1


def test_two_answers_on_forms_opened_together() -> None:
    """The loser is told what has been recorded since, and by whom."""
    office = Office()
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis, version = office.id_of(case, "Jānis"), case.version
    refusal = one_won(
        at_once(
            doing(office, case, "record_acknowledgement", janis, acknowledged=True, version=version),
            doing(office, case, "record_detention", janis, detained=True, by=office.coordinator, version=version),
        )
    )
    assert isinstance(refusal, Stale)
    assert [act.sequence for act in refusal.since] == [version + 1]
    assert case.acts.count() == version + 1


def test_same_form_twice() -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    form = doing(office, case, "review_risk", factors=(), token=uuid4())
    refusal = one_won(at_once(form, form))
    assert isinstance(refusal, AlreadyDone)
    assert refusal.act == case.acts.get(step="review_risk")


def test_same_referral_twice() -> None:
    office = Office()
    token = uuid4()
    assert office.coordinator
    refusal = one_won(at_once(*[lambda: office.receive(token=token)] * 2))
    assert isinstance(refusal, AlreadyDone)
    assert refusal.act.case == Case.objects.get()


def two_prepared(office: Office) -> tuple[Case, Case]:
    cases = (office.case_at(Stage.PREPARING), office.case_at(Stage.PREPARING))
    for case in cases:
        office.prepare(case)
    return cases


def planning(office: Office, case: Case, *, by: Any, room: int | None = None) -> Callable[[], Act]:
    day = office.start + timedelta(days=400)
    return doing(
        office,
        case,
        "plan_session",
        by=by,
        form=Form.SESSION,
        mode=Mode.IN_PERSON,
        start=at(day, 10),
        end=at(day, 12),
        place="Dzirnavu iela 10",
        people=(office.id_of(case, "Anna"), office.id_of(case, "Jānis")),
        **({} if room is None else {"room": room}),
    )


def change_mediator(office: Office, case: Case, mediator: Any, *, step: str = "assign_mediator") -> None:
    office.act(case, step, by=office.coordinator, mediator=mediator.pk)
    office.act(case, "declare_conflict", by=mediator.user, conflict=False)


def test_two_cases_want_one_room() -> None:
    office = Office()
    room = Room.objects.create(unit=office.unit, name="1", seats=8).pk
    first, second = two_prepared(office)
    office.act(second, "end_assignment", mediator=office.lead.pk, reason="Too many cases.")
    change_mediator(office, second, office.co)
    refusal = one_won(
        at_once(
            planning(office, first, by=office.lead.user, room=room),
            planning(office, second, by=office.co.user, room=room),
        )
    )
    assert isinstance(refusal, Taken)
    assert refusal.constraint == "meetings_booking_room_free"
    assert Session.objects.filter(state=SessionState.PLANNED).count() == 1
    assert Booking.objects.filter(live=True, room=room).count() == 1


def test_two_cases_want_the_same_two_mediators_in_crossed_places() -> None:
    """One leads where the other helps: without a common order of booking the two would wait for one another."""
    office = Office()
    first, second = two_prepared(office)
    change_mediator(office, first, office.co, step="assign_co_mediator")
    office.act(second, "end_assignment", mediator=office.lead.pk, reason="They change places.")
    change_mediator(office, second, office.co)
    change_mediator(office, second, office.lead, step="assign_co_mediator")
    refusal = one_won(
        at_once(
            planning(office, first, by=office.lead.user),
            planning(office, second, by=office.lead.user),
        )
    )
    assert isinstance(refusal, Taken)
    assert refusal.constraint == "meetings_booking_mediator_free"
    assert Session.objects.filter(state=SessionState.PLANNED).count() == 1


def test_withdrawal_beside_planning_leaves_no_session() -> None:
    """Whichever comes first, nobody is invited who has said no."""
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    anna = office.id_of(case, "Anna")
    results = at_once(
        planning(office, case, by=office.lead.user),
        doing(office, case, "record_withdrawal", anna, by=office.coordinator, channel=Channel.PHONE),
    )
    assert isinstance(results[0], Act | Refused)
    assert isinstance(results[1], Act)
    assert not case.sessions.filter(state=SessionState.PLANNED).exists()


def test_two_second_persons_decide_about_a_deviation() -> None:
    office = Office()
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    on = office.last_day(case)
    waiting = deviations.propose(
        case=case.pk,
        step="record_contact",
        on=on,
        by=office.lead.user,
        at=at_noon(on),
        reason="Met in the street.",
        person=office.id_of(case, "Anna"),
        values={"initiative": Initiative.SERVICE, "channel": Channel.IN_PERSON, "result": ContactResult.REACHED},
    )
    head, coordinator = office.head, office.coordinator
    refusal = one_won(
        at_once(
            lambda: deviations.confirm(deviation=waiting.pk, by=head, at=at_noon(on)),
            lambda: deviations.refuse(deviation=waiting.pk, by=coordinator, at=at_noon(on)),
        )
    )
    assert isinstance(refusal, Decided)
    waiting.refresh_from_db()
    assert case.acts.filter(confirmed_by__isnull=False).count() <= 1
    assert case.acts.filter(step="record_contact", confirmed_by=head).count() == int(bool(waiting.confirmed))


def test_two_transfers_of_one_case() -> None:
    office = Office()
    case = office.case_at(Stage.REGISTERED)
    second = office.user("uldis", OfficeRole.COORDINATOR)
    unit, reason = office.other_unit.pk, "Lives there."
    goes = [doing(office, case, "transfer", by=by, unit=unit, reason=reason) for by in (office.coordinator, second)]
    results = at_once(*goes)
    assert isinstance(one_won(results), NotAllowed)  # the case is no longer theirs
    assert case.acts.filter(step="transfer").count() == 1


def test_two_pages_of_one_person_lose_nothing_of_each_other() -> None:
    office = Office()
    office.start = timezone.localdate()
    key, now = visit(invited(office, "Anna")), timezone.now()
    said = [{"safety": "Atnākt atsevišķi"}, {"not_raised": "Mana māsa"}, {"breaks": "Ik pēc stundas"}]
    at_once(*(partial(acts.act, key, "say_wishes", each, at=now) for each in said))
    last = Wishes.objects.latest("pk")
    assert (last.safety, last.not_raised, last.breaks) == ("Atnākt atsevišķi", "Mana māsa", "Ik pēc stundas")
    assert Wishes.objects.count() == len(said)
