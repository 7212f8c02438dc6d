"""`izligums case import`: all of a file or nothing, and twice is once."""

from __future__ import annotations

import json
import threading
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from izligums.accounts.actions import create_user, load_units
from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import User
from izligums.cases.models import Act, Case, Participation
from izligums.commands.case import case as command
from izligums.people.actions import create_person
from izligums.people.models import Person
from izligums.process.intake.importing import import_referrals
from tests.unit.process.test_referral_file import referral

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def coordinator() -> User:
    unit = next(each for each in load_units() if each.code == "vidzeme")
    return create_user(username="koord", display_name="Koord Inatore", role=OfficeRole.COORDINATOR, unit=unit)


def content(*cases: Any) -> bytes:
    return json.dumps({"cases": list(cases)}).encode()


def run(tmp_path: Path, data: bytes, *options: str) -> Result:
    file = tmp_path / "referrals.json"
    file.write_bytes(data)
    return CliRunner().invoke(command, ["import", str(file), "--as", "koord", "--language", "en", *options])


def test_file_is_imported_into_the_unit_of_the_municipality(coordinator: User) -> None:
    report = import_referrals(content(referral(), referral(municipality="Rīga")), by=coordinator, at=AT)
    assert not report.mistakes
    assert [case.unit.code for case in Case.objects.order_by("pk")] == ["vidzeme", "riga-east"]
    assert set(Act.objects.values_list("by__username", flat=True)) == {"koord"}
    representative = Participation.objects.filter(role="representative").first()
    assert representative is not None
    assert representative.beside is not None
    assert representative.beside.role == "offender"


def test_same_file_twice_changes_nothing(coordinator: User) -> None:
    import_referrals(content(referral()), by=coordinator, at=AT)
    before = list(Case.objects.values()), Act.objects.count(), Person.objects.count()
    report = import_referrals(content(referral()), by=coordinator, at=AT)
    assert report.already == ["cases[0]"]
    assert before == (list(Case.objects.values()), Act.objects.count(), Person.objects.count())


def test_one_bad_row_leaves_nothing_behind(coordinator: User) -> None:
    report = import_referrals(content(referral(), referral(received_on="2026-02-30")), by=coordinator, at=AT)
    assert [each.place for each in report.mistakes] == ["cases[1].received_on"]
    assert not Case.objects.exists()
    assert not Person.objects.exists()


def test_dry_run_writes_nothing(coordinator: User) -> None:
    report = import_referrals(content(referral()), by=coordinator, at=AT, dry_run=True)
    assert [(each.place, each.case) for each in report.incoming] == [("cases[0]", None)]
    assert not Case.objects.exists()


def test_user_without_the_permission_imports_nothing(coordinator: User) -> None:
    analyst = create_user(username="an", display_name="An", role=OfficeRole.ANALYST)
    report = import_referrals(content(referral()), by=analyst, at=AT)
    assert [each.problem.code for each in report.mistakes] == ["may_not_import"]


def test_person_known_by_code_is_linked_and_a_namesake_is_only_told(coordinator: User) -> None:
    known = create_person(
        given_name="Anna", family_name="Bērziņa", born=date(1990, 2, 28), personal_code="000012-94321", on=AT.date()
    )
    persons = referral()["persons"]
    first = referral(persons=[{**persons[0], "personal_code": "00001294321"}])
    report = import_referrals(content(first, referral()), by=coordinator, at=AT)
    assert Case.objects.order_by("pk")[0].participations.get().person == known
    assert [each.place for each in report.alike] == ["cases[1].persons[0]"]
    assert Person.objects.filter(family_name="Bērziņa").count() == 2


def test_formula_is_kept_as_the_text_it_is(coordinator: User) -> None:
    formula = "=cmd|' /C calc'!A0"
    import_referrals(content(referral(offence=formula)), by=coordinator, at=AT)
    assert Case.objects.get().offence == formula


def test_command_reports_places_and_sentences(coordinator: User, tmp_path: Path) -> None:
    result = run(tmp_path, content(referral(adress="x", received_on="2026-02-30")))
    assert result.exit_code == 1
    assert "cases[0].adress: There is no field of this name. Check the spelling." in result.output
    assert "cases[0].received_on: Write the date as year-month-day" in result.output
    assert "Nothing was imported." in result.output


def test_command_imports_and_says_so_then_says_nothing_is_new(coordinator: User, tmp_path: Path) -> None:
    dry = run(tmp_path, content(referral()), "--dry-run")
    assert "1 case would be imported." in dry.output
    first = run(tmp_path, content(referral()))
    assert first.exit_code == 0, first.output
    assert "1 case was imported." in first.output
    assert "cases[0]: IZL-2026-" in first.output
    second = run(tmp_path, content(referral()))
    assert second.exit_code == 0
    assert "every case of this file was imported before" in second.output


def test_command_refuses_what_is_no_file_and_who_is_no_user(coordinator: User, tmp_path: Path) -> None:
    for options in (
        [str(tmp_path), "--as", "koord"],
        [str(tmp_path / "missing.json"), "--as", "koord"],
        [str(tmp_path / ("x" * 300)), "--as", "koord"],
        [str(tmp_path), "--as", "nobody"],
    ):
        result = CliRunner().invoke(command, ["import", *options])
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)
    (tmp_path / "f.json").write_bytes(content(referral()))
    unknown = CliRunner().invoke(command, ["import", str(tmp_path / "f.json"), "--as", "nobody", "--language", "en"])
    assert "There is no active user of this name." in unknown.output


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_make_one_case(coordinator: User) -> None:
    reports = []
    gate = threading.Barrier(2)

    def import_it() -> None:
        gate.wait()
        try:
            reports.append(import_referrals(content(referral()), by=coordinator, at=AT))
        finally:
            connection.close()

    threads = [threading.Thread(target=import_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Case.objects.count() == 1
    assert sorted(len(report.incoming) for report in reports) == [0, 1]
