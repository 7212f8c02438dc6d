"""One unit of the town, and people who have nothing in common with anybody else."""

from __future__ import annotations

from typing import Any

from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import Authority
from izligums.cases.enums import Channel, ContactResult, Initiative, Role
from izligums.cases.models import Case
from izligums.core.enums import Language
from tests.support.cases import Office
from tests.support.cast import beside, child
from tests.walls.names import grown

FAMILY = (
    grown(Role.VICTIM, "Agrita", "Vanadziņa", 101),
    child(Role.OFFENDER, "Dāvis", "Cielavnieks"),
    beside(1, Role.REPRESENTATIVE, "Solvita", "Cielavniece"),
    beside(0, Role.SUPPORTER, "Ramona", "Strazdupe"),
)


class Branch(Office):
    """One unit; where somebody lives and how they are reached tells them from everybody else."""

    def __init__(self, *, there: bool = False) -> None:
        super().__init__()
        if there:
            self.unit, self.other_unit = self.other_unit, self.unit
            self.coordinator = self.user("gunta", OfficeRole.COORDINATOR)
            self.head = self.user("laura", OfficeRole.HEAD)
            self.lead = self.mediator("oskars")

    def reach_person(self, case: Case, person: int) -> None:
        self.act(
            case,
            "record_safe_way",
            person,
            channel=Channel.POST,
            phone=f"+371 29{person:06}",
            email=f"persona{person:06}@slepts.example",
            address=f"Paslēptā iela {person:06}, Cēsis",
            hours=f"pēc plkst. {person:06}",
            note=f"Zvanīt māsai {person:06}",
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

    def told(self, number: int) -> dict[str, Any]:
        """Words of the referral that nobody else's has."""
        return {
            "offence": f"Slepens notikums {number:06}",
            "offence_article": f"Krimināllikuma {number:06}. pants",
            "proceedings_no": f"1187{number:06}",
            "leader_name": f"Virsnieks {number:06}",
            "leader_office": f"Iecirknis {number:06}",
            "leader_address": f"Policijas iela {number:06}",
        }


LEADERS = ("sanita", "igors", "regina", "renata", "uldis")


def leaders(office: Branch) -> dict[str, Authority]:
    """Of another office than the cases name, so that what a case says of its process leader stays a secret of that
    case."""
    return {
        name: office.leader(name, name=name.title(), office="Citas tiesas prokuratūra", verified=name != "uldis")
        for name in LEADERS
    }
