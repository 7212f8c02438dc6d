"""Every address of the program, opened by each side of a case, by somebody of another case, and by nobody: what is said
to a person never holds a word of anybody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from izligums.accounts.access import GUEST, PUBLIC
from izligums.cases.enums import Channel, Stage
from izligums.cases.models import Act, Case, Participation
from izligums.core.codes import Purpose, code
from izligums.core.enums import Language
from izligums.documents.models import IssuedDocument
from tests.integration.test_every_page import address, patterns
from tests.support.cases import Office
from tests.support.door import invited

pytestmark = pytest.mark.django_db


def tell(office: Office, case: Case, name: str, number: int) -> None:
    """Words by which nobody else is reached."""
    office.act(
        case,
        "record_safe_way",
        name,
        channel=Channel.POST,
        phone=f"+371 29{number:06}",
        email=f"persona{number:06}@slepts.example",
        address=f"Paslēptā iela {number:06}, Cēsis",
        hours=f"pēc plkst. {number:06}",
        note=f"Zvanīt māsai {number:06}",
        language=Language.LATVIAN,
    )
    office.wish(case, name, safety=f"Slepena vēlme {number:06}", not_raised=f"Ne par māsu {number:06}")
    office.ask(case, name, f"Slepens jautājums {number:06}")


def secrets_of(person: Participation) -> set[str]:
    own = person.person
    said = {person.phone, person.email, person.address, person.hours, person.contact_note}
    for wishes in person.wishes.all():
        said |= {wishes.safety, wishes.not_raised}
    said |= {question.text for question in person.questions.all()}
    return {
        word for word in (*said, own.family_name, own.personal_code, own.born.isoformat() if own.born else "") if word
    }


def addresses(case: Case) -> Iterator[tuple[str, object]]:
    """Each with who may open it; numbers in it are those of the case."""
    paper = IssuedDocument.objects.filter(case=case).latest("pk").pk
    entry = Act.objects.filter(case=case).latest("sequence").sequence
    person = Participation.objects.filter(case=case).earliest("pk").pk
    numbers = {"case_id": case.pk, "person": person, "sequence": entry, "number": 1}
    for where, pattern in patterns():
        filled = re.sub(r"<int:(\w+)>", lambda part: str(numbers.get(part[1], paper)), where)
        view: Any = pattern.callback
        yield address(filled), view.access


def test_nobody_reads_a_word_of_somebody_else(office: Office) -> None:
    office.start = timezone.localdate()  # so that the session lies ahead
    case, other = office.case_at(Stage.SESSION_PLANNED), office.case_at(Stage.SESSION_PLANNED)
    people = [(case, "Anna"), (case, "Jānis"), (other, "Jānis")]
    clients: dict[int, Client] = {}
    for number, (theirs, name) in enumerate(people, start=1):
        tell(office, theirs, name, number)
        access = invited(office, name, case=theirs)
        clients[access.participation_id] = client = Client()
        client.post("/mana-lieta/", {"code": code(Purpose.INVITATION, access.seed)})
        client.post("/mana-lieta/kods/", {"second": code(Purpose.SECOND, access.seed)})
    clients[0] = Client()
    known = list(Participation.objects.filter(case__in=(case, other)).select_related("person"))
    tried, leaks = 0, []
    for own, client in clients.items():
        mine = {word for each in known if each.pk == own for word in secrets_of(each)}
        foreign = {word for each in known for word in secrets_of(each)} | {case.number, other.number, case.offence}
        for about in (case, other):
            for where, access_of in addresses(about):
                for answer in (client.get(where), client.post(where) if "apturet" not in where else client.head(where)):
                    tried += 1
                    said = answer.content.decode(errors="replace") + str(answer.headers)
                    leaks += [(own, where, word) for word in foreign - mine if word in said]
                    if access_of not in (GUEST, PUBLIC):
                        assert answer.headers.get("Location", "").startswith("/sign-in/"), where
                if "iziet" in where and own:  # and in again
                    access = Participation.objects.get(pk=own).accesses.get()
                    client.post("/mana-lieta/", {"code": code(Purpose.RETURNING, access.seed)})
                    client.post("/mana-lieta/kods/", {"second": code(Purpose.SECOND, access.seed)})
    assert leaks == []
    assert tried > 4 * 2 * 2 * 60


@pytest.fixture
def office() -> Office:
    return Office()
