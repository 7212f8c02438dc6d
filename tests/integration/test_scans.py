"""Scans of signed papers: taken for what they contain, handed out only through the door of their case."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from izligums.cases.enums import Stage
from izligums.cases.models import Case, ReceivedFile
from izligums.process.facts import PersonFacts
from tests.support.cases import Office
from tests.support.pages import Desk
from tests.support.papers import paper

pytestmark = pytest.mark.django_db

PDF = paper()


def picture(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (20, 20), "white").save(file, kind)
    return file.getvalue()


@pytest.fixture
def office() -> Office:
    return Office()


def before_consent(office: Office) -> tuple[Case, PersonFacts, Desk]:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    offender = next(each for each in office.people(case) if each.party)
    office.act(case, "record_acknowledgement", offender.id, acknowledged=True)
    text = {"version": "information.lv.2026-11", "language": "lv", "channel": "in_person"}
    desk = Desk(office.lead.user)
    assert desk.send(case, "give_information", offender.id, **text).status_code == 302
    return case, offender, desk


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("paper.pdf", PDF, "application/pdf"),
        ("paper.exe", PDF, "application/pdf"),
        ("photo.jpg", picture("JPEG"), "image/jpeg"),
        ("photo.png", picture("PNG"), "image/png"),
    ],
)
def test_scan_is_kept_under_our_name_and_handed_out_safely(
    office: Office, name: str, content: bytes, kind: str
) -> None:
    case, offender, desk = before_consent(office)
    answer = desk.send(case, "record_consent", offender.id, scan=SimpleUploadedFile(name, content))
    assert answer.status_code == 302
    kept = ReceivedFile.objects.get()
    assert kept.content_type == kind
    assert kept.name.startswith(case.number)
    assert kind != "application/pdf" or bytes(kept.content) == content
    handed = desk.client.get(f"/cases/{case.pk}/files/{kept.pk}/")
    assert handed.content == bytes(kept.content)
    assert handed["Content-Disposition"].startswith("attachment;")
    assert handed["X-Content-Type-Options"] == "nosniff"
    assert handed["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in handed["Cache-Control"]
    assert handed["Content-Type"] == kind
    assert f"/cases/{case.pk}/files/{kept.pk}/" in desk.case(case).content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.pdf", b"<html><script>alert(1)</script></html>"),
        ("half.pdf", b"%PDF-1.7\n cut off"),
        ("half.png", picture("PNG")[:40]),
        ("empty.pdf", b""),
        ("acts.pdf", paper(javascript="app.alert(1)")),
        ("moving.gif", picture("GIF")),
        ("large.pdf", b"%PDF-1.7\n" + b"0" * (10 * 1024 * 1024) + b"%%EOF"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(office: Office, name: str, content: bytes) -> None:
    case, offender, desk = before_consent(office)
    answer = desk.send(case, "record_consent", offender.id, scan=SimpleUploadedFile(name, content))
    assert answer.status_code == 422
    assert answer.context["form"].errors["scan"]
    assert not ReceivedFile.objects.exists()


def test_uploaded_file_is_not_lost_when_the_form_comes_back(office: Office) -> None:
    case, offender, desk = before_consent(office)
    page = desk.open(case, "record_consent", offender.id)
    office.act(case, "review_risk", factors=())
    upload = {"scan": SimpleUploadedFile("paper.pdf", PDF)}
    stale = desk.client.post(page.wsgi_request.path, desk.answers(page) | upload)
    assert stale.status_code == 409
    assert stale.context["form"].scan_kept
    assert desk.again(stale).status_code == 302
    assert case.facts.get(kind="consent").scan is not None


def test_file_opens_only_through_its_own_case(office: Office) -> None:
    case, offender, desk = before_consent(office)
    desk.send(case, "record_consent", offender.id, scan=SimpleUploadedFile("paper.pdf", PDF))
    kept = ReceivedFile.objects.get()
    elsewhere = office.case_at(Stage.APPROACHING_OFFENDER)
    assert desk.client.get(f"/cases/{elsewhere.pk}/files/{kept.pk}/").status_code == 404
    for stranger in (office.stranger, office.far_coordinator):
        assert Desk(stranger).client.get(f"/cases/{case.pk}/files/{kept.pk}/").status_code == 404


def test_file_of_another_case_cannot_be_claimed(office: Office) -> None:
    case, offender, desk = before_consent(office)
    desk.send(case, "record_consent", offender.id, scan=SimpleUploadedFile("paper.pdf", PDF))
    other, somebody, _desk = before_consent(office)
    forged = desk.send(other, "record_consent", somebody.id, kept_scan=str(ReceivedFile.objects.get().pk))
    assert forged.status_code == 400
    assert not other.facts.filter(kind="consent").exists()
