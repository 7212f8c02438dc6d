"""The sample office: every stage and outcome, the cases people ask to see, and nobody who could exist."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client, override_settings
from django.utils import timezone

from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import Unit, User
from izligums.cases.enums import FactKind, Outcome, Procedure, Referral, Role, Stage
from izligums.cases.models import Act, Case, Fact, Participation
from izligums.cases.verifying import Finding, Walk
from izligums.commands.sample import sample
from izligums.config.logs import Reserved
from izligums.core import keys
from izligums.core.values import PersonalCode
from izligums.documents.models import IssuedDocument
from izligums.documents.rendering import render
from izligums.documents.tasks import render_document
from izligums.meetings.enums import CancelReason, Form, SessionState
from izligums.meetings.models import Room, Session
from izligums.people.enums import PersonKind
from izligums.people.models import Person
from izligums.people.queries import people_named
from izligums.process.gather import gather
from izligums.process.models import Application, Deviation
from izligums.process.stage import stage_of
from izligums.sample import (
    PASSWORD,
    SIGN_INS,
    FilledAlreadyError,
    apply_without_signing_in,
    fill,
    make,
    request_by_the_prosecutor,
)
from izligums.sample.invention import Inventor, feminine
from tests.support.dump import Dump, secrets_of_the_office
from tests.support.sides import foreign_words

pytestmark = pytest.mark.xdist_group("sample office")  # made once, on one worker


def visit_everything(username: str) -> int:
    """Pages as one member of the service opens them, with slips of the pen; returns how many failed."""
    somebody = Client(raise_request_exception=False)
    names = list(Person.objects.exclude(family_name="").values_list("family_name", flat=True)[:3])
    for password in ("wrong", PASSWORD):
        somebody.post("/sign-in/", {"username": username, "password": password})
        somebody.post("/sign-in/", {"username": names[0], "password": password})
    somebody.force_login(User.objects.get(username=username))
    cases = list(Case.objects.order_by("-pk")[:6])
    addresses = ["/", "/cases/", "/journal/", "/readings/", "/letters/", "/office/", "/today/", "/own-data/"]
    addresses += [f"/search/?q={name}" for name in names] + ["/search/?q=%00", "/readings/?person=x"]
    addresses += [f"/cases/{case.pk}/{page}" for case in cases for page in ("", "journal/1/", "acts/add_person/", "x/")]
    failed = sum(somebody.get(address).status_code >= 500 for address in addresses)
    failed += sum(somebody.get(f"/applications/{each.pk}/").status_code >= 500 for each in Application.objects.all())
    for case in cases[:2]:
        somebody.post(f"/cases/{case.pk}/acts/add_person/", {"given_name": names[1], "family_name": names[2]})
        somebody.post(f"/cases/{case.pk}/acts/no-such-step/", {"note": names[1]})
        somebody.post(
            "/own-data/", {"case": case.number, "person": " ".join(names), "reason": names[0], "language": "lv"}
        )
    for spoilt in (b"{", f'{{"cases": [{{"people": "{names[0]}"}}]}}'.encode(), b"%PDF-1.4 " + names[1].encode()):
        somebody.post("/cases/import/", {"file": SimpleUploadedFile(f"{names[0]}.json", spoilt)})
    return failed + _without_its_key(somebody, cases[0])


def _without_its_key(somebody: Client, case: Case) -> int:
    """The page of a case whose key is gone, with all its people in the program's hands."""
    name = keys.case_key(case.pk)
    place = next(Path(settings.KEYS).glob(f"??/{name}"))
    place.rename(place.with_suffix(".away"))
    keys.forget()
    try:
        return int(somebody.get(f"/cases/{case.pk}/").status_code >= 500)
    finally:
        place.with_suffix(".away").rename(place)
        keys.forget()


AT = datetime(2026, 11, 24, 15, 20, tzinfo=ZoneInfo("Europe/Riga"))


@pytest.fixture(scope="module")
def log() -> Iterator[StringIO]:
    """Everything anybody logs from the first act on, down to DEBUG, in the form in which the program writes it."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Reserved("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.setLevel(before)
    root.removeHandler(handler)


@pytest.fixture(scope="module")
def office(log: StringIO, django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[int]:
    """Made once for this file, and undone after it; what it leaves behind in the tables is swept out."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        with transaction.atomic():
            made = make(AT)
            apply_without_signing_in(timezone.now())
            request_by_the_prosecutor(timezone.now())
            yield made
            transaction.set_rollback(True)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")


