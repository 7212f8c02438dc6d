"""What people agree, and what becomes of it."""

from __future__ import annotations

from izligums.accounts.enums import LeaderKind
from izligums.cases.enums import Role
from izligums.meetings.enums import Form
from izligums.sample.office import HOME, Office
from izligums.sample.stories.meeting import a_child_and_a_mother
from izligums.sample.stories.preparing import all_prepared
from izligums.sample.story import Story, two
from izligums.settlements.enums import ConditionKind, Fulfilment


def met(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    story = all_prepared(office, days_ago, mediator, unit)
    story.later(1)
    story.meet(*story.people)
    return story


def a_draft_one_has_signed(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """The victim takes the paper home to think it over."""
    story = met(office, days_ago, mediator)
    victim, offender = story.people
    story.draft(victim, offender)
    story.promise(
        "Atlīdzina salauztā žoga remontu.", offender, victim, kind=ConditionKind.PAYMENT, euro="320.00", in_days=45
    )
    story.promise("Cietušajam turpmāk netuvojas pie dzīvesvietas.", offender, victim, kind=ConditionKind.NO_CONTACT)
    story.sign(offender)
    return story


def settled(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME, *, in_days: int = 30) -> Story:
    """Money and an apology; signed by both, certified, the process leader told."""
    story = met(office, days_ago, mediator, unit)
    victim, offender = story.people
    story.draft(victim, offender)
    story.promise(
        "Samaksā par sabojātajām mantām.", offender, victim, kind=ConditionKind.PAYMENT, euro="150.00", in_days=in_days
    )
    story.promise("Atvainojas rakstiski.", offender, victim, kind=ConditionKind.APOLOGY, in_days=14)
    story.later(2)
    story.sign(victim, offender)
    story.certify()
    story.later(2)
    story.finish(close=False)
    return story


def settled_in_instalments(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = met(office, days_ago, mediator)
    victim, offender = story.people
    story.draft(victim, offender)
    for number in range(1, 5):
        story.promise(
            f"{number}. maksājums par salauzto telefonu.",
            offender,
            victim,
            kind=ConditionKind.PAYMENT,
            euro="75.00",
            in_days=30 * number,
        )
    story.sign(victim, offender)
    story.certify()
    story.finish(close=False)
    story.later(28)
    for condition in story.conditions[:1]:
        story.act("record_fulfilment", condition=condition, fulfilment=Fulfilment.FULFILLED)
    return story


def fulfilled_and_closed(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    story = settled(office, days_ago, mediator, unit)
    story.later(30)
    story.assess(Fulfilment.FULFILLED, Fulfilment.FULFILLED)
    story.later(2)
    story.act("close")
    return story


def partly_fulfilled_and_closed(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    story = settled(office, days_ago, mediator, unit)
    story.later(31)
    story.assess(Fulfilment.PARTLY, Fulfilment.FULFILLED)
    story.act("close")
    return story


def not_fulfilled_and_closed(office: Office, days_ago: int, mediator: int = 0) -> Story:
    story = settled(office, days_ago, mediator)
    story.later(33)
    story.assess(Fulfilment.NOT_FULFILLED, Fulfilment.NOT_FULFILLED)
    story.act("close")
    return story


def a_word_was_enough(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """A settlement without conditions: the talk was what both wanted. Reopened once, because a paper was late."""
    story = met(office, days_ago, mediator)
    story.draft(*story.people)
    story.sign(*story.people)
    story.certify()
    story.finish()
    story.later(5)
    story.act("reopen", by=story.sample.head, reason="Vēlāk saņemts tiesas pieprasījuma oriģināls.")
    story.later(1)
    story.act("close")
    return story


def a_childs_settlement(office: Office, days_ago: int, mediator: int = 0, *, fulfilled: bool = False) -> Story:
    """Within six months, and the court is told how it went."""
    story = a_child_and_a_mother(office, days_ago, mediator)
    story.later(1)
    story.meet(*story.people, form=Form.CONFERENCE)
    victim, boy, mother, _ = story.people
    story.draft(victim, boy)
    story.promise("Palīdz sakopt pagalmu četras sestdienas.", boy, victim, kind=ConditionKind.WORK, in_days=60)
    story.promise("Piedalās sociālā pedagoga nodarbībās.", boy, victim, kind=ConditionKind.PROGRAMME, in_days=120)
    story.later(3)
    story.sign(victim, boy, mother)
    story.certify()
    story.later(1)
    story.finish(close=False)
    if fulfilled:
        story.later(115)
        story.assess(Fulfilment.FULFILLED, Fulfilment.FULFILLED)
        story.later(2)
        story.act("close")
    return story


def two_victims(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """Each victim for herself: one has met the offender and settled, the other still thinks about it."""
    story = Story(office, days_ago=days_ago, mediator=mediator)
    first, offender = two(office)
    story.comes_in(
        (Role.VICTIM, first, None),
        (Role.VICTIM, office.inventor.somebody((30, 60), woman=True), None),
        (Role.OFFENDER, offender, None),
        offence="Zādzība no divām pagraba noliktavām",
        article="KL 180. panta pirmā daļa",
        due_in=90,
    )
    one, other, harmer = story.people
    story.later(2)
    story.taken_on()
    story.later(2)
    story.welcome(harmer, acknowledges=True)
    story.client_file(harmer)
    story.later(2)
    story.welcome(one)
    story.safe_way(other)
    story.contact(other)
    story.inform(other)
    story.later(3)
    story.prepare(one, harmer)
    story.review()
    story.meet(one, harmer)
    story.draft(one, harmer)
    story.promise("Atdod nozagto urbi.", harmer, one, kind=ConditionKind.RETURN, in_days=10)
    story.sign(one, harmer)
    story.certify()
    story.later(1)
    story.finish(close=False)
    return story


def a_shop_as_victim(office: Office, days_ago: int, mediator: int = 0, unit: str = HOME) -> Story:
    """A legal person takes part through somebody with authority, who also signs."""
    story = Story(office, days_ago=days_ago, mediator=mediator, unit=unit)
    _, offender = two(office)
    story.comes_in(
        (Role.VICTIM, "SIA „Paraugu veikals”", None),
        (Role.OFFENDER, offender, None),
        (Role.REPRESENTATIVE, office.inventor.somebody((28, 55)), 0),
        offence="Preču zādzība veikalā",
        article="KL 180. panta pirmā daļa",
        leader=LeaderKind.PROSECUTOR,
        due_in=90,
    )
    shop, harmer, manager = story.people
    story.later(1)
    story.taken_on()
    story.later(2)
    story.welcome(harmer, acknowledges=True)
    story.client_file(harmer)
    story.later(2)
    story.welcome(manager)
    story.later(2)
    story.prepare(harmer, manager)
    story.review()
    story.meet(harmer, manager)
    story.draft(shop, harmer)
    story.promise("Samaksā par precēm.", harmer, shop, kind=ConditionKind.PAYMENT, euro="89.90", in_days=40)
    story.sign(harmer, manager)
    story.certify()
    story.later(1)
    story.finish(close=False)
    return story
