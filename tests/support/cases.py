"""An invented office and its cases. A state is reached only by real acts: no test stands on a case that could not be.

    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.act(case, "record_talk", "Anna", channel=Channel.PHONE)

Acts happen some weeks ago, so that pages, which read the real clock, see a past. People (`tests.support.cast`) are
named by their given name; `office.id_of(case, "Anna")` is the participation.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from izligums.cases.enums import (
    Channel,
    ContactResult,
    Initiative,
    Outcome,
    Role,
    Stage,
    Told,
    WithholdingGround,
)
from izligums.cases.models import Act, Case
from izligums.core.enums import Language
from izligums.dialogue.enums import FirstToSpeak, QuestionWay, Seat
from izligums.meetings.enums import Form, Mode
from izligums.process import files
from izligums.process.facts import TAKES_PART, PersonFacts
from izligums.settlements.enums import ConditionKind, Fulfilment
from tests.support.cast import PAIR, Person
from tests.support.office import Staff, at, at_noon


class Office(Staff):
    def case_at(self, stage: Stage, people: Iterable[Person] = PAIR, **values: Any) -> Case:
        """A case that has just come to `stage`, by the ordinary way."""
        case = self.receive(people, **values)
        for reach in (
            self.register,
            self.approach_offenders,
            self.approach_victims,
            self.agree,
            self.plan,
            self.hold,
            self.draft,
            self.certify,
            self.close,
        ):
            if case.stage is stage:
                return case
            reach(case)
        if case.stage is not stage:
            raise AssertionError(f"the ordinary way led to {case.stage}, not to {stage}")
        return case

    def register(self, case: Case) -> None:
        self.act(case, "register")

    def take_on(self, case: Case) -> None:
        """A mediator leads the case and has no conflict."""
        if not case.assignments.filter(ended_on=None).exists():
            self.act(case, "assign_mediator", mediator=self.lead.pk)
            self.act(case, "declare_conflict", conflict=False)

    def reach_person(self, case: Case, person: int) -> None:
        self.act(
            case,
            "record_safe_way",
            person,
            channel=Channel.PHONE,
            phone="+371 20000000",
            language=Language.LATVIAN,
        )
        self.act(
            case,
            "record_contact",
            person,
            initiative=Initiative.SERVICE,
            channel=Channel.PHONE,
            result=ContactResult.REACHED,
        )

    def win_person(self, case: Case, person: PersonFacts) -> None:
        """What the person needs to hear and to say before taking part."""
        if person.role is Role.OFFENDER:
            self.act(case, "record_acknowledgement", person.id, acknowledged=True)
        self.inform_and_agree(case, person)

    def inform_and_agree(self, case: Case, person: PersonFacts) -> None:
        if person.role in TAKES_PART:
            self.act(
                case,
                "give_information",
                person.id,
                version="information.lv.2026-11",
                language=Language.LATVIAN,
                channel=Channel.IN_PERSON,
            )
        if person.role in TAKES_PART and not person.legal_person:
            self.act(case, "record_consent", person.id, version="consent.lv.2026-11", language=Language.LATVIAN)

    def approach_offenders(self, case: Case) -> None:
        self.take_on(case)
        for person in self._side(case, Role.OFFENDER):
            self.reach_person(case, person.id)

    def approach_victims(self, case: Case) -> None:
        for person in self._side(case, Role.OFFENDER):
            self.win_person(case, person)

    def agree(self, case: Case) -> None:
        for person in self._side(case, Role.VICTIM):
            self.reach_person(case, person.id)
            self.win_person(case, person)

    def prepare(self, case: Case) -> None:
        """Talks, guests agreed to, risks reviewed: everything a session waits for."""
        everybody = self.people(case)
        for person in everybody:
            if person.role in TAKES_PART and not person.legal_person and not person.prepared:
                self.act(case, "record_talk", person.id, channel=Channel.IN_PERSON)
            if person.role in (Role.SUPPORTER, Role.AFFECTED, Role.SPECIALIST):
                for party in (each for each in everybody if each.party and each.id != person.beside):
                    self.act(case, "record_agreement", person.id, party=party.id, agrees=True)
        self.act(case, "review_risk", factors=())

    def plan(self, case: Case, *, days: int = 7) -> Act:
        """A session some days ahead; a day later for each session the mediator has already."""
        self.prepare(case)
        days += self.lead.bookings.count()
        people = [each for each in self.people(case) if not each.acts_through_representative]
        minors = any(each.minor_on(self.start) for each in people)
        return self.act(
            case,
            "plan_session",
            form=Form.CONFERENCE if minors else Form.SESSION,
            mode=Mode.IN_PERSON,
            start=at(self.last_day(case) + timedelta(days=days), 10),
            end=at(self.last_day(case) + timedelta(days=days), 12),
            place="Dzirnavu iela 10, 2. stāvs",
            people=tuple(sorted(each.id for each in people)),
        )

    def hold(self, case: Case) -> None:
        session = case.sessions.get(state="planned")
        people = tuple(session.people.filter(taken_out=False).values_list("participation_id", flat=True))
        on = timezone.localtime(session.start).date()
        self.act(case, "hold_session", on=on, people=people, day_check=True, adjourned=False)

    def draft(self, case: Case) -> int:
        """A settlement between all parties with one payment; returns its id."""
        parties = [each for each in self.people(case) if each.party]
        victim = next(each.id for each in parties if each.role is Role.VICTIM)
        offender = next(each.id for each in parties if each.role is Role.OFFENDER)
        signatories = tuple(sorted(each.id for each in parties))
        settlement = self.act(case, "draft_settlement", signatories=signatories).created or 0
        self.act(
            case,
            "add_condition",
            settlement=settlement,
            kind=ConditionKind.PAYMENT,
            text="Samaksā par velosipēda remontu",
            owed_by=offender,
            owed_to=victim,
            amount=Decimal("120.00"),
            due=self.last_day(case) + timedelta(days=30),
        )
        return settlement

    def certify(self, case: Case) -> None:
        settlement = case.settlements.get(state="draft").pk
        for person in self.people(case):
            if (person.party and not person.legal_person) or person.role is Role.REPRESENTATIVE:
                self.act(case, "sign_settlement", person.id, settlement=settlement, time_to_think=True)
        self.act(case, "certify_settlement", settlement=settlement, version="consequences.lv.2026-11", voluntary=True)

    def close(self, case: Case) -> None:
        self.act(case, "send_result_notice")
        for settlement in case.settlements.filter(state="certified"):
            for condition in settlement.conditions.filter(removed=False):
                self.act(case, "record_fulfilment", condition=condition.pk, fulfilment=Fulfilment.FULFILLED)
            self.act(case, "report_fulfilment", settlement=settlement.pk)
        self.act(case, "close")

    def scan(self, case: Case) -> int:
        """Something handed in, which no other case has; its id."""
        by, when, content = self.lead.user, at_noon(self.last_day(case)), f"skenēts {case.pk:06}".encode()
        return files.keep(case=case, content=content, content_type="application/pdf", ending="pdf", by=by, at=when).pk

    def withhold(self, case: Case, whom: str, **changed: Any) -> int:
        """The head decides that the coordinator's openings are not shown to somebody; waits for a second person."""
        values = {
            "reader": self.coordinator.pk,
            "ground": WithholdingGround.INQUIRY,
            "reason": f"Slepena pārbaude {case.pk:06}",
            "since": self.start,
            "until": timezone.localdate() + timedelta(days=30),
        }
        return self.act(case, "withhold_openings", whom, by=self.head, **{**values, **changed}).created or 0

    def bring_somebody(self, case: Case, proposer: str, guest: str, *, words: str) -> None:
        """Somebody proposes whom to bring, with words that nobody else has; `guest` is taken on."""
        proposal = self.act(
            case,
            "propose_supporter",
            proposer,
            name=f"Slepena Draudzene {words}",
            relation=f"slepena māsa {words}",
            reach=f"slepens tālrunis {words}",
            told=(Told.RELATION,),
        ).created
        self.act(case, "answer_proposal", proposal=proposal, taken_on=True, guest=self.id_of(case, guest))

    def wish(self, case: Case, whom: str, **said: Any) -> Act:
        """Somebody says how the meeting should be; where they sit and who begins does not matter to them."""
        usual = {"seat": Seat.NO_MATTER, "first": FirstToSpeak.NO_MATTER, "language": Language.LATVIAN}
        return self.act(case, "say_wishes", whom, **{**usual, **said})

    def ask(self, case: Case, whom: str, text: str) -> int:
        """The id of the question to the other side."""
        return self.act(case, "ask_question", whom, question_text=text, way=QuestionWay.TO_SESSION).created or 0

    def withdraw(self, case: Case, name: str) -> None:
        self.act(case, "record_withdrawal", name, channel=Channel.PHONE)

    def end(self, case: Case, reason: Outcome) -> None:
        self.act(case, "end_without_settlement", reason=reason)

    def _side(self, case: Case, role: Role) -> list[PersonFacts]:
        everybody = self.people(case)
        parties = {each.id for each in everybody if each.role is role}
        return [each for each in everybody if (each.beside or each.id) in parties]
