"""The invented office: units, rooms, members of the service, mediators, days off and a few periods."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from izligums.accounts import authorities
from izligums.accounts.actions import create_user, load_units
from izligums.accounts.enums import LeaderKind, Role, VerifiedBy
from izligums.accounts.models import Authority, Municipality, Unit, User
from izligums.core.actions import fill_year, set_period
from izligums.core.enums import Language, PeriodUnit
from izligums.core.periods import named_periods
from izligums.core.queries import special_days
from izligums.core.workdays import SpecialDays, is_working
from izligums.mediators import actions as mediators
from izligums.mediators.enums import MediatorKind, TrainingKind
from izligums.mediators.models import Mediator
from izligums.meetings.models import Room
from izligums.sample.invention import Inventor

PASSWORD = "tris-klusi-berzi"  # noqa: S105 -- shown to everybody who starts the demo
HOME = "vidzeme"  # where the named sign-ins work


@dataclass(frozen=True)
class SignIn:
    """One named sign-in for each role; `make demo` and the README show them."""

    username: str
    display_name: str
    role: Role
    words: str


SIGN_INS = (
    SignIn("starpniece", "Līga Vītola", Role.MEDIATOR, "starpniece, dienesta amatpersona"),
    SignIn("brivpratigais", "Andris Ozols", Role.MEDIATOR, "brīvprātīgais starpnieks"),
    SignIn("koordinatore", "Ilze Krūmiņa", Role.COORDINATOR, "koordinatore"),
    SignIn("vaditajs", "Mārtiņš Liepa", Role.HEAD, "struktūrvienības vadītājs"),
    SignIn("analitike", "Dace Zariņa", Role.ANALYST, "analītiķe"),
    SignIn("administrators", "Juris Kļava", Role.ADMINISTRATOR, "administrators"),
    SignIn("auditore", "Inese Auziņa", Role.AUDITOR, "auditore"),
    SignIn("datuspecialiste", "Vineta Celma", Role.DATA_OFFICER, "datu aizsardzības speciāliste"),
    SignIn("prokurore", "Sanita Bērza", Role.PROCESS_LEADER, "prokurore, dienestā nestrādā"),
)
#: Where the process leaders of the sample office work.
LEADERS = {
    LeaderKind.INVESTIGATOR: "Parauga policijas iecirknis",
    LeaderKind.PROSECUTOR: "Parauga prokuratūra",
    LeaderKind.COURT: "Parauga rajona tiesa",
}
#: Periods nobody could read in the law; the invented office has set them, so that its start pages show what is due.
_PERIODS = {
    "assign_mediator": (5, PeriodUnit.WORKING_DAYS),
    "first_contact_offender": (10, PeriodUnit.WORKING_DAYS),
    "first_contact_victim": (10, PeriodUnit.WORKING_DAYS),
    "hold_session": (90, PeriodUnit.CALENDAR_DAYS),
    "report_to_leader": (5, PeriodUnit.WORKING_DAYS),
    "close_file": (10, PeriodUnit.WORKING_DAYS),
}
_SESSION_HOURS = (time(9, 30), time(13), time(16))
SESSION_LENGTH = timedelta(hours=2)


@dataclass
class UnitSample:
    unit: Unit
    municipalities: list[Municipality]
    rooms: list[Room]
    coordinator: User
    head: User
    mediators: list[Mediator]


@dataclass
class Office:
    now: datetime
    inventor: Inventor
    special: SpecialDays
    units: dict[str, UnitSample] = field(default_factory=dict)
    taken: set[tuple[str, int, datetime]] = field(default_factory=set)
    #: Whose account is connected to the cases of the home unit that a prosecutor directs.
    prosecutor: Authority | None = None

    @property
    def today(self) -> date:
        return timezone.localtime(self.now).date()

    def workday(self, day: date, *, back: bool = False) -> date:
        """The day itself when it is worked, else the next one, or the one before."""
        while not is_working(day, self.special):
            day += timedelta(days=-1 if back else 1)
        return day

    def slot(self, unit: UnitSample, mediator: Mediator, day: date) -> tuple[datetime, Room]:
        """A time and room that are free on that working day, or on the next that has one."""
        while True:
            day = self.workday(day)
            for hour in _SESSION_HOURS:
                start = timezone.make_aware(datetime.combine(day, hour))
                for room in unit.rooms:
                    wanted = {("mediator", mediator.pk, start), ("room", room.pk, start)}
                    if not wanted & self.taken:
                        self.taken |= wanted
                        return start, room
            day += timedelta(days=1)


def found(now: datetime) -> Office:
    """Enter the office into an empty database."""
    today = timezone.localtime(now).date()
    for year in range(today.year - 2, today.year + 3):
        fill_year(year)
    office = Office(now, Inventor(today), special_days())
    for unit in load_units():
        office.units[unit.code] = _staffed(unit, office)
    for sign_in in SIGN_INS:
        if sign_in.role is Role.PROCESS_LEADER:
            office.prosecutor = _prosecutor(sign_in, office)
        elif not sign_in.role.works_in_a_unit:
            _user(sign_in)
    for name, (value, length) in _PERIODS.items():
        if named_periods()[name].changeable:
            set_period(
                name=name,
                value=value,
                unit=length,
                valid_from=today - timedelta(days=730),
                note="Paraugs, nav no likuma.",
                by="administrators",
                at=now,
            )
    return office


def existing(now: datetime) -> Office:
    """The sample office of this database, as it was founded."""
    office = Office(now, Inventor(timezone.localtime(now).date()), special_days())
    for unit in Unit.objects.filter(sample=True).order_by("pk"):
        users = User.objects.filter(unit=unit).order_by("pk")
        office.units[unit.code] = UnitSample(
            unit=unit,
            municipalities=list(Municipality.objects.filter(unit=unit)),
            rooms=list(Room.objects.filter(unit=unit).order_by("pk")),
            coordinator=users.filter(role=Role.COORDINATOR)[0],
            head=users.filter(role=Role.HEAD)[0],
            mediators=list(Mediator.objects.filter(user__unit=unit).select_related("user").order_by("pk")),
        )
    return office


def _user(sign_in: SignIn, unit: Unit | None = None) -> User:
    """Only the named ones can sign in."""
    return create_user(
        username=sign_in.username,
        display_name=sign_in.display_name,
        role=sign_in.role,
        unit=unit,
        password=PASSWORD if sign_in in SIGN_INS else None,  # nobody signs in as the colleagues around them
        sample=True,
    )


def _prosecutor(sign_in: SignIn, office: Office) -> Authority:
    """Verified by the head of the home unit long ago."""
    account = authorities.enter_leader(
        username=sign_in.username,
        display_name=sign_in.display_name,
        kind=LeaderKind.PROSECUTOR,
        office=LEADERS[LeaderKind.PROSECUTOR],
        password=PASSWORD,
        sample=True,
    )
    long_ago = office.now - timedelta(days=730)
    authorities.verify(authority=account, way=VerifiedBy.SERVICE_CARD, by=office.units[HOME].head, at=long_ago)
    return account


def _staffed(unit: Unit, office: Office) -> UnitSample:
    rooms = [
        Room.objects.create(
            unit=unit, name="Sarunu telpa „Bērzs”", seats=8, step_free=True, waiting_rooms=2, sample=True
        ),
        Room.objects.create(
            unit=unit, name="Sarunu telpa „Osis”", seats=4, step_free=True, second_entrance=True, sample=True
        ),
    ]
    named = (
        {sign_in.username: _user(sign_in, unit) for sign_in in SIGN_INS if sign_in.role.works_in_a_unit}
        if (unit.code == HOME)
        else {}
    )
    short = unit.code.replace("-", "")

    def somebody(role: Role, number: int = 1) -> User:
        name = office.inventor.somebody((30, 60)).name
        return _user(SignIn(f"{role}.{short}{number if number > 1 else ''}", name, role, ""), unit)

    if named:
        staff = [named["starpniece"], named["brivpratigais"], somebody(Role.MEDIATOR)]
        kinds = [MediatorKind.OFFICIAL, MediatorKind.VOLUNTEER, MediatorKind.OFFICIAL]
    else:
        staff, kinds = [somebody(Role.MEDIATOR)], [MediatorKind.OFFICIAL]
    return UnitSample(
        unit=unit,
        municipalities=list(Municipality.objects.filter(unit=unit)),
        rooms=rooms,
        coordinator=named.get("koordinatore") or somebody(Role.COORDINATOR),
        head=named.get("vaditajs") or somebody(Role.HEAD),
        mediators=[
            _mediator(user, kind, number, today=office.today)
            for number, (user, kind) in enumerate(zip(staff, kinds, strict=True))
        ],
    )


def _mediator(user: User, kind: MediatorKind, number: int, *, today: date) -> Mediator:
    mediator = mediators.register(user=user, kind=kind, languages=[Language.LATVIAN, Language.RUSSIAN])
    began = today - timedelta(days=1100)
    mediators.record_training(mediator=mediator, kind=TrainingKind.BASIC, completed_on=began)
    mediators.record_training(
        mediator=mediator, kind=TrainingKind.CHILD_RIGHTS, completed_on=today - timedelta(days=400)
    )
    if kind is MediatorKind.VOLUNTEER:
        mediators.record_certificate(
            mediator=mediator,
            number=f"PARAUGS-{user.pk}",
            valid_from=today - timedelta(days=500),
            valid_to=today + timedelta(days=230),
            issued_by="Parauga komisija",
        )
    if number == 0:
        mediators.record_training(
            mediator=mediator, kind=TrainingKind.ADVANCED, completed_on=began + timedelta(days=200)
        )
    return mediator


def more_mediators(unit: UnitSample, office: Office, wanted: int) -> None:
    """So many mediators in the unit as a full database needs; they cannot sign in."""
    for number in range(len(unit.mediators), wanted):
        name = office.inventor.somebody((30, 60)).name
        user = _user(SignIn(f"mediator.{unit.unit.code}.{number}", name, Role.MEDIATOR, ""), unit.unit)
        unit.mediators.append(_mediator(user, MediatorKind.OFFICIAL, number, today=office.today))
