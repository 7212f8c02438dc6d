from __future__ import annotations

import hashlib

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from izligums.cases.models import Participation
from izligums.core.enums import Language
from izligums.documents import queries, rendering
from izligums.documents.actions import issue
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument
from izligums.documents.tasks import defer_rendering, render_document
from tests.casefile import AT, TODAY, CaseFile, open_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def file() -> CaseFile:
    return open_case()


def invitation(file: CaseFile, to: Participation) -> IssuedDocument:
    return issue(
        case=file.case,
        act=file.act,
        kind=Document.INVITATION,
        language=Language.LATVIAN,
        recipient=to,
        side=None,
        at=AT,
        facts=queries.gather_invitation(file.case, to, on=TODAY),
    )


def test_rendering_happens_once(file: CaseFile) -> None:
    document = invitation(file, file.victim)
    beforehand = rendering.pdf(document)
    rendering.render(document.pk)
    document.refresh_from_db()
    first = bytes(document.content or b"")
    assert first == beforehand
    assert document.sha256 == hashlib.sha256(first).hexdigest()
    file.victim.address = "Jauna adrese 5"
    file.victim.save()
    render_document(document_id=document.pk)
    document.refresh_from_db()
    assert bytes(document.content or b"") == first == rendering.pdf(document)


def test_rendering_is_deferred_with_the_act(file: CaseFile) -> None:
    document = invitation(file, file.victim)
    defer_rendering([document.pk])
    defer_rendering([])
    jobs = ProcrastinateJob.objects.filter(task_name="render_document")
    assert [job.args for job in jobs] == [{"document_id": document.pk}]


def test_job_vanishes_with_an_act_that_failed(file: CaseFile) -> None:
    with transaction.atomic():
        defer_rendering([invitation(file, file.victim).pk])
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()
    assert not IssuedDocument.objects.exists()


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("rendered", [False, True], ids=["waiting", "rendered"])
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE documents_issueddocument SET data = '{}'",
        "UPDATE documents_issueddocument SET language = 'en'",
        "UPDATE documents_issueddocument SET issued_at = now()",
        "UPDATE documents_issueddocument SET recipient_id = NULL, side = NULL",
        "UPDATE documents_issueddocument SET data = '{}', content = 'x', sha256 = 'x'",
        "UPDATE documents_issueddocument SET content = NULL, sha256 = ''",
        "DELETE FROM documents_issueddocument",
        "TRUNCATE documents_issueddocument CASCADE",
    ],
)
def test_database_refuses_to_change_an_issued_paper(file: CaseFile, sql: str, rendered: bool) -> None:
    document = invitation(file, file.victim)
    if rendered:
        rendering.render(document.pk)
    with connection.cursor() as cursor:  # what waits for the end of the transaction would hide the refusal
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="never changes"):
        run(sql)
    document.refresh_from_db()
    assert document.data["written_on"] == str(TODAY)


def test_database_refuses_other_content_once_rendered(file: CaseFile) -> None:
    document = invitation(file, file.victim)
    rendering.render(document.pk)
    with pytest.raises(IntegrityError, match="never changes"):
        run("UPDATE documents_issueddocument SET content = 'other', sha256 = 'other'")


def test_database_refuses_content_without_digest(file: CaseFile) -> None:
    invitation(file, file.victim)
    with pytest.raises(IntegrityError, match="rendered_whole"):
        run("UPDATE documents_issueddocument SET content = 'x'")


@pytest.mark.django_db(transaction=True)
def test_queue_renders_what_was_committed() -> None:
    file = open_case()
    document = invitation(file, file.victim)
    defer_rendering([document.pk])
    call_command("procrastinate", "worker", "--one-shot")
    document.refresh_from_db()
    assert document.sha256 == hashlib.sha256(bytes(document.content or b"")).hexdigest()
