"""Tells the life of one invented case by real acts, each on its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from izligums.accounts.enums import LeaderKind
from izligums.accounts.models import User
from izligums.cases.enums import Channel, ContactResult, Initiative, Outcome, Procedure, Referral, Role
from izligums.cases.models import Act, Case
from izligums.core.enums import Language
from izligums.mediators.models import Mediator
from izligums.meetings.enums import Form, Mode
from izligums.messages.enums import LetterState, Way
from izligums.messages.models import Letter
from izligums.policy.texts import newest
from izligums.process.perform import perform
from izligums.process.receive import receive
from izligums.sample.invention import Invented
from izligums.sample.office import HOME, LEADERS, SESSION_LENGTH, Office
from izligums.settlements.enums import ConditionKind, Fulfilment

PARTIES = (Role.VICTIM, Role.OFFENDER)
SOON_AFTER = timedelta(minutes=4)


class Story:
    """`day` moves forward with `later`; acts on the office's own day are recorded before its present moment."""

    case: Case

    def __init__(self, office: Office, *, days_ago: int, unit: str = HOME, mediator: int = 0) -> None:
        self.office = office
        self.sample = office.units[unit]
        self.mediator: Mediator = self.sample.mediators[mediator % len(self.sample.mediators)]
        self.day = office.workday(office.today - timedelta(days=days_ago), back=True)
        self.clock = time(9, 10)
        self.people: list[int] = []
        self.settlement = 0
        self.conditions: list[int] = []

    # -- time ------------------------------------------------------------------------------------------------------

    def later(self, days: int) -> None:
        """Some days later, on a working day; never beyond the office's own day. The post of before has left by then."""
        before = self.day
        self.day = min(self.office.workday(self.day + timedelta(days=days)), self.office.today)
        self.clock = time(9, 10)
        if self.day > before:
            self.post()

    def post(self) -> None:
        """The coordinator sends the letters that wait."""
        for letter in Letter.objects.filter(case=self.case, state=LetterState.WAITING).select_related("recipient"):
            way = Way.HANDED_OVER if letter.must_be_handed_over else Way.POST
            self.by_office("record_dispatch", letter=letter.pk, way=way)

    def moment(self) -> datetime:
        at = timezone.make_aware(datetime.combine(self.day, self.clock))
        self.clock = (datetime.combine(self.day, self.clock) + SOON_AFTER).time()
        return min(at, self.office.now)

    # -- acts ------------------------------------------------------------------------------------------------------

    def act(self, step: str, person: int | None = None, *, by: User | None = None, why: str = "", **values: Any) -> Act:
        return perform(
            case=self.case.pk,
            step=step,
            on=self.day,
            by=by or self.mediator.user,
            at=self.moment(),
            person=person,
            values=values,
            reason=why,
        )

    def by_office(self, step: str, person: int | None = None, **values: Any) -> Act:
        return self.act(step, person, by=self.sample.coordinator, **values)

    def comes_in(
        self,
        *people: tuple[Role, Invented | str, int | None],
        offence: str,
        article: str = "",
        referral: Referral = Referral.REQUEST,
        procedure: Procedure = Procedure.PROCEEDINGS,
        leader: LeaderKind | None = LeaderKind.INVESTIGATOR,
        due_in: int | None = None,
        applicant: int | None = None,
    ) -> None:
        """`people`: role, somebody or an organisation's name, and the place of whom they stand beside."""
        random = self.office.inventor.random
        values: dict[str, Any] = {
            "referral": referral,
            "procedure": procedure,
            "received_on": self.day,
            "offence": offence,
            "offence_article": article,
            "proceedings_no": f"1100{self.office.inventor.number()}" if leader else "",
            "leader_kind": leader,
            "leader_name": self.office.inventor.somebody((28, 60)).name if leader else "",
            "leader_office": LEADERS[leader] if leader else "",
            "leader_address": "Parauga iela 10, LV-0000" if leader else "",
            "due_on": self.day + timedelta(days=due_in) if due_in and leader else None,
            "municipality": random.choice(self.sample.municipalities).pk,
        }
        account = self.office.prosecutor if leader is LeaderKind.PROSECUTOR and self.sample.unit.code == HOME else None
        if account:
            values["leader_name"] = account.user.display_name
        persons = []
        for place, (role, who, beside) in enumerate(people):
            named = {"legal_name": who} if isinstance(who, str) else who.values
            persons.append({**named, "role": role, "beside": beside, "applicant": place == applicant})
        self.case = receive(values=values, persons=persons, by=self.sample.coordinator, at=self.moment())
        self.people = [each.pk for each in self.case.participations.order_by("act__sequence")]
        if any(beside is not None for _, _, beside in people):
            self.people = self._in_order(people)
        if account:
            self.by_office("connect_leader", account=account.pk)

    def _in_order(self, people: Sequence[tuple[Role, Invented | str, int | None]]) -> list[int]:
        """Parties are entered first; find everybody again in the order of the story."""
        entered = self.people
        first = [place for place, (_, _, beside) in enumerate(people) if beside is None]
        order = first + [place for place, (_, _, beside) in enumerate(people) if beside is not None]
        return [entered[order.index(place)] for place in range(len(people))]

    def joined_by(self, role: Role, who: Invented, beside: int | None = None) -> int:
        added = self.act("add_person", role=role, beside=beside, **who.values).created or 0
        self.people.append(added)
        return added

    # -- turns of many stories -------------------------------------------------------------------------------------

    def taken_on(self, *, declare: bool = True) -> None:
        """Registered, given to the mediator, no conflict of interest."""
        self.by_office("register")
        self.by_office("assign_mediator", mediator=self.mediator.pk)
        if declare:
            self.act("declare_conflict", conflict=False)

    def safe_way(self, *people: int, channel: Channel = Channel.PHONE) -> None:
        for person in people:
            number = self.office.inventor.random.randrange(10_000)
            self.act(
                "record_safe_way",
                person,
                channel=channel,
                phone=f"+371 0000 {number:04}",
                hours="darbdienās pēc 17.00",
                no_voicemail=True,
                language=Language.LATVIAN,
            )

    def contact(
        self, person: int, result: ContactResult = ContactResult.REACHED, initiative: Initiative = Initiative.SERVICE
    ) -> None:
        self.act("record_contact", person, initiative=initiative, channel=Channel.PHONE, result=result)

    def inform(self, *people: int) -> None:
        text = newest("information", "lv").id
        for person in people:
            self.act("give_information", person, version=text, language=Language.LATVIAN, channel=Channel.IN_PERSON)

    def consent(self, *people: int) -> None:
        text = newest("consent", "lv").id
        for person in people:
            self.act("record_consent", person, version=text, language=Language.LATVIAN)

    def welcome(self, *people: int, acknowledges: bool = False) -> None:
        """Reached, informed, agreed in writing; an offender says first whether the facts are so."""
        for person in people:
            self.safe_way(person)
            self.contact(person)
            if acknowledges:
                self.act("record_acknowledgement", person, acknowledged=True)
            self.inform(person)
            self.consent(person)

    def client_file(self, offender: int) -> None:
        self.act("open_client_file", offender, number=f"PKL-{self.day.year}-{self.case.pk:05}-{offender}")

    def prepare(self, *people: int) -> None:
        for person in people:
            self.act("record_talk", person, channel=Channel.IN_PERSON)

    def review(self) -> None:
        self.act("review_risk", factors=())

    def plan(
        self, *people: int, in_days: int = 7, form: Form = Form.SESSION, mode: Mode = Mode.IN_PERSON, why: str = ""
    ) -> date:
        start, room = self.office.slot(self.sample, self.mediator, self.day + timedelta(days=in_days))
        self.act(
            "plan_session",
            form=form,
            mode=mode,
            start=start,
            end=start + SESSION_LENGTH,
            room=room.pk if mode is not Mode.ONLINE else None,
            people=tuple(sorted(people)),
            why=why,
        )
        return start.date()

    def meet(self, *people: int, adjourned: bool = False, why: str = "", **planned: Any) -> None:
        """Planned, invited to, and held on that day."""
        on = self.plan(*people, why=why, **planned)
        self.post()
        self.day = on
        self.clock = time(18, 30)
        self.act("hold_session", people=tuple(sorted(people)), day_check=True, adjourned=adjourned, why=why)

    def draft(self, *signatories: int) -> None:
        self.settlement = self.act("draft_settlement", signatories=tuple(sorted(signatories))).created or 0

    def promise(
        self,
        text: str,
        by: int,
        to: int,
        *,
        kind: ConditionKind = ConditionKind.OTHER,
        euro: str = "",
        in_days: int = 0,
    ) -> None:
        added = self.act(
            "add_condition",
            settlement=self.settlement,
            kind=kind,
            text=text,
            owed_by=by,
            owed_to=to,
            amount=Decimal(euro) if euro else None,
            due=self.day + timedelta(days=in_days) if in_days else None,
            shown_by="Starpniekam parāda apliecinājumu." if in_days else "",
        )
        self.conditions.append(added.created or 0)

    def sign(self, *people: int) -> None:
        for person in people:
            self.act("sign_settlement", person, settlement=self.settlement, time_to_think=True)

    def certify(self) -> None:
        self.act(
            "certify_settlement",
            settlement=self.settlement,
            version=newest("consequences", "lv").id,
            voluntary=True,
        )

    def assess(self, *states: Fulfilment) -> None:
        for condition, state in zip(self.conditions, states, strict=True):
            self.act("record_fulfilment", condition=condition, fulfilment=state)
        self.act("report_fulfilment", settlement=self.settlement)

    def end(self, outcome: Outcome, *, close: bool = True) -> None:
        """Ended without settlement; the process leader, where there is one, is told only that much."""
        self.act("end_without_settlement", reason=outcome)
        self.finish(close=close)

    def finish(self, *, close: bool = True, why: str = "") -> None:
        if self.case.has_leader:
            self.act("send_result_notice")
        if close:
            self.later(3)
            self.act("close", why=why)


def two(office: Office) -> tuple[Invented, Invented]:
    """A victim and an offender, grown up, who do not know each other."""
    return office.inventor.somebody(), office.inventor.somebody((18, 45), woman=office.inventor.random.random() < 0.2)


def everybody(*groups: Iterable[int]) -> list[int]:
    return [each for group in groups for each in group]
