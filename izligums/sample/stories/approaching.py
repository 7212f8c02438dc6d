"""First talks: the offender, then the victim; somebody may not answer, or may say no."""

from __future__ import annotations

from datetime import timedelta

from izligums.accounts.enums import LeaderKind
from izligums.cases.enums import Channel, ContactResult, Initiative, Outcome, Procedure, Referral, Role
from izligums.core.enums import Language
from izligums.sample.office import HOME, Office
from izligums.sample.story import Story, two

OFFENCES = (
    ("Sīka zādzība lielveikalā", "KL 180. panta pirmā daļa"),
    ("Huligānisms pie kluba", "KL 231. panta pirmā daļa"),
    ("Viegls miesas bojājums ģimenes strīdā", "KL 130. panta otrā daļa"),
    ("Mantas bojāšana: sasists skatlogs", "KL 185. panta pirmā daļa"),
    ("Ceļu satiksmes negadījums ar velosipēdistu", "KL 260. panta pirmā daļa"),
)


def taken_on(
    office: Office, days_ago: int, mediator: int = 0, unit: str = HOME, procedure: Procedure = Procedure.PROCEEDINGS
) -> Story:
    """Where most stories begin: a request with one victim and one offender, given to a mediator."""
    story = Story(office, days_ago=days_ago, mediator=mediator, unit=unit)
    victim, offender = two(office)
    offence, article = OFFENCES[office.inventor.random.randrange(len(OFFENCES))]
    story.comes_in(
        (Role.VICTIM, victim, None),
        (Role.OFFENDER, offender, None),
        offence=offence,
        article=article,
        procedure=procedure,
        leader=office.inventor.random.choice(tuple(LeaderKind)),
        due_in=75,
    )
    story.later(2)
    story.taken_on()
    return story


def offender_not_yet_reached(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    story = taken_on(office, days_ago, mediator, unit)
    _, offender = story.people
    story.later(1)
    story.safe_way(offender)
    story.contact(offender, ContactResult.NOT_REACHED)
    story.later(2)
    story.contact(offender, ContactResult.NOT_REACHED)
    return story


def offender_invited(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = taken_on(office, days_ago, mediator)
    _, offender = story.people
    story.later(1)
    story.safe_way(offender)
    story.act("invite", offender, language=Language.LATVIAN)
    return story


def said_no_before_the_letter_left(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """The invitation still lies in the tray when the offender, told by the investigator, rings up."""
    story = offender_invited(office, days_ago, mediator)
    _, offender = story.people
    story.day = office.workday(story.day + timedelta(days=2))
    story.act("record_withdrawal", offender, channel=Channel.PHONE)
    return story


def offender_agreed(
    office: Office, days_ago: int, mediator: int = 0, unit: str = HOME, procedure: Procedure = Procedure.PROCEEDINGS
) -> Story:
    """The offender acknowledges the facts and agrees; the victim may now be asked."""
    story = taken_on(office, days_ago, mediator, unit, procedure)
    _, offender = story.people
    story.later(3)
    story.welcome(offender, acknowledges=True)
    story.later(1)
    story.client_file(offender)
    return story


def victim_tried_once(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = offender_agreed(office, days_ago, mediator)
    victim, _ = story.people
    story.later(2)
    story.safe_way(victim)
    story.contact(victim, ContactResult.NOT_REACHED)
    return story


def victim_applied_and_is_answered(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """Who applied may be answered before the offender has been asked."""
    story = Story(office, days_ago=days_ago, mediator=mediator)
    victim, offender = two(office)
    story.comes_in(
        (Role.VICTIM, victim, None),
        (Role.OFFENDER, offender, None),
        offence="Tīša dzīvokļa applūdināšana",
        referral=Referral.APPLICATION,
        applicant=0,
        leader=LeaderKind.INVESTIGATOR,
    )
    story.later(1)
    story.taken_on()
    story.later(1)
    victim_id, offender_id = story.people
    story.contact(victim_id, initiative=Initiative.PERSON)
    story.inform(victim_id)
    story.safe_way(offender_id)
    story.contact(offender_id)
    return story


def offender_could_not_be_found(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    story = offender_not_yet_reached(office, days_ago, mediator, unit)
    story.later(14)
    story.contact(story.people[1], ContactResult.LETTER_SENT)
    story.later(15)
    story.end(Outcome.NOT_REACHED)
    return story


def facts_not_acknowledged(office: Office, days_ago: int, mediator: int = 0, *, close: bool = True) -> Story:
    story = taken_on(office, days_ago, mediator)
    _, offender = story.people
    story.later(3)
    story.safe_way(offender)
    story.contact(offender)
    story.act("record_acknowledgement", offender, acknowledged=False)
    story.later(1)
    story.end(Outcome.FACTS_NOT_ACKNOWLEDGED, close=close)
    return story


def victim_declined(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    """The victim says no, without a reason; outside nobody learns who it was."""
    story = offender_agreed(office, days_ago, mediator, unit)
    victim, _ = story.people
    story.later(3)
    story.safe_way(victim)
    story.contact(victim)
    story.act("record_withdrawal", victim, channel=Channel.PHONE)
    story.later(1)
    story.end(Outcome.DECLINED)
    return story


def not_suitable(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = offender_agreed(office, days_ago, mediator)
    story.later(6)
    story.end(Outcome.NOT_SUITABLE)
    return story


def a_mistake_corrected(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """A call was written down for the wrong day's list; it stays readable and no longer counts."""
    story = taken_on(office, days_ago, mediator)
    _, offender = story.people
    story.later(2)
    story.safe_way(offender)
    mistaken = story.act(
        "record_contact",
        offender,
        initiative=Initiative.SERVICE,
        channel=Channel.PHONE,
        result=ContactResult.REACHED,
    )
    story.later(1)
    story.act("correct", act=mistaken.pk, reason="Saruna bija citā lietā.")
    story.contact(offender, ContactResult.NOT_REACHED)
    return story
