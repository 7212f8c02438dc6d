"""What people wrote stands sealed in the database, and opens for its own row alone."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection, migrations
from django.db.migrations.state import ProjectState

from izligums.cases.models import Case, Participation
from izligums.commands.keys import check, rotate
from izligums.core import keys
from izligums.core.keys import KeyMissingError, KeyProblemError
from izligums.core.sealed import SealedText, open_sealed
from izligums.core.sealing import seal_columns
from izligums.people.models import Person
from izligums.people.queries import people_named, same_person_candidates
from tests.casefile import CaseFile, open_case
from tests.support.cases import Office
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def file() -> CaseFile:
    return open_case()


@pytest.fixture(autouse=True)
def _keys_of_its_own(tmp_path: Path) -> Iterator[None]:
    """No key of another test, least of all the one that opens copied cases."""
    before = settings.KEYS, settings.MASTER_KEY_FILE
    settings.KEYS, settings.MASTER_KEY_FILE = tmp_path / "keys", tmp_path / "master-key"
    keys.forget()
    keys.first_start()
    yield
    settings.KEYS, settings.MASTER_KEY_FILE = before
    keys.forget()


def stored(row: Any, column: str) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM {row._meta.db_table} WHERE id = %s', [row.pk])
        return bytes(cursor.fetchone()[0])


def store(row: Any, column: str, value: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE {row._meta.db_table} SET "{column}" = %s WHERE id = %s', [value, row.pk])


def again(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def test_database_holds_nothing_readable(file: CaseFile) -> None:
    kept = stored(file.victim, "phone")
    assert b"1111" not in kept
    assert f"case-{file.case.pk}".encode() in kept
    assert again(file.victim).phone == "+371 11111111"
    assert again(file.case).offence == "Velosipēda zādzība, ko redzēja kaimiņš"


def test_same_words_are_sealed_differently_each_time(file: CaseFile) -> None:
    before = stored(file.victim, "phone")
    file.victim.phone = "+371 11111111"
    file.victim.save()
    assert stored(file.victim, "phone") != before


def test_row_saved_unread_stays_as_it_is(file: CaseFile) -> None:
    before = stored(file.victim, "phone")
    again(file.victim).save()
    opened = again(file.victim)
    assert opened.phone
    opened.save()
    assert stored(file.victim, "phone") == before


def test_empty_stays_empty(file: CaseFile) -> None:
    assert stored(file.victim, "hours") == b""
    assert again(file.victim).hours == ""
    file.victim.phone = ""
    file.victim.save()
    assert Participation.objects.filter(phone="").get() == file.victim


def test_raw_and_deferred_rows_open_too(file: CaseFile) -> None:
    (raw,) = Participation.objects.raw("SELECT * FROM cases_participation WHERE id = %s", [file.victim.pk])
    assert raw.phone == "+371 11111111"
    deferred = Participation.objects.defer("phone").get(pk=file.victim.pk)
    assert "phone" in deferred.get_deferred_fields()
    assert deferred.phone == "+371 11111111"
    deferred.refresh_from_db()
    assert deferred.phone == "+371 11111111"


def test_list_that_shows_no_words_opens_none(file: CaseFile) -> None:
    keys.forget()
    list(Participation.objects.select_related("person", "case"))
    assert keys.cipher.cache_info().currsize == 0


def test_moved_words_do_not_open(file: CaseFile) -> None:
    phone = stored(file.victim, "phone")
    store(file.victim, "email", phone)
    with pytest.raises(KeyProblemError, match="changed"):
        again(file.victim).email  # noqa: B018 - reading is what fails
    other = Case.objects.exclude(pk=file.case.pk).first() or another_case(file)
    keys.make(keys.case_key(other.pk))
    store(other, "offence", stored(file.case, "offence"))
    with pytest.raises(KeyProblemError, match="another row"):
        again(other).offence  # noqa: B018


def another_case(file: CaseFile) -> Case:
    case: Case = again(file.case)
    case.pk, case.source, case.offence = None, "", "Cits notikums"
    case._state.adding = True
    case.save()
    return case


@pytest.mark.parametrize("place", [0, 3, 12, 30, -1])
def test_changed_words_do_not_open(file: CaseFile, place: int) -> None:
    sealed = bytearray(stored(file.victim, "phone"))
    sealed[place] ^= 1
    store(file.victim, "phone", bytes(sealed))
    with pytest.raises(KeyProblemError):
        again(file.victim).phone  # noqa: B018


@pytest.mark.parametrize("sealed", [b"+371 1", b"\x01", b"\x01\xff", b"\x01\x06case-1"])
def test_what_is_not_sealed_is_not_shown(sealed: bytes) -> None:
    with pytest.raises(KeyProblemError, match="not sealed"):
        open_sealed(sealed, key="case-1", place="a.b")


def test_readable_words_never_slip_in(file: CaseFile) -> None:
    with pytest.raises(TypeError, match="sealed"):
        Participation.objects.filter(pk=file.victim.pk).update(phone="12345678")
    with pytest.raises(TypeError, match="sealed"):
        Participation.objects.filter(phone="+371 11111111").exists()


def test_sealed_value_prints_nothing(file: CaseFile) -> None:
    (value,) = Participation.objects.filter(pk=file.victim.pk).values_list("phone", flat=True)
    assert repr(value) == str(value) == "<sealed>"


def test_code_is_found_exactly_and_stands_nowhere(file: CaseFile) -> None:
    person = Person.objects.get(pk=file.victim.person_id)
    from izligums.people.actions import identify

    identify(person=person, born=None, personal_code="000012-94321", on=file.act.happened_on)
    assert b"94321" not in stored(person, "personal_code")
    assert again(person).personal_code == "000012-94321"
    assert list(people_named("000012 94321")) == [person]
    assert not people_named("00001294322")
    found = same_person_candidates(given_name="Cita", family_name="Cita", personal_code="000012-94321")
    assert [each.person_id for each in found] == [person.pk]


def test_missing_key_is_one_sentence_on_the_page(caplog: pytest.LogCaptureFixture) -> None:
    office = Office()
    case = office.receive()
    place = keys._place(keys.case_key(case.pk))
    key = place.read_bytes()
    place.unlink()
    keys.forget()
    try:
        with caplog.at_level(logging.ERROR, "izligums.keys"):
            page = Desk(office.coordinator).client.get(f"/cases/{case.pk}/")
        assert page.status_code == 503
        assert "cannot be read now" in page.text
        assert f"case-{case.pk}" in caplog.text
        assert case.offence not in caplog.text
    finally:
        place.write_bytes(key)


def test_writing_without_the_key_makes_no_new_one() -> None:
    office = Office()
    case = office.receive()
    place = keys._place(keys.case_key(case.pk))
    key = place.read_bytes()
    place.unlink()
    keys.forget()
    try:
        case.offence = "Kas cits"
        with pytest.raises(KeyMissingError):
            case.save()
        assert not place.exists()
    finally:
        place.write_bytes(key)


def test_check_names_what_is_missing(file: CaseFile) -> None:
    assert CliRunner().invoke(check).output == "7 keys open.\n"
    place = keys._place(keys.case_key(file.case.pk))
    key = place.read_bytes()
    place.unlink()
    try:
        result = CliRunner().invoke(check)
        assert result.exit_code == 1
        assert f"case-{file.case.pk} is not in the key folder" in result.output
        assert "1 of 7 keys do not open." in result.output
    finally:
        place.write_bytes(key)


def test_new_master_key_changes_nothing_for_readers(file: CaseFile) -> None:
    result = CliRunner().invoke(rotate)
    assert result.exit_code == 0, result.output
    assert "wrapped with the new master key" in result.output
    keys.forget()
    assert again(file.victim).phone == "+371 11111111"


def test_rows_that_are_there_are_sealed_by_the_migration() -> None:
    words = ['Saka "jā" \\ nē', "Žēl\nļoti", ""]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE probe_thing (id bigint, case_id bigint, words text NOT NULL, file bytea)")
        cursor.executemany(
            "INSERT INTO probe_thing VALUES (%s, %s, %s, %s)",
            [(n, n % 2 + 1, each, each.encode() or None) for n, each in enumerate(words * 400, start=1)],
        )
    operations = seal_columns("probe", "thing", words=SealedText())
    operations += seal_columns("probe", "thing", readable="{}", file=SealedText())
    with connection.schema_editor() as editor:
        for operation in operations:
            inner = (
                operation.database_operations
                if isinstance(operation, migrations.SeparateDatabaseAndState)
                else [operation]
            )
            for each in inner:
                each.database_forwards("probe", editor, ProjectState(), ProjectState())
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, case_id, words, file FROM probe_thing ORDER BY id")
        rows = cursor.fetchall()
    assert len(rows) == 1200
    for (id, case, sealed, file), plain in zip(rows, words * 400, strict=True):
        if not plain:
            assert (bytes(sealed), file) == (b"", None)
            continue
        assert b"j\xc4\x81" not in bytes(sealed)
        assert open_sealed(bytes(sealed), key=f"case-{case}", place="probe_thing.words").decode() == plain, id
        assert open_sealed(bytes(file), key=f"case-{case}", place="probe_thing.file").decode() == plain
