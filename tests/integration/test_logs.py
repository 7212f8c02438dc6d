"""Logs tell where and what kind, never whom and what: everything is logged here, and every word searched for."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.db import DataError, connection, transaction
from django.test import Client

from izligums.cases.enums import Stage
from izligums.cases.models import Participation
from izligums.config.logs import Reserved
from izligums.documents.models import IssuedDocument
from izligums.documents.tasks import render_document
from izligums.people.models import Person
from izligums.process.facts import PersonFacts
from tests.support.cases import Office
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db

PHONE, EMAIL, ADDRESS, NOTE = "+371 29998887", "slepens@persona.invalid", "Klusā iela 77, Cēsis", "zvanīt kaimiņienei"
WORDS = [PHONE, "29998887", EMAIL, ADDRESS, "Klusā iela", NOTE, "kaimiņien"]


@pytest.fixture
def log() -> Iterator[StringIO]:
    """Everything anybody logs, in the form in which the program writes it."""
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


def test_pages_and_jobs_log_nothing_of_people(log: StringIO) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    somebody: PersonFacts = office.people(case)[0]
    desk = Desk(office.lead.user)
    safe = {"channel": "phone", "language": "lv", "phone": PHONE, "email": EMAIL, "address": ADDRESS, "note": NOTE}
    assert desk.send(case, "record_safe_way", somebody.id, **safe).status_code == 302
    assert desk.send(case, "record_safe_way", somebody.id, **safe, happened_on="never").status_code == 422
    assert Participation.objects.get(pk=somebody.id).address == ADDRESS
    desk.case(case)
    for address in ("/", "/cases/", f"/search/?q={NOTE}", f"/cases/{case.pk}/nothing/", f"/cases/{case.pk + 999}/"):
        desk.client.get(address)
        Client().get(address)
    for paper in IssuedDocument.objects.values_list("pk", flat=True):
        render_document(document_id=paper)
    logging.getLogger("izligums").warning("the search sees this line")
    said = log.getvalue()
    assert "the search sees this line" in said
    names = [each.family_name for each in Person.objects.exclude(family_name="")]
    codes = [each.personal_code for each in Person.objects.exclude(personal_code="")]
    assert names
    assert [word for word in [*WORDS, *names, *codes] if word in said] == []


def test_what_the_database_refused_is_not_quoted(log: StringIO) -> None:
    typed = "Slepene".upper()
    with pytest.raises(DataError, match=typed) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT %s::text::bigint", [typed])
    logging.getLogger("django.request").error("Internal Server Error: /cases/1/", exc_info=caught.value)
    said = log.getvalue()
    assert "django.db.utils.DataError" in said
    assert "test_logs.py" in said
    assert typed not in said


def test_cause_is_told_without_its_words(log: StringIO) -> None:
    typed = "Slepene".lower()
    try:
        try:
            int(typed)
        except ValueError as cause:
            raise LookupError(typed) from cause
    except LookupError:
        logging.getLogger("izligums").exception("failed")
    said = log.getvalue()
    assert said.index("builtins.ValueError") < said.index("which led to:") < said.index("builtins.LookupError")
    assert typed not in said
