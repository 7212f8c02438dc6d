"""Who holds a draft: its key or its code, for a time; nobody else, and nobody learns which codes there are."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from izligums.accounts.actions import load_units
from izligums.accounts.tries import TooManyTriesError
from izligums.accounts.walls import presenting, working_as
from izligums.core.codes import digest, plain
from izligums.process import applying
from izligums.process.models import Application, ApplicationFile
from tests.integration.apply.pdf import plain_pdf, reader
from tests.papers import part
from tests.support.applying import Applicant, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    load_units()


def resumed(code: str, language: str = "lv") -> tuple[Applicant, Any]:
    other = Applicant(language)
    assert other.client.post(other.at(), {"code": "1"}).headers["Location"] == other.at("code")
    return other, other.send("code", code=code)


def test_code_goes_on_from_another_device_and_the_first_one_is_out() -> None:
    somebody = Applicant("lv")
    somebody.tell()
    code = somebody.code()
    other, answer = resumed(code.lower().replace("-", " "))
    assert answer.headers["Location"] == "/apply/lv/summary/"
    assert "Vītoliņa" in other.get("summary").text
    assert somebody.get("summary").headers["Location"] == "/apply/lv/"


def test_wrong_and_expired_code_are_answered_alike() -> None:
    somebody = Applicant("en")
    somebody.tell()
    code = somebody.code()
    wrong = resumed("ABCD-EFGH-JKMN", "en")[1].text
    Application.objects.update(kept_until=timezone.now() - timedelta(seconds=1))
    expired = resumed(code, "en")[1].text
    told = "This code opens nothing, or its time is over."
    assert told in wrong
    assert told in expired
    assert somebody.get("summary").headers["Location"] == "/apply/en/"
    with working_as("housekeeping"):
        applying.drop_old(at=timezone.now())
    assert not Application.objects.exists()


def test_guessing_ends_soon() -> None:
    somebody, now = Applicant(), timezone.now()
    somebody.tell()
    code = somebody.code()
    for number in range(20):
        assert applying.resume(f"code {number}", origin="192.0.2.7", at=now) is None
    with pytest.raises(TooManyTriesError):
        applying.resume(code, origin="192.0.2.7", at=now)
    for number in range(6):
        applying.resume("the same code", origin=f"192.0.2.{number + 10}", at=now)
    with pytest.raises(TooManyTriesError):
        applying.resume("the same code", origin="192.0.2.99", at=now)
    assert applying.resume(code, origin="192.0.2.8", at=now) is not None


def test_sent_application_opens_by_no_code_and_shows_its_holder_the_receipt_alone() -> None:
    somebody = Applicant("en")
    somebody.tell()
    code = somebody.code()
    somebody.send("summary")
    page = somebody.get("sent").text
    assert Application.objects.get().number in page
    assert "Vītoliņa" not in page
    assert "opens nothing" in resumed(code, "en")[1].text
    for question in ("person", "summary"):
        assert somebody.get(question).headers["Location"] == "/apply/en/sent/"
    with presenting(digest(plain(code))):
        assert not Application.objects.filter(resume=digest(plain(code))).exists()


@pytest.mark.parametrize("language", ["lv", "en", "ru", "uk"])
def test_receipt_is_an_accessible_paper_that_tells_nothing(language: str) -> None:
    somebody = Applicant(language)
    sent = somebody.apply()
    answer = somebody.get("receipt")
    assert answer.headers["Content-Type"] == "application/pdf"
    paper = reader(answer.content)
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert sent.number in text
    assert "Vītoliņa" not in text
    assert {"lv": "Jūsu iesniegums", "en": "Your application", "ru": "Мы получили", "uk": "Ми отримали"}[
        language
    ] in text
    assert part(paper, "/MarkInfo")["/Marked"]


def test_files_are_checked_counted_and_taken_out_again() -> None:
    somebody = Applicant("en")
    somebody.tell()
    assert "not a whole PDF" in somebody.send("files", file=upload(b"MZ program", "foto.pdf")).text
    assert "larger than 10 MB" in somebody.send("files", file=upload(b"%PDF-" + b"x" * (10 * 1024 * 1024))).text
    assert "Choose a file" in somebody.send("files", add="1").text
    for way, where in (("add", "files"), ("later", "later"), ("back", "needs"), ("on", "summary"), ("on", "summary")):
        answer = somebody.send("files", file=upload(plain_pdf(), "mans slepenais.pdf"), **{way: "1"})
        assert answer.headers["Location"] == somebody.at(where)
        assert way == "add" or somebody.send("files", **{way: "1"}).headers["Location"] == somebody.at(where)
    page = somebody.get("files").text
    assert "More than 5 files do not fit" in page
    assert "slepenais" not in page
    first = ApplicationFile.objects.order_by("pk")[0]
    somebody.send("files", drop=str(first.pk))
    assert ApplicationFile.objects.count() == 4
    stranger = Applicant("en")
    stranger.tell()
    stranger.send("files", drop=str(ApplicationFile.objects.order_by("pk")[0].pk))
    assert ApplicationFile.objects.count() == 4


def test_whoever_cannot_hand_in_a_file_is_told_how_to_go_on_without(settings: Settings, tmp_path: Path) -> None:
    somebody = Applicant("en")
    somebody.tell()
    settings.CLAMAV = str(tmp_path / "nobody-listens")
    page = somebody.send("files", file=upload(plain_pdf())).text
    assert "Go on without it and bring it later" in page
    assert "administrator" not in page
    assert not ApplicationFile.objects.exists()
    assert somebody.send("files").headers["Location"] == somebody.at("summary")


def test_closing_on_a_device_others_use_leaves_the_code_alone() -> None:
    somebody = Applicant("en")
    somebody.tell()
    code = somebody.code()
    answer = somebody.send("later")
    assert (answer.headers["Location"], answer.cookies["apply"].value) == ("/en/", "")
    somebody.begin()
    assert "Vītoliņa" not in somebody.get("who").text
    assert somebody.get("summary").headers["Location"] == "/apply/en/"
    assert "Vītoliņa" in resumed(code, "en")[0].get("summary").text