@pytest.mark.django_db  # tells pytest-django which database to make
@pytest.mark.usefixtures("office")
class TestOffice:
    """The tests only read; they share one office because making it takes a while."""

    def test_about_sixty_cases_in_every_stage_with_every_outcome(self, office: int) -> None:
        assert 55 <= office == Case.objects.count() <= 70
        assert set(Case.objects.values_list("stage", flat=True)) == set(Stage)
        assert set(Case.objects.exclude(outcome=None).values_list("outcome", flat=True)) == set(Outcome)

    def test_every_referral_and_procedure(self) -> None:
        assert set(Case.objects.values_list("referral", flat=True)) == set(Referral)
        assert set(Case.objects.values_list("procedure", flat=True)) == set(Procedure)

    def test_every_unit_has_cases(self) -> None:
        assert Unit.objects.count() == Case.objects.values("unit").distinct().count() == 6

    def test_special_cases_are_there(self) -> None:
        minors = Participation.objects.filter(role=Role.OFFENDER, person__born__gt=date(2008, 11, 24))
        assert Session.objects.filter(form=Form.CONFERENCE, case__participations__in=minors).exists()
        victims = Participation.objects.filter(role=Role.VICTIM)
        assert victims.filter(person__kind=PersonKind.LEGAL).exists()
        two = [case for case in Case.objects.all() if case.participations.filter(role=Role.VICTIM).count() == 2]
        assert two
        assert Fact.objects.filter(kind=FactKind.SAFETY_STOP, case__stage=Stage.PREPARING).exists()
        assert Deviation.objects.filter(confirmed=None).exists()

    def test_two_applications_wait_in_the_home_unit_one_with_a_picture(self) -> None:
        coordinator = Client()
        coordinator.force_login(User.objects.get(username="koordinatore"))
        page = coordinator.get("/office/").text
        harmed, mother = Application.objects.filter(authority=None).order_by("sent_at")
        assert page.index(harmed.number) < page.index(mother.number)
        assert "Paraudziņa" in coordinator.get(f"/applications/{harmed.pk}/").text
        (picture,) = harmed.files.all()
        answer = coordinator.get(f"/applications/{harmed.pk}/files/{picture.pk}/")
        assert answer.headers["Content-Type"] == "image/png"
        form = coordinator.get(f"/applications/{mother.pk}/register/").text
        assert "Solvita Cielavniece" in form
        assert 'value="Dāvis"' in form

    def test_request_of_the_prosecutor_waits_in_the_home_unit(self) -> None:
        sent = Application.objects.get(authority__user__username="prokurore")
        coordinator = Client()
        coordinator.force_login(User.objects.get(username="koordinatore"))
        assert sent.number in coordinator.get("/office/").text
        form = coordinator.get(f"/applications/{sent.pk}/register/").text
        for words in ("Sanita Bērza", "Parauga mūzikas skola", "Renārs", "Inga"):
            assert f'value="{words}"' in form

    def test_one_withdrew_the_evening_before(self) -> None:
        act = Act.objects.get(step="record_withdrawal", case__outcome=Outcome.WITHDREW)
        session = Session.objects.get(case=act.case, state=SessionState.CANCELLED)
        assert session.cancel_reason is CancelReason.STOPPED
        assert (session.start.date() - act.happened_on).days == 1

    def test_personal_codes_can_belong_to_nobody(self) -> None:
        codes = [person.personal_code for person in Person.objects.exclude(personal_code="")]
        assert codes
        assert all(PersonalCode.parse(code).invented for code in codes)
        assert len(set(codes)) == len(codes)

    def test_dump_tells_nothing_that_people_wrote(self) -> None:
        for paper in IssuedDocument.objects.values_list("pk", flat=True)[:20]:
            render(paper)
        dump = Dump()
        for name in Person.objects.exclude(family_name="").values_list("family_name", flat=True)[:5]:
            assert dump.holds(name)  # names stay readable
        secrets = secrets_of_the_office()
        assert len(secrets) > 200
        assert [secret for secret in secrets if dump.holds(secret)] == []
        assert b"%PDF" not in dump.bytes

    def test_papers_of_one_side_hold_nothing_of_the_other(self) -> None:
        """Every paper issued, and every one that could be, of every case: words, what it says of itself, file name."""
        searched, found = 0, list[str]()
        for case in Case.objects.select_related("unit").order_by("pk"):
            count, foreign = foreign_words(case)
            searched += count
            found += foreign
        assert found == []
        assert searched > 2000

    def test_logs_tell_nothing_of_anybody(self, log: StringIO) -> None:
        """Of the stories of all cases, pages, refused and failing pages, jobs, sign-ins and spoilt files."""
        logging.getLogger("izligums").debug("the search sees this line")
        failed = [visit_everything(each.username) for each in SIGN_INS]
        assert sum(failed) > 0, "a page of a case whose key is gone fails"
        for paper in IssuedDocument.objects.values_list("pk", flat=True)[:10]:
            render_document(document_id=paper)
        said = log.getvalue()
        assert "the search sees this line" in said
        assert "django.request" in said
        people = Person.objects.all()
        names = {name for each in people for name in (each.name, each.family_name, each.legal_name) if len(name) > 4}
        secrets = secrets_of_the_office() | names
        assert len(secrets) > 300
        assert [secret for secret in secrets if secret in said] == []

    def test_everything_is_marked_as_sample(self) -> None:
        for model in (Unit, User, Room):
            assert not model.objects.filter(sample=False).exists()

    def test_one_sign_in_for_each_role(self) -> None:
        named = User.objects.filter(username__in=[each.username for each in SIGN_INS])
        assert {user.role for user in named} == set(OfficeRole)
        assert all(user.check_password(PASSWORD) for user in named)

    def test_nothing_lies_in_the_future(self) -> None:
        assert not Act.objects.filter(recorded_at__gt=AT).exists()
        assert not Act.objects.filter(happened_on__gt=AT.date()).exists()

    def test_second_time_changes_nothing(self, office: int) -> None:
        assert make(AT) == 0
        assert Case.objects.count() == office

    def test_multiplied_cases_are_whole(self, office: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(settings, "JOURNAL_HEADS", tmp_path / "heads")
        told: list[int] = []
        with transaction.atomic():
            count = fill(AT, to=700, told=told.append)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # every foreign key holds
            assert 700 <= Case.objects.count() == count == told[-1]
            assert Case.objects.filter(unit__code="latgale").count() > 50
            for case in Case.objects.order_by("-pk")[:80]:
                facts = gather(case, on=AT.date())
                assert case.stage is stage_of(facts)
                assert case.version == case.acts.count()
            # Journals are sealed; those of the copies are anchored, the others will be when they are committed.
            templates = set(Case.objects.order_by("pk").values_list("pk", flat=True)[:office])
            findings = list(Walk().findings())
            assert {each.finding for each in findings} == {Finding.NOT_ANCHORED}
            assert {each.case for each in findings} == templates
            # Names are others, found by their own keys; ids in the journal are those of the copy.
            last = Person.objects.filter(kind=PersonKind.NATURAL).latest("pk")
            assert last in people_named(last.name)
            act = Act.objects.filter(step="draft_settlement").latest("pk")
            assert set(act.values["signatories"]) <= set(act.case.participations.values_list("pk", flat=True))
            assert act.created in act.case.settlements.values_list("pk", flat=True)
            assert Case.objects.create(**fields_of(act.case)).pk > Case.objects.order_by("-pk")[1].pk
            with pytest.raises(FilledAlreadyError):
                fill(AT, to=900, told=told.append)
            transaction.set_rollback(True)


def fields_of(case: Case) -> dict[str, Any]:
    kept = {field.attname: getattr(case, field.attname) for field in case._meta.concrete_fields}
    return {**kept, "id": None}


def test_inventor_is_the_same_on_the_same_day() -> None:
    first, second = Inventor(AT.date()), Inventor(AT.date())
    assert [first.somebody() for _ in range(20)] == [second.somebody() for _ in range(20)]


def test_mother_of_a_child_has_the_feminine_family_name() -> None:
    inventor = Inventor(AT.date())
    child = inventor.child()
    assert inventor.parent_of(child).family_name == feminine(child.family_name)
    assert [feminine(name) for name in ("Kalniņš", "Apsītis", "Ozols", "Ledus")] == [
        "Kalniņa",
        "Apsīte",
        "Ozola",
        "Ledus",
    ]


@override_settings(MODE="production")
def test_command_is_refused_in_production() -> None:
    result = CliRunner().invoke(sample)
    assert result.exit_code == 1
    assert "refused in production" in result.output
