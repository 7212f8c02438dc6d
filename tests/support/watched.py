"""An office whose every act is told to a mirror, and the answer the mirror expects of the process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from django.utils import timezone

from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import Authority, User
from izligums.cases.enums import Capacity
from izligums.cases.models import Act as Entry
from izligums.cases.models import Case, Participation
from izligums.mediators.models import Mediator
from izligums.process.act import Act
from izligums.process.evolve.intake import begin
from izligums.process.facts import AccountFacts, CaseFacts, StaffFacts
from izligums.process.gather import gather, staff_facts
from izligums.process.judge import Finding, fits, judge
from izligums.process.perform import concerns_right_person
from izligums.process.stage import stage_of
from izligums.process.steps import TABLE
from tests.support.cases import Office
from tests.support.cast import PAIR, Person
from tests.support.mirror import Mirror
from tests.support.office import at_noon


@dataclass
class Watched:
    """A case with its mirror; `unit` and `today` move on with it."""

    case: Case
    mirror: Mirror
    unit: int
    today: date
    #: Kind, name and office, as the case came in.
    first_leader: tuple[object, ...]

    def copy(self) -> Watched:
        case = Case.objects.get(pk=self.case.pk)
        return Watched(case, self.mirror.copy(), self.unit, self.today, self.first_leader)

    # -- what is expected ----------------------------------------------------------------------------------------------

    def facts(self, on: date | None = None) -> CaseFacts:
        return self.mirror.facts(on=on or self.today)

    def completed(self, act: Act) -> Act:
        """With what the writer adds that no form can know."""
        added: dict[str, Any] = {}
        if act.step in ("assign_mediator", "assign_co_mediator"):
            added["qualification"] = qualified(act["mediator"], act.on)
        if act.step == "declare_conflict":
            added["mediator"] = mediator_of(act.by)
        if act.step == "change_leader":
            added["same_leader"] = self.leader == leader_said(act)
        if act.step == "connect_leader":
            added["known"] = self.account(act["account"])
        if act.step == "plan_session":
            added["start_day"] = timezone.localtime(act["start"]).date()
        if act.step in ("give_access", "choose_messages"):
            added = {"reachable": frozenset(), "recognisable": False}  # no mail server, no gateway, no e-identity
        if act.step == "correct":
            mistaken = self.mirror.acts[act["act"]]
            added = {
                "mistaken_step": mistaken.step,
                "mistaken_by": mistaken.by,
                "mistaken_superseded": act["act"] in self.mirror.mistaken,
                "mistaken_found": bool(mistaken.get("factors")),
            }
        return replace(act, values={**act.values, **added}, recorded_on=self.today, recorded_at=at_noon(self.today))

    @property
    def leader(self) -> tuple[object, ...]:
        """Kind, name and office of the official whom the acts so far name as process leader."""
        changes = [act for act in self.mirror.acts.values() if act.step == "change_leader"]
        return leader_said(changes[-1]) if changes else self.first_leader

    def account(self, id: int) -> AccountFacts:
        authority = Authority.objects.select_related("user").get(pk=id)
        its = (authority.kind, authority.user.display_name, authority.office)
        verified = authority.verifications.filter(verified=True).exists()  # never withdrawn while a mirror looks
        return AccountFacts(verified, its[0] is self.leader[0], its[1:] == self.leader[1:])

    def capacities(self, user: User) -> frozenset[Capacity]:
        if user.role is OfficeRole.MEDIATOR:
            mediator, arranged = user.mediator.pk, self.mirror.arranged
            places = {Capacity.MEDIATOR: arranged.lead, Capacity.CO_MEDIATOR: arranged.co}
            return frozenset(each for each, staff in places.items() if staff is not None and staff.id == mediator)
        of_office = {OfficeRole.COORDINATOR: Capacity.COORDINATOR, OfficeRole.HEAD: Capacity.HEAD}
        return frozenset({of_office[user.role]} if user.unit_id == self.unit else ())

    def findings(self, act: Act) -> list[Finding]:
        return judge(self.facts(act.on), self.completed(act))

    def fits(self, act: Act) -> bool:
        facts, step = self.facts(act.on), TABLE[act.step]
        return fits(step, facts) and concerns_right_person(step, facts, act)

    def verdict(self, act: Act, *, by: User, reason: str = "") -> str:
        """By name of the refusal, or "ok"."""
        step = TABLE[act.step]
        if not self.capacities(by) & step.who:
            return "NotAllowed"
        if not self.fits(act):
            return "WrongStage"
        findings = self.findings(act)
        if any(finding.blocks for finding in findings):
            return "Refused"
        decisions = any(finding.needs_decision for finding in findings)
        return "NeedsReason" if decisions and not (reason or isinstance(act.get("reason"), str)) else "ok"

    # -- what has happened ---------------------------------------------------------------------------------------------

    def record(self, entry: Entry, act: Act) -> None:
        act = self.completed(act).having_created(entry.created or 0)
        if act.step == "add_person":
            person = Participation.objects.select_related("person").get(act=entry).person
            act = replace(act, values={**act.values, "born": person.born, "legal_name": person.legal_name})
        if act.step == "transfer":
            self.unit = act["unit"]
        self.mirror.record(entry.pk, act)

    def compare(self, on: date | None = None) -> None:
        self.case.refresh_from_db()
        on = on or self.today
        mine, theirs = self.facts(on), replace(gather(self.case, on=on), policy=self.mirror.arranged.policy)
        assert theirs == mine, differences(mine, theirs)
        if on == self.today:
            assert (self.case.stage, self.case.outcome) == (stage_of(mine), mine.closed)
            assert self.case.version == len(self.mirror.acts) == self.case.acts.count()


def differences(mine: CaseFacts, theirs: CaseFacts) -> str:
    lines = []
    for name in mine.__slots__:
        expected, found = getattr(mine, name), getattr(theirs, name)
        if expected != found and name == "persons":
            pairs = [pair for pair in zip(expected, found, strict=False) if pair[0] != pair[1]]
            lines += [f"expected {one}\n   found {two}" for one, two in pairs] or [
                f"expected {expected}, found {found}"
            ]
        elif expected != found:
            lines.append(f"{name}: expected {expected}, found {found}")
    return "\n".join(lines)


def leader_said(act: Act) -> tuple[object, ...]:
    return act["leader_kind"], act["leader_name"], act["leader_office"]


_register: dict[tuple[int, date], StaffFacts] = {}


def qualified(mediator: int, on: date) -> StaffFacts:
    """The register does not change while a mirror looks."""
    if (mediator, on) not in _register:
        _register[mediator, on] = staff_facts(mediator, on=on)
    return _register[mediator, on]


@cache
def mediator_of(user: int) -> int | None:
    return Mediator.objects.filter(user=user).values_list("pk", flat=True).first()


class WatchedOffice(Office):
    """Its cases carry a mirror from the first day on."""

    def __init__(self) -> None:
        super().__init__()
        self.start = date(2026, 3, 2)
        self.watched: dict[int, Watched] = {}
        _register.clear()
        mediator_of.cache_clear()

    def receive(self, people: Iterable[Person] = PAIR, **values: Any) -> Case:
        case = super().receive(people, **values)
        first, *others = case.acts.order_by("sequence")
        start = Act("receive", first.happened_on, values={"referral": case.referral, "procedure": case.procedure})
        mirror = Mirror(begin(start, has_leader=case.has_leader), qualified)
        leader = (case.leader_kind, case.leader_name, case.leader_office)
        watched = self.watched[case.pk] = Watched(case, mirror, case.unit_id, first.happened_on, leader)
        mirror.acts[first.pk] = start
        for entry in others:
            joined = Participation.objects.get(act=entry)
            said = {name: getattr(joined, name) for name in ("role", "trusteeship", "applicant")}
            act = Act("add_person", entry.happened_on, entry.by_id or 0, values=said | {"beside": joined.beside_id})
            watched.record(entry, act)
        watched.compare()
        return case

    def act(self, case: Case, step: str, whom: str | int | None = None, **said: Any) -> Entry:
        watched = self.watched[case.pk]
        entry = super().act(case, step, whom, **said)
        values = {name: value for name, value in said.items() if name not in ("by", "on")}
        watched.today = max(watched.today, entry.happened_on)
        watched.record(entry, Act(step, entry.happened_on, entry.by_id or 0, entry.person_id, values))
        watched.compare()
        return entry

    def moment(self, day: date) -> datetime:
        return at_noon(day)
