"""A file of referrals at the desk: checked, kept for a moment, imported."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from izligums.accounts.actions import create_user, load_units
from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import User
from izligums.cases.models import Act, Case
from izligums.process.intake.reading import LARGEST_FILE
from izligums.process.intake.waiting import KEPT, keep
from izligums.process.models import CheckedFile
from izligums.process.tasks import drop_checked_files
from tests.support.pages import hidden_fields
from tests.unit.process.test_referral_file import referral

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> User:
    unit = next(each for each in load_units() if each.code == "vidzeme")
    return create_user(username="koord", display_name="Koord Inatore", role=OfficeRole.COORDINATOR, unit=unit)


@pytest.fixture
def desk(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    client.cookies["language"] = "en"
    return client


def upload(desk: Client, content: bytes) -> HttpResponse:
    return desk.post("/cases/import/", {"file": SimpleUploadedFile("../../etc/passwd", content)})  # type: ignore[return-value]


def content(*cases: Any) -> bytes:
    return json.dumps({"cases": list(cases)}).encode()


def recent() -> dict[str, Any]:
    return referral(received_on=(timezone.localdate() - timedelta(days=1)).isoformat())


def test_file_is_checked_first_and_then_imported(desk: Client) -> None:
    checked = upload(desk, b"\xef\xbb\xbf" + content(recent()))
    assert "1 case would be imported" in checked.content.decode()
    assert not Case.objects.exists()
    kept = hidden_fields(checked)
    done = desk.post("/cases/import/", kept)
    assert "1 case was imported" in done.content.decode()
    assert Act.objects.filter(by__username="koord", step="receive").count() == 1
    assert not CheckedFile.objects.exists()
    again = desk.post("/cases/import/", kept)
    assert "The checked file is no longer kept" in again.content.decode()
    assert "every case of this file was imported before" in upload(desk, content(recent())).content.decode()
    assert not CheckedFile.objects.exists()
    assert Case.objects.count() == 1


def test_file_of_the_largest_size_is_imported_without_going_through_the_page(desk: Client) -> None:
    small = content(recent() | {"offence": '"' * 500})
    # In a form each of these line ends would be sent as two characters, and more than a request may hold.
    checked = upload(desk, small + b"\n" * (LARGEST_FILE - len(small)))
    assert len(checked.content) < 20_000
    assert "&quot;&quot;" not in checked.content.decode()
    done = desk.post("/cases/import/", hidden_fields(checked))
    assert "1 case was imported" in done.content.decode()
    assert Case.objects.get().offence == '"' * 500


def test_checked_file_goes_when_another_is_chosen(desk: Client) -> None:
    kept = hidden_fields(upload(desk, content(recent())))
    upload(desk, content(recent() | {"offence": "Another theft"}))
    assert CheckedFile.objects.count() == 1
    assert desk.post("/cases/import/", kept).status_code == 422
    assert desk.post("/cases/import/", {"cancel": "1"}).headers["Location"] == "/cases/import/"
    assert not CheckedFile.objects.exists()
    assert not Case.objects.exists()


def test_checked_file_is_its_owners_alone(desk: Client, coordinator: User) -> None:
    kept = hidden_fields(upload(desk, content(recent())))
    colleague = create_user(username="kol", display_name="Kol", role=OfficeRole.HEAD, unit=coordinator.unit)
    desk.force_login(colleague)
    assert desk.post("/cases/import/", kept).status_code == 422
    desk.post("/cases/import/", {"cancel": "1"})
    assert CheckedFile.objects.count() == 1


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "9" * 5000, "\x00"])
def test_forged_number_of_a_checked_file_finds_nothing(desk: Client, number: str) -> None:
    upload(desk, content(recent()))
    assert desk.post("/cases/import/", {"checked": number}).status_code == 422
    assert not Case.objects.exists()


def test_file_that_waited_too_long_is_neither_imported_nor_kept(desk: Client, coordinator: User) -> None:
    long_ago = timezone.now() - KEPT
    old = keep(content=content(recent()), by=coordinator, at=long_ago)
    assert desk.post("/cases/import/", {"checked": str(old.pk)}).status_code == 422
    fresh = keep(
        content=content(recent()),
        by=create_user(username="kol", display_name="Kol", role=OfficeRole.HEAD, unit=coordinator.unit),
        at=timezone.now(),
    )  # whoever comes next takes away what others left
    assert list(CheckedFile.objects.all()) == [fresh]
    drop_checked_files(int((timezone.now() + KEPT).timestamp()) + 1)
    assert not CheckedFile.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"\xff\xfe", "The file is not UTF-8 text"),
        (b"<html>", "The file is not proper JSON"),
        (b'{"cases":' + b"[" * 100_000, "nested too deeply"),
        (b" " * (LARGEST_FILE + 1), "The file is too large."),
        (content({"<script>alert(1)</script>": 1}), "&lt;script&gt;"),
    ],
)
def test_hostile_file_is_reported_and_imports_nothing(desk: Client, data: bytes, said: str) -> None:
    answer = upload(desk, data)
    assert said in answer.content.decode()
    assert not Case.objects.exists()


def test_file_is_demanded(desk: Client) -> None:
    assert desk.post("/cases/import/", {}).status_code == 200
