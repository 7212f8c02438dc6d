"""A case as one member of the service sees it now: the rows read once, the facts drawn from them, who may do what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.db.models.expressions import RawSQL
from django.urls import reverse

from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import User
from izligums.cases.access import capacities, case_for
from izligums.cases.enums import CAPACITY_OF, Capacity, Role, Side
from izligums.cases.models import Case, Participation
from izligums.core.labels import label
from izligums.process.facts import WHOLE_CASE, CaseFacts, PersonFacts
from izligums.process.gather import facts_of
from izligums.process.judge import available, subjects
from izligums.process.missing import worth_offering
from izligums.process.models import Deviation
from izligums.process.reading import Rows, read
from izligums.process.steps import TABLE
from izligums.process.steps.base import MEDIATORS, Step
from izligums.process.wording import WHOLE_CASE as WHOLE_CASE_WORDS

#: What a mediator may do before having answered the question of conflict. Nothing else: from what is offered about whom
#: one could tell who said no.
BEFORE_DECLARING = frozenset({"declare_conflict"})
#: Acts about one person that are the other side's too: a ban stands between two, a guest is agreed to by the others.
OF_BOTH_SIDES = frozenset({"record_ban", "lift_ban", "record_agreement", "ask_about_guest"})
#: Neither side is told.
FOR_THE_SERVICE = frozenset(
    {
        *("review_risk", "second_review", "declare_conflict", "record_disclosure", "review_disclosure"),
        *("withhold_openings", "review_withholding", "end_withholding"),
    }
)
STEP = "STEP"
#: The periods that run, asked for with the case itself.
_RUNNING = """(
    SELECT json_agg(json_build_object('name', d.name, 'started', d.started_on, 'due', d.due_on) ORDER BY d.due_on, d.id)
    FROM cases_deadline AS d WHERE d.case_id = cases_case.id AND d.ended_on IS NULL
)"""
_UNDECIDED = Deviation.objects.filter(case=OuterRef("pk"), confirmed=None)


@dataclass(frozen=True)
class Running:
    """A period that runs; without a last day when nobody has set its length."""

    name: str
    started_on: date
    due_on: date | None


@dataclass(frozen=True)
class Sheet:
    user: User
    case: Case
    today: date
    rows: Rows
    facts: CaseFacts
    capacities: frozenset[Capacity]

    @cached_property
    def participations(self) -> dict[int, Participation]:
        return {each.pk: each for each in self.rows.participations}

    @property
    def waits_for_second(self) -> bool:
        """Something was recorded against a rule, and no second person has decided."""
        return bool(getattr(self.case, "waits_for_second", False))

    @property
    def running(self) -> list[Running]:
        """The next due first."""
        found = getattr(self.case, "running", None) or ()
        return [
            Running(
                each["name"],
                date.fromisoformat(each["started"]),
                None if each["due"] is None else date.fromisoformat(each["due"]),
            )
            for each in found
        ]

    @cached_property
    def address_of_acts(self) -> str:
        """Where an act is recorded, with STEP for its name: a page asks for dozens, so it is resolved once."""
        return reverse("desk:act", kwargs={"case_id": self.case.pk, "step": STEP})

    @cached_property
    def undeclared(self) -> bool:
        """A mediator who has not yet said that there is no conflict sees names only."""
        if not self.capacities & MEDIATORS:
            return False
        return not any(
            each.declared and each.mediator.user_id == self.user.pk and each.ended_on is None
            for each in self.rows.assignments
        )

    @cached_property
    def steps(self) -> list[Step]:
        """What can be tried now, in the order of the table."""
        steps = available(self.facts, self.capacities)
        return [step for step in steps if not self.undeclared or step.name in BEFORE_DECLARING]

    def offers(self, step: str, person: int | None = None) -> bool:
        found = next((each for each in self.steps if each.name == step), None)
        return found is not None and (person is None or any(each.id == person for each in subjects(found, self.facts)))

    def leads_on(self, step: str, person: int | None = None) -> bool:
        """Whether to send this user to a step as the way out: nobody is sent to what must be another's."""
        return self.offers(step, person) and self.worth(TABLE[step], person)

    def worth(self, step: Step, person: int | None = None) -> bool:
        """Whether to offer a step this user may try: something can come of it."""
        return worth_offering(self.facts, step, on=self.today, by=self.user.pk, person=person)

    def name(self, id: int | None) -> str:
        """What a sentence calls a person of the case."""
        if id is None or id == WHOLE_CASE:
            return str(WHOLE_CASE_WORDS)
        participation = self.participations.get(id)
        return participation.person.name if participation is not None else str(id)

    def titled(self, person: PersonFacts) -> str:
        """A person as a form offers them: the name and the role."""
        return f"{self.name(person.id)} ({label(person.role)})"

    def side(self, id: int | None) -> Side | None:
        person = self.facts.find(id)
        return None if person is None else self.facts.side_of(person)

    def side_words(self, id: int | None) -> str:
        """The side as templates take it, empty for nobody's."""
        side = self.side(id)
        return "" if side is None else side.value

    def whose(self, step: str, person: int | None) -> str:
        """Whose compartment an act belongs to: a side's, the service's, or (empty) both sides'."""
        if step in FOR_THE_SERVICE:
            return "service"
        return "" if step in OF_BOTH_SIDES else self.side_words(person)

    def mediator_name(self, id: object) -> str:
        return next(
            (each.mediator.user.display_name for each in self.rows.assignments if each.mediator_id == id), str(id)
        )

    def everybody(self) -> list[PersonFacts]:
        """Parties first, each followed by those who stand beside them; then those of neither side."""
        order: list[PersonFacts] = []
        for role in (Role.VICTIM, Role.OFFENDER):
            for party in (each for each in self.facts.persons if each.role is role):
                order.append(party)
                order += [each for each in self.facts.persons if each.beside == party.id]
        return order + [each for each in self.facts.persons if each not in order]


def sheet_for(user: User, case_id: int, *, today: date) -> Sheet:
    """Raises Http404 or PermissionDenied as `cases.access` does."""
    running = RawSQL(_RUNNING, ())  # noqa: S611 -- nothing comes from outside
    case = case_for(user, case_id, waits_for_second=Exists(_UNDECIDED), running=running)
    rows = read(case)
    return Sheet(user, case, today, rows, facts_of(rows, on=today), _capacities(user, case, rows))


def _capacities(user: User, case: Case, rows: Rows) -> frozenset[Capacity]:
    """As `cases.access.capacities`; a mediator's come from rows already read."""
    if user.role is not OfficeRole.MEDIATOR:
        return capacities(user, case)
    mine = (each for each in rows.assignments if each.ended_on is None and each.mediator.user_id == user.pk)
    return frozenset(CAPACITY_OF[each.duty] for each in mine)
