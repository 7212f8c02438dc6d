"""Two units and their cases, by real acts, so that every table has rows of several cases; and who may see which.

| case | where it is | who has to do with it |
| --- | --- | --- |
| mine | here | mara leads it, toms has not answered the question of conflict, vija worked on it before |
| mine | here | dace, who is there, has opened it from outside |
| zanes | here | zane leads it; aiva, who has left the service, still has her place in it |
| far | there | oskars leads it |
| moved | here, then there | mara led it here, oskars leads it now |
| waiting | there, in the inbox | ilze received it for the other unit |

Process leaders, who are no members of the service: sanita's account is connected to mine and to moved, whose result
notice was sent to her, and she has sent a request that waits in the unit here; igors's was connected to mine before;
regina's is verified and connected to nothing; uldis's has not been verified; that of renata's was withdrawn, although
it is still connected to zanes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from izligums.accounts import authorities, walls
from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.enums import WithdrawnFor
from izligums.accounts.models import Authority, User
from izligums.cases import outside, reading
from izligums.cases.enums import (
    CAPACITY_OF,
    Capacity,
    Channel,
    ContactResult,
    Duty,
    Initiative,
    InvitationWay,
    Outcome,
    ReadingOutcome,
    SecondFactor,
    Stage,
)
from izligums.cases.models import Case, Participation
from izligums.core.enums import Language
from izligums.dialogue.enums import ReplyWay
from izligums.meetings.enums import Form, Mode
from izligums.meetings.models import Room
from izligums.messages.enums import Hours, Way, Wording
from izligums.process import deviations
from izligums.process.intake import waiting
from izligums.process.matrix import Relation
from izligums.process.models import Application
from izligums.process.own_data import asking
from tests.support.applications import sent_application
from tests.support.door import let_in_to_stop
from tests.support.office import at, at_noon
from tests.support.requests import secret_request
from tests.walls.branch import FAMILY, Branch, leaders
from tests.walls.names import pair


@dataclass(frozen=True)
class Town:
    users: dict[str, User]
    cases: dict[str, Case]
    #: By user name and name of the case; who is not named stands to it by unit alone.
    relations: dict[tuple[str, str], Relation]
    #: Sent to the unit "here", and no case yet.
    application: Application
    #: The same, of sanita.
    request: Application

    def relation(self, user: User, case: str) -> Relation:
        by_unit = Relation.UNIT if user.unit_id == self.cases[case].unit_id else Relation.FAR
        return self.relations.get((user.username, case), by_unit)

    def opens(self, user: User, case: str) -> bool:
        """Whether the case opens for the user: said by hand, once, for all tests of this folder."""
        relation = self.relation(user, case)
        match OfficeRole(user.role):
            case OfficeRole.MEDIATOR:
                return relation in (Relation.OWN, Relation.ASKED)
            case OfficeRole.COORDINATOR | OfficeRole.HEAD:
                return relation is not Relation.FAR  # one who opened it from outside may look
            case _:
                return False

    def signed_in(self) -> Iterator[User]:
        return (user for user in self.users.values() if user.is_active)


def build() -> Town:
    here, there = Branch(), Branch(there=True)
    users = {user.username: user for user in (*_staff(here), *_staff(there))}
    for role in (OfficeRole.ANALYST, OfficeRole.ADMINISTRATOR, OfficeRole.AUDITOR, OfficeRole.DATA_OFFICER):
        users[role.value] = here.user(role.value, role)
    accounts = leaders(here)
    users |= {name: account.user for name, account in accounts.items()}
    cases = {
        "mine": _mine(here),
        "zanes": _zanes(here),
        "far": _far(there),
        "moved": _moved(here, there, accounts["sanita"]),
        "waiting": _waiting(here, there),
    }
    for branch in (here, there):
        waiting.keep(content=f"fails {branch.unit.pk}".encode(), by=branch.coordinator, at=at_noon(branch.start))
    for case in cases.values():
        for who, outcome in (("oskars", ReadingOutcome.REFUSED), ("mara", ReadingOutcome.READ)):
            reading.record(
                reading.Notes({case.pk: None}), user=users[who].pk, page="case", outcome=outcome, at=at_noon(here.start)
            )
    users["dace"] = there.user("dace", OfficeRole.COORDINATOR)
    with walls.reading_as(users["dace"]):
        assert outside.open_from_outside(
            case_id=cases["mine"].pk,
            year=cases["mine"].received_on.year,
            reason="Slepens iemesls atvērt 000001",
            by=users["dace"],
            at=timezone.now(),
        )
    for number, case in enumerate(cases.values()):
        _ask_own_data(case, by=users["data_officer"], reason=f"Slepens lūgums 00000{number}")
    aiva = users["aiva"]
    aiva.is_active = False
    aiva.save(update_fields=["is_active"])
    _connect_leaders(here, cases, accounts)
    relations = {
        ("sanita", "mine"): Relation.LED,
        ("sanita", "moved"): Relation.LED,
        ("mara", "mine"): Relation.OWN,
        ("toms", "mine"): Relation.ASKED,
        ("vija", "mine"): Relation.FORMER,
        ("zane", "zanes"): Relation.OWN,
        ("aiva", "zanes"): Relation.OWN,
        ("oskars", "far"): Relation.OWN,
        ("dace", "mine"): Relation.OUTSIDE,
        ("mara", "moved"): Relation.FORMER,
        ("oskars", "moved"): Relation.OWN,
    }
    request = secret_request(accounts["sanita"], here.unit)
    return Town(users, cases, relations, sent_application(here.unit), request)


def _connect_leaders(office: Branch, cases: dict[str, Case], accounts: dict[str, Authority]) -> None:
    _connect(office, cases["mine"], accounts["igors"])
    office.act(cases["mine"], "disconnect_leader", by=office.coordinator)
    _connect(office, cases["mine"], accounts["sanita"])
    _connect(office, cases["zanes"], accounts["renata"])
    at = at_noon(office.start)
    authorities.withdraw(authority=accounts["renata"], ground=WithdrawnFor.DOUBT, by=office.head, at=at)


def _connect(office: Branch, case: Case, account: Authority) -> None:
    office.act(case, "connect_leader", account=account.pk, reason=f"Slepens: zvanījām {case.pk:06}")


def _staff(branch: Branch) -> Iterator[User]:
    yield from (branch.coordinator, branch.head, branch.lead.user)
    if branch.coordinator.username == "ilze":
        for name in ("toms", "vija", "zane", "aiva", "berta"):  # berta has no case at all
            yield branch.mediator(name).user


def _mine(office: Branch) -> Case:
    """A family that has met and is writing its settlement."""
    case = office.case_at(Stage.REGISTERED, FAMILY, source="digest of mine", **office.told(1))
    former = office.mediator("vija")
    office.act(case, "assign_co_mediator", mediator=former.pk)
    office.act(case, "end_assignment", mediator=former.pk, reason="Slepens iemesls 000001", by=office.coordinator)
    for reach in (office.approach_offenders, office.approach_victims, office.agree, office.plan, office.hold):
        reach(case)
    office.act(case, "open_client_file", "Dāvis", number="K-000001")
    scan = office.scan(case)
    office.act(case, "record_withdrawal", "Ramona", channel=Channel.PHONE, scan=scan)
    settlement = office.draft(case)
    office.act(case, "sign_settlement", "Agrita", settlement=settlement)
    office.act(case, "hand_statement", "Agrita", text="Slepena vēstule 000001: kāpēc tieši es?")
    _say(office, case, "Dāvis")
    let_in_to_stop(office, case, "Agrita")
    office.bring_somebody(case, "Agrita", "Ramona", words=f"{case.pk:06}")
    office.withhold(case, "Dāvis")
    office.act(case, "assign_co_mediator", mediator=office.mediator("toms").pk)
    return case


def _zanes(office: Branch) -> Case:
    """A planned session, and something against a rule that waits for a second person."""
    office.lead = office.mediator("zane")
    case = office.case_at(Stage.PREPARING, pair("Guntra Irbīte", "Harijs Ķauķis", 201), **office.told(2))
    _deviate(office, case, "Guntra")
    office.prepare(case)
    room = Room.objects.create(unit=office.unit, name="Telpa", seats=8)
    office.act(
        case,
        "plan_session",
        form=Form.SESSION,
        mode=Mode.IN_PERSON,
        start=at(office.start.replace(year=office.start.year + 1), 10),
        end=at(office.start.replace(year=office.start.year + 1), 12),
        room=room.pk,
        people=tuple(Participation.objects.filter(case=case).order_by("pk").values_list("pk", flat=True)),
    )
    office.scan(case)
    office.act(case, "assign_co_mediator", mediator=office.mediator("aiva").pk)
    office.lead = office.mediator("mara")
    return case


def _far(office: Branch) -> Case:
    case = office.case_at(Stage.SESSION_HELD, pair("Ieva Dzilniņa", "Krists Pūcītis", 301), **office.told(3))
    office.scan(case)
    office.act(case, "hand_statement", "Krists", text="Slepena vēstule 000003: man ir kauns.")
    settlement = office.draft(case)
    office.act(case, "sign_settlement", "Ieva", settlement=settlement)
    office.withhold(case, "Ieva")
    _say(office, case, "Ieva")
    return case


def _moved(here: Branch, there: Branch, account: Authority) -> Case:
    """Its papers moved with it; whoever worked on it before sees nothing of it any more. It ended, and the process
    leader was told."""
    case = here.case_at(Stage.APPROACHING_VICTIM, pair("Tekla Gulbīte", "Nauris Ērglītis", 401), **here.told(4))
    _connect(here, case, account)
    here.act(case, "transfer", unit=there.unit.pk, reason="Slepens iemesls 000004", by=here.coordinator)
    there.act(case, "register")
    there.take_on(case)
    there.end(case, Outcome.NOT_SUITABLE)
    there.act(case, "send_result_notice")
    there.act(case, "record_dispatch", letter=case.letters.get(recipient=None).pk, way=Way.POST)
    return case


def _waiting(here: Branch, there: Branch) -> Case:
    area = there.unit.municipalities.order_by("pk").values_list("pk", flat=True)[0]
    return here.receive(pair("Ulla Zvirbule", "Žanis Cīrulītis", 501), municipality=area, **here.told(5))


def _say(office: Branch, case: Case, whom: str) -> None:
    office.wish(case, whom, safety=f"Slepena vēlme {case.pk:06}")
    office.ask(case, whom, f"Slepens jautājums {case.pk:06}")
    office.act(case, "say_how_i_am", whom, how_i_am=f"Slepena sajūta {case.pk:06}", wants_talk=True)
    office.act(case, "give_access", whom, way=InvitationWay.PAPER, second=SecondFactor.HANDED_OVER)
    office.act(case, "reply_to_person", whom, reply_way=ReplyWay.WRITTEN, reply=f"Slepena atbilde {case.pk:06}")
    office.act(case, "end_access", whom)
    office.act(case, "say_how_i_am", whom, wants_talk=True)
    office.act(case, "choose_messages", whom, message_hours=Hours.ANY, wording=Wording.SPARSE)


def _deviate(office: Branch, case: Case, whom: str) -> None:
    deviations.propose(
        case=case.pk,
        step="record_contact",
        on=office.last_day(case),
        by=office.lead.user,
        at=at_noon(office.last_day(case)),
        reason="Satikti ielā 000002.",
        person=office.id_of(case, whom),
        values={"initiative": Initiative.SERVICE, "channel": Channel.IN_PERSON, "result": ContactResult.REACHED},
    )


def _ask_own_data(case: Case, *, by: User, reason: str) -> None:
    """Asked for, and not drawn yet."""
    whose = case.participations.order_by("pk")[0]
    place = asking.Place(whose.pk, whose.person_id, case.unit_id, case.number)
    asking.ask(place, case_id=case.pk, by=by, reason=reason, language=Language.LATVIAN, at=at_noon(case.received_on))


def capacity(town: Town, user: User, case: str) -> Capacity | None:
    """In which capacity the user acts in a case that opens for them."""
    if not town.opens(user, case) or town.relation(user, case) is Relation.OUTSIDE:
        return None
    match OfficeRole(user.role):
        case OfficeRole.COORDINATOR:
            return Capacity.COORDINATOR
        case OfficeRole.HEAD:
            return Capacity.HEAD
        case _:
            return CAPACITY_OF[Duty.CO if user.username in ("toms", "aiva") else Duty.LEAD]
