"""The sixty-odd cases of the sample office: which story, how many days ago it began, in which hands."""

from __future__ import annotations

from collections.abc import Iterator

from izligums.cases.enums import Procedure
from izligums.sample.office import Office
from izligums.sample.stories import agreeing, approaching, arriving, meeting, passing, preparing, watching
from izligums.sample.story import Story

VOLUNTEER, COLLEAGUE = 1, 2  # places in the home unit's list of mediators; 0 is the named mediator


def all_stories(office: Office) -> Iterator[Story]:
    yield from _arriving(office)
    yield from _approaching(office)
    yield from _preparing(office)
    yield from _meeting(office)
    yield from _agreeing(office)
    yield from _watching(office)
    yield from _passing(office)


def _arriving(office: Office) -> Iterator[Story]:
    yield arriving.a_request_in_the_inbox(office, 0)
    yield arriving.a_request_in_the_inbox(office, 1)
    yield arriving.a_request_in_the_inbox(office, 5, "latgale")
    yield arriving.an_application_after_a_ruling(office, 2)
    yield arriving.an_application_after_a_ruling(office, 6, "riga-west")
    yield arriving.a_proposal_by_a_judge(office, 1)
    yield arriving.registered_and_unassigned(office, 4)
    yield arriving.registered_and_unassigned(office, 16, Procedure.PENAL_ORDER)  # late
    yield arriving.assigned_and_not_yet_declared(office, 3)
    yield arriving.assigned_and_not_yet_declared(office, 5, VOLUNTEER)
    yield arriving.assigned_and_ready(office, 6)
    yield arriving.transferred_to_another_unit(office, 12)
    yield arriving.recalled_before_it_began(office, 40)


def _approaching(office: Office) -> Iterator[Story]:
    yield approaching.offender_not_yet_reached(office, 9)
    yield approaching.offender_not_yet_reached(office, 24)  # late
    yield approaching.offender_invited(office, 8)
    yield approaching.said_no_before_the_letter_left(office, 11, VOLUNTEER)
    yield approaching.a_mistake_corrected(office, 14, COLLEAGUE)
    yield approaching.offender_agreed(office, 12)
    yield approaching.offender_agreed(office, 18, unit="riga-west", procedure=Procedure.CONDITIONAL_RELEASE)
    yield approaching.victim_tried_once(office, 15)
    yield approaching.victim_applied_and_is_answered(office, 10)
    yield approaching.offender_could_not_be_found(office, 70)
    yield approaching.facts_not_acknowledged(office, 55)
    yield approaching.facts_not_acknowledged(office, 9, COLLEAGUE, close=False)
    yield approaching.victim_declined(office, 48)
    yield approaching.not_suitable(office, 62, COLLEAGUE)


def _preparing(office: Office) -> Iterator[Story]:
    yield preparing.both_agreed(office, 20)
    yield preparing.both_agreed(office, 26, unit="riga-east")
    yield preparing.all_prepared(office, 24)
    yield preparing.a_supporter_awaits_agreement(office, 25, VOLUNTEER)
    yield preparing.a_second_person_must_look(office, 21)
    yield preparing.risks_confirmed_by_the_head(office, 28)
    yield preparing.stopped_for_safety(office, 30, COLLEAGUE)
    yield preparing.a_contact_ban_and_a_permission(office, 33)
    yield preparing.offender_in_detention(office, 29, COLLEAGUE)
    yield preparing.a_deviation_waits(office, 7)


def _meeting(office: Office) -> Iterator[Story]:
    yield meeting.session_planned(office, 28, in_days=0)
    yield meeting.session_planned(office, 30, in_days=1)
    yield meeting.session_planned(office, 27, in_days=3, mediator=VOLUNTEER)
    yield meeting.session_planned(office, 31, in_days=6, unit="kurzeme")
    yield meeting.online_session_planned(office, 35, COLLEAGUE)
    yield meeting.a_conference_with_a_minor(office, 34, in_days=4)
    yield meeting.withdrawn_the_evening_before(office, 45)
    yield meeting.ended_for_safety(office, 58, COLLEAGUE)
    yield meeting.the_victim_died(office, 90, unit="riga-east")
    yield meeting.met_after_all(office, 30)
    yield meeting.met_and_will_meet_again(office, 40, COLLEAGUE)
    yield meeting.talked_through_the_mediator(office, 38, VOLUNTEER)
    yield meeting.talks_without_a_settlement(office, 75)


def _agreeing(office: Office) -> Iterator[Story]:
    yield agreeing.a_draft_one_has_signed(office, 32)
    yield agreeing.settled(office, 50)
    yield agreeing.settled(office, 75)  # a condition is late
    yield agreeing.settled_in_instalments(office, 85)
    yield agreeing.a_childs_settlement(office, 70)
    yield agreeing.a_childs_settlement(office, 190, COLLEAGUE, fulfilled=True)
    yield agreeing.two_victims(office, 44)
    yield agreeing.a_shop_as_victim(office, 46)
    yield agreeing.a_word_was_enough(office, 66)
    yield agreeing.fulfilled_and_closed(office, 120)
    yield agreeing.fulfilled_and_closed(office, 135, unit="zemgale")
    yield agreeing.partly_fulfilled_and_closed(office, 125)
    yield agreeing.not_fulfilled_and_closed(office, 140, COLLEAGUE)


def _watching(office: Office) -> Iterator[Story]:
    yield watching.passed_to_the_police(office, 19, COLLEAGUE)
    yield watching.passed_and_looked_at(office, 36)
    yield watching.opened_from_outside(office, 22, "latgale", COLLEAGUE)
    yield watching.openings_withheld(office, 23, VOLUNTEER)


def _passing(office: Office) -> Iterator[Story]:
    yield passing.both_have_a_space(office, 17)
