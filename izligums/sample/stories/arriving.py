"""Cases that have just come in."""

from __future__ import annotations

from izligums.accounts.enums import LeaderKind
from izligums.cases.enums import Procedure, Referral, Role
from izligums.core.enums import Language
from izligums.sample.office import HOME, Office
from izligums.sample.story import Story, two


def a_request_in_the_inbox(office: Office, days_ago: int, unit: str = HOME) -> Story:
    story = Story(office, days_ago=days_ago, unit=unit)
    victim, offender = two(office)
    story.comes_in(
        (Role.VICTIM, victim, None),
        (Role.OFFENDER, offender, None),
        offence="Velosipēda zādzība no kāpņu telpas",
        article="KL 180. panta pirmā daļa",
        due_in=60,
    )
    return story


def an_application_after_a_ruling(office: Office, days_ago: int, unit: str = HOME) -> Story:
    """The victim writes herself, long after the court has ruled; no official directs proceedings any more."""
    story = Story(office, days_ago=days_ago, unit=unit)
    victim, offender = two(office)
    story.comes_in(
        (Role.VICTIM, victim, None),
        (Role.OFFENDER, offender, None),
        offence="Miesas bojājumi strīdā starp kaimiņiem",
        referral=Referral.APPLICATION,
        procedure=Procedure.RULING,
        leader=None,
        applicant=0,
    )
    return story


def a_proposal_by_a_judge(office: Office, days_ago: int) -> Story:
    story = Story(office, days_ago=days_ago)
    child = office.inventor.child((12, 13))
    story.comes_in(
        (Role.VICTIM, office.inventor.somebody(), None),
        (Role.OFFENDER, child, None),
        (Role.REPRESENTATIVE, office.inventor.parent_of(child), 1),
        offence="Skolas loga izsišana",
        referral=Referral.PROPOSAL,
        procedure=Procedure.COMPULSORY_MEASURE,
        leader=LeaderKind.COURT,
        due_in=45,
    )
    return story


def registered_and_unassigned(
    office: Office, days_ago: int, procedure: Procedure = Procedure.PROCEEDINGS, unit: str = HOME
) -> Story:
    story = Story(office, days_ago=days_ago, unit=unit)
    victim, offender = two(office)
    story.comes_in(
        (Role.VICTIM, victim, None),
        (Role.OFFENDER, offender, None),
        offence="Krāpšana, pārdodot telefonu sludinājumā",
        article="KL 177. panta pirmā daļa",
        procedure=procedure,
        leader=LeaderKind.PROSECUTOR,
        due_in=40,
    )
    story.later(1)
    story.by_office("register")
    return story


def assigned_and_not_yet_declared(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = Story(office, days_ago=days_ago, mediator=mediator)
    victim, offender = two(office)
    story.comes_in(
        (Role.VICTIM, victim, None),
        (Role.OFFENDER, offender, None),
        offence="Automašīnas spoguļa nolaušana stāvvietā",
        procedure=Procedure.CONDITIONAL_RELEASE,
        leader=LeaderKind.PROSECUTOR,
    )
    story.later(1)
    story.taken_on(declare=False)
    return story


def assigned_and_ready(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = Story(office, days_ago=days_ago, mediator=mediator)
    victim, _ = two(office)
    offender = office.inventor.somebody((20, 40), language=Language.RUSSIAN)
    story.comes_in(
        (Role.VICTIM, victim, None),
        (Role.OFFENDER, offender, None),
        offence="Draudi dzīvokļa īpašniecei",
        article="KL 132. pants",
        due_in=30,
    )
    story.later(2)
    story.taken_on()
    return story


def transferred_to_another_unit(office: Office, days_ago: int) -> Story:
    """The offender has moved away; the number stays, the inbox is another one."""
    story = registered_and_unassigned(office, days_ago)
    story.later(2)
    story.by_office(
        "transfer", unit=office.units["kurzeme"].unit.pk, reason="Persona, kura nodarījusi kaitējumu, dzīvo Liepājā."
    )
    return story


def recalled_before_it_began(office: Office, days_ago: int) -> Story:
    """The prosecutor takes the request back; a new process leader had just been recorded."""
    story = registered_and_unassigned(office, days_ago, Procedure.PENAL_ORDER)
    story.later(3)
    story.by_office(
        "change_leader",
        leader_kind=LeaderKind.PROSECUTOR,
        leader_name=office.inventor.somebody((30, 55)).name,
        leader_office="Parauga prokuratūra",
        procedure=Procedure.PENAL_ORDER,
    )
    story.later(4)
    story.by_office("recall")
    story.by_office("close")
    return story
