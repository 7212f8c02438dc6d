"""What somebody else looks at: passed outside in danger, opened from outside, withheld for a time."""

from __future__ import annotations

from datetime import timedelta

from izligums.accounts.walls import reading_as
from izligums.cases.enums import DisclosedData, DisclosureGround, Recipient, WithholdingGround
from izligums.cases.outside import open_from_outside
from izligums.sample.office import Office
from izligums.sample.stories.preparing import all_prepared, both_agreed
from izligums.sample.story import Story


def passed_to_the_police(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """In a talk somebody threatened to take revenge that night; a second person has yet to look at it."""
    story = both_agreed(office, days_ago, mediator)
    story.later(2)
    story.act(
        "record_disclosure",
        recipient=Recipient.POLICE,
        to_whom="Parauga policijas iecirknis, dežurants",
        ground=DisclosureGround.IMMINENT_DANGER,
        reason="Sarunā teica, ka vēl šonakt atriebsies.",
        data=(DisclosedData.IDENTITY, DisclosedData.DANGER),
    )
    return story


def passed_and_looked_at(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = both_agreed(office, days_ago, mediator)
    story.later(2)
    passed = story.act(
        "record_disclosure",
        recipient=Recipient.ORPHANS_COURT,
        to_whom="Parauga bāriņtiesa",
        ground=DisclosureGround.CHILD_PROTECTION,
        reason="Mājās ir mazs bērns, par kuru neviens nerūpējas.",
        data=(DisclosedData.CHILD, DisclosedData.WHEREABOUTS),
    )
    story.later(1)
    why = "Bērns bija viens, gaidīt nevarēja."
    story.act("review_disclosure", by=story.sample.head, disclosure=passed.created, justified=True, reason=why)
    return story


def opened_from_outside(office: Office, days_ago: int, unit: str, mediator: int = 0) -> Story:
    """A coordinator of another unit had to answer the police; the head has not marked it as seen."""
    story = all_prepared(office, days_ago, mediator)
    stranger = office.units[unit].coordinator
    with reading_as(stranger):
        open_from_outside(
            case_id=story.case.pk,
            year=story.case.received_on.year,
            reason="Policija lūdz atbildi vēl šodien, bet lietas starpniece ir atvaļinājumā.",
            by=stranger,
            at=office.now,
        )
    return story


def openings_withheld(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """An inquiry into a colleague is going on; the victim is not to learn of it before it is over."""
    story = all_prepared(office, days_ago, mediator)
    victim, _ = story.people
    story.later(1)
    colleague = story.sample.mediators[mediator - 1].user
    decided = story.act(
        "withhold_openings",
        victim,
        by=story.sample.head,
        reader=colleague.pk,
        ground=WithholdingGround.INQUIRY,
        reason="Notiek dienesta pārbaude; ja par to uzzinātu pirms laika, tā neizdotos.",
        since=story.case.received_on,
        until=office.today + timedelta(days=20),
    )
    why, second = "Citādi pārbaude neizdosies.", story.sample.coordinator
    story.act("review_withholding", by=second, withholding=decided.created, agrees=True, reason=why)
    return story
