"""People meet, or almost."""

from __future__ import annotations

from datetime import time, timedelta

from izligums.accounts.enums import LeaderKind
from izligums.cases.enums import Channel, Outcome, Procedure, Referral, Role
from izligums.meetings.enums import CancelReason, Form, Mode
from izligums.sample.office import HOME, Office
from izligums.sample.stories.preparing import all_prepared
from izligums.sample.story import Story


def session_planned(office: Office, days_ago: int, in_days: int, mediator: int = 0, unit: str = HOME) -> Story:
    """`in_days` from the office's day; 0 is today."""
    story = all_prepared(office, days_ago, mediator, unit)
    story.later(1)
    story.plan(*story.people, in_days=(office.today - story.day).days + in_days)
    return story


def online_session_planned(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = all_prepared(office, days_ago, mediator)
    story.later(1)
    story.plan(
        *story.people,
        in_days=(office.today - story.day).days + 9,
        mode=Mode.ONLINE,
        why="Cietušais dzīvo ārvalstīs.",
    )
    return story


def a_child_and_a_mother(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """Everybody around a boy of fifteen is ready: the victim, his mother, and a social pedagogue both sides want."""
    story = Story(office, days_ago=days_ago, mediator=mediator)
    child = office.inventor.child((15, 15))
    story.comes_in(
        (Role.VICTIM, office.inventor.somebody((25, 60)), None),
        (Role.OFFENDER, child, None),
        (Role.REPRESENTATIVE, office.inventor.parent_of(child), 1),
        offence="Elektroskrejriteņa aizbraukšana un bojāšana",
        article="KL 185. panta pirmā daļa",
        referral=Referral.PROPOSAL,
        procedure=Procedure.COMPULSORY_MEASURE,
        leader=LeaderKind.COURT,
        due_in=120,
    )
    victim, boy, mother = story.people
    story.later(2)
    story.taken_on()
    story.later(3)
    story.welcome(mother)
    story.welcome(boy, acknowledges=True)
    story.client_file(boy)
    story.later(4)
    story.welcome(victim)
    story.later(3)
    pedagogue = story.joined_by(Role.SPECIALIST, office.inventor.somebody((30, 60), woman=True))
    story.welcome(pedagogue)
    for party in (victim, boy):
        story.act("record_agreement", pedagogue, party=party, agrees=True)
    story.prepare(victim, boy, mother, pedagogue)
    story.review()
    return story


def a_conference_with_a_minor(office: Office, days_ago: int, in_days: int, mediator: int = 0) -> Story:
    story = a_child_and_a_mother(office, days_ago, mediator)
    story.later(1)
    story.plan(*story.people, in_days=(office.today - story.day).days + in_days, form=Form.CONFERENCE)
    return story


def withdrawn_the_evening_before(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """A room, a time, two letters; then a telephone call at seven in the evening. No reason is asked."""
    story = all_prepared(office, days_ago, mediator)
    victim, _ = story.people
    story.later(1)
    meeting = story.plan(*story.people, in_days=8)
    story.post()
    story.day, story.clock = meeting - timedelta(days=1), time(19, 5)
    story.act("record_withdrawal", victim, channel=Channel.PHONE)
    story.later(1)
    story.end(Outcome.WITHDREW)
    return story


def ended_for_safety(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = all_prepared(office, days_ago, mediator)
    story.later(1)
    story.plan(*story.people, in_days=6)
    story.later(2)
    story.act("stop_for_safety")
    story.later(1)
    story.end(Outcome.SAFETY)
    return story


def the_victim_died(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    story = all_prepared(office, days_ago, mediator, unit)
    story.later(5)
    story.act("record_death", story.people[0])
    story.later(1)
    story.end(Outcome.DECEASED)
    return story


def met_after_all(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """The session was moved once because somebody was ill."""
    story = all_prepared(office, days_ago, mediator)
    story.later(1)
    story.plan(*story.people, in_days=5)
    story.later(2)
    story.act("cancel_session", reason=CancelReason.ILLNESS)
    story.meet(*story.people, in_days=6)
    return story


def met_and_will_meet_again(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = all_prepared(office, days_ago, mediator)
    story.later(1)
    story.meet(*story.people, adjourned=True)
    story.later(1)
    story.review()
    story.plan(*story.people, in_days=(office.today - story.day).days + 5)
    return story


def talked_through_the_mediator(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    """They do not want to see each other, but to hear from each other."""
    story = all_prepared(office, days_ago, mediator, unit)
    story.later(1)
    story.meet(*story.people, form=Form.INDIRECT, mode=Mode.SEPARATE)
    return story


def talks_without_a_settlement(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    story = talked_through_the_mediator(office, days_ago, mediator, unit)
    story.later(2)
    story.end(Outcome.TALKS_WITHOUT_SETTLEMENT)
    return story
