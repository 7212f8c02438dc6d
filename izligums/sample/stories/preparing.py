"""Both sides have said yes; what is needed before they meet."""

from __future__ import annotations

from izligums.cases.enums import Channel, ContactResult, Initiative, RiskFactor, Role
from izligums.process.deviations import propose
from izligums.sample.office import HOME, Office
from izligums.sample.stories.approaching import offender_agreed, taken_on
from izligums.sample.story import Story


def both_agreed(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    story = offender_agreed(office, days_ago, mediator, unit)
    victim, _ = story.people
    story.later(3)
    story.welcome(victim)
    return story


def all_prepared(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    story = both_agreed(office, days_ago, mediator, unit)
    story.later(3)
    story.prepare(*story.people)
    story.review()
    return story


def a_supporter_awaits_agreement(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """The victim brings her sister; the other side has not been asked yet."""
    story = both_agreed(office, days_ago, mediator)
    victim, _ = story.people
    story.later(2)
    sister = story.joined_by(Role.SUPPORTER, office.inventor.somebody((25, 50), woman=True), victim)
    story.welcome(sister)
    story.prepare(victim, sister)
    return story


def a_second_person_must_look(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """Violence in a family: risks are found, and somebody else has to say whether it may go on."""
    story = both_agreed(office, days_ago, mediator)
    story.later(2)
    story.prepare(*story.people)
    story.act("review_risk", factors=(RiskFactor.DOMESTIC_VIOLENCE, RiskFactor.DEPENDENCE))
    return story


def risks_confirmed_by_the_head(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = a_second_person_must_look(office, days_ago, mediator)
    story.later(1)
    story.act("second_review", by=story.sample.head, may_go_on=True)
    return story


def stopped_for_safety(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """Everything that needs the victim stops at once; the case is still open."""
    story = all_prepared(office, days_ago, mediator)
    victim, _ = story.people
    story.later(1)
    story.act("stop_for_safety", victim)
    return story


def a_contact_ban_and_a_permission(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = both_agreed(office, days_ago, mediator)
    victim, offender = story.people
    story.later(2)
    story.act("record_ban", offender, victim=victim)
    story.later(8)
    story.act("lift_ban", offender, victim=victim, authority="Parauga rajona tiesa", decided_on=story.day)
    return story


def offender_in_detention(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = both_agreed(office, days_ago, mediator)
    _, offender = story.people
    story.later(2)
    story.act("record_detention", offender, detained=True, place="Parauga cietums")
    return story


def a_deviation_waits(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """The victim was called before the offender had been asked. It happened; a second person has to look at it."""
    story = taken_on(office, days_ago, mediator)
    victim, offender = story.people
    story.later(1)
    story.safe_way(victim, offender)
    propose(
        case=story.case.pk,
        step="record_contact",
        on=story.day,
        by=story.mediator.user,
        at=story.moment(),
        person=victim,
        values={"initiative": Initiative.SERVICE, "channel": Channel.PHONE, "result": ContactResult.REACHED},
        reason="Piezvanīju cietušajai, jo sajaucu tālruņa numurus.",
    )
    return story
