"""Every address of the program with everything that can stand in it, for the cases of the town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.test import Client

from izligums.accounts.enums import Role
from izligums.accounts.models import Authority, Municipality, User
from izligums.cases.models import Access, Act, Case, Participation, ReceivedFile
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument, OwnData
from izligums.messages.models import Letter
from izligums.process.matrix import About, Answer, Page, Relation, may_do, pages
from izligums.process.models import Deviation
from izligums.process.steps import TABLE
from izligums.settlements.models import Settlement
from izligums.web.space.on_paper import FORMS
from tests.support import requests
from tests.support.applications import TOLD
from tests.walls.private import Secret, everything_said
from tests.walls.raw import AUDITED
from tests.walls.town import Town, capacity

#: The case whose every step, entry and paper is tried; of the others, so many of each kind.
IN_FULL, SOME = "mine", 2
#: What a page answers that opens: the page, the way to another, a wrong or unfinished form, "not now".
OPEN = {200, 302, 400, 405, 409, 422}
STATUS = {Answer.OPENS: OPEN, Answer.REFUSED: {403}, Answer.ABSENT: {404}, Answer.SIGN_IN: {302}}


@dataclass(frozen=True)
class Visit:
    page: Page
    address: str
    case: str | None = None
    step: str | None = None

    def expected(self, town: Town, user: User | None, *, sends: bool = False) -> Answer:
        """What policy says."""
        if user is None:
            return self.page.answer(None)
        role = Role(user.role)
        if self.page.about is About.APPLICATION:
            relation = Relation.UNIT if user.unit_id == town.application.unit_id else Relation.FAR
            return self.page.answer(role, relation, sends=sends)
        if self.case is None:
            return self.page.answer(role, sends=sends)
        answer = self.page.answer(role, town.relation(user, self.case), sends=sends)
        if answer is Answer.OPENS and self.step is not None:
            acts_as = capacity(town, user, self.case)
            return Answer.OPENS if acts_as is not None and may_do(self.step, acts_as) else Answer.REFUSED
        return answer


def all_visits(town: Town) -> list[Visit]:
    """As the owner in upkeep."""
    return [visit for page in pages() for visit in _visits(page, town)]


def _visits(page: Page, town: Town) -> Iterator[Visit]:
    if page.about is About.NOTHING:
        yield from (Visit(page, address) for address in _addresses(page))
        return
    if page.about is About.APPLICATION:
        file = str(town.application.files.values_list("pk", flat=True)[0])
        for sent in (town.application, town.request):
            if sent == town.application or "<int:file>" not in page.address:
                yield Visit(page, page.address.replace("<int:pk>", str(sent.pk)).replace("<int:file>", file))
        return
    for name, case in town.cases.items():
        for number, step in _within(page, case.pk)[: None if name == IN_FULL else SOME]:
            address = page.address.replace("<int:case_id>", str(case.pk)).replace("<slug:step>", step or "")
            yield Visit(page, re.sub("<int:[a-z]+>", str(number), address), name, step)


def _addresses(page: Page) -> Iterator[str]:
    """Of pages that are about no case; a number or name in them is one that exists."""
    municipality, user = Municipality.objects.order_by("pk")[0], User.objects.filter(role=Role.ANALYST)[0]
    leader = Authority.objects.order_by("pk")[0].user
    samples = {
        "/leaders/<int:pk>": f"/leaders/{leader.pk}",
        "/users/<int:pk>": f"/users/{user.pk}",
        "/openings/<int:pk>": "/openings/999999",
        "/own-data/<int:pk>": f"/own-data/{OwnData.objects.order_by('pk')[0].pk}",
        "<int:letter>": "1",
        "<int:question>": "1",
        "<int:number>": "1",
        "<int:pk>": str(municipality.pk),
        "<slug:name>": "first_contact_offender",
        "<slug:line>": "emergency",
        "<int:year>": "2026",
        "<str:day>": "2026-01-01",
        "<str:name>": "404",
        "<language:language>": "lv",
        "<page:name>": "rights",
        "<question:name>": "person",
    }
    address = page.address
    for part, sample in samples.items():
        address = address.replace(part, sample)
    assert "<" not in address, f"{address}: say in tests/walls/visits.py what can stand there"
    yield address


def _within(page: Page, case: int) -> list[tuple[int, str | None]]:
    """The numbers that stand in a page's address beside the case's own, and the step."""
    people = Participation.objects.filter(case=case).order_by("pk").values_list("pk", flat=True)
    steps = sorted(TABLE.keys() - {"receive"})
    match page.name.removeprefix("desk:"):
        case "case" | "grants":
            return [(case, None)]
        case "between":
            return [(case, "offer_statement")]
        case "act":
            return [(0, step) for step in steps]
        case "act_of_person":
            return [(people[0], step) for step in steps if TABLE[step].about is not None]
        case "print_consent" | "print_information":
            return [(person, None) for person in people]
        case "said" | "print_said":
            return [(person, "offer_statement") for person in people]  # for mediators, as that step is
        case "print_form":
            return [(person, step) for person in people for step in FORMS]
        case "access_codes":
            inside = Access.objects.filter(case=case, ended_on=None).order_by("pk")
            return [(person, "give_access") for person in inside.values_list("participation_id", flat=True)]
        case name:
            rows = {
                "entry": Act.objects.filter(case=case).values_list("sequence", flat=True),
                "deviation": Deviation.objects.filter(case=case).values_list("pk", flat=True),
                "print_settlement": Settlement.objects.filter(case=case).values_list("pk", flat=True),
                "file": ReceivedFile.objects.filter(case=case).values_list("pk", flat=True),
                "document": IssuedDocument.objects.filter(case=case).values_list("pk", flat=True),
                "led_paper": IssuedDocument.objects.filter(case=case, kind=Document.RESULT_NOTICE).values_list(
                    "pk", flat=True
                ),
                "dispatch": Letter.objects.filter(case=case).values_list("pk", flat=True),
            }
            assert name in rows, f"{page.address}: say in tests/walls/visits.py what can stand there"
            return [(number, None) for number in rows[name].order_by("pk")]


def told_outside(case: Case) -> set[str]:
    """What a process leader knows of a case already: they told it."""
    return {case.number, case.proceedings_no, case.leader_name, case.leader_office, case.leader_address}


class Visitor:
    """One browser, and what its user may not read in any answer."""

    def __init__(self, town: Town, secrets: dict[str, tuple[Secret, ...]], user: User | None) -> None:
        self.user = user
        self.client = Client(raise_request_exception=False)
        self._forbidden = [
            (case, secret)
            for case, theirs in secrets.items()
            for secret in theirs
            if user is None or not self._rightful(town, user, case, secret)
        ]
        if user is None or user.unit_id != town.application.unit_id or user.role not in (Role.COORDINATOR, Role.HEAD):
            self._forbidden += [("an application", Secret(words, "process_application")) for words in TOLD]
            theirs = requests.TOLD if user == town.users["sanita"] else (*requests.TOLD, requests.NUMBER)
            self._forbidden += [("a request", Secret(words, "process_application")) for words in theirs]
        self.sign_in()

    def _rightful(self, town: Town, user: User, case: str, secret: Secret) -> bool:
        if town.relation(user, case) is Relation.ASKED:
            return secret.table != "cases_participation"  # how to reach people
        if user.role is Role.PROCESS_LEADER:  # numbers, and what the notice says of the process leader
            return town.relation(user, case) is Relation.LED and secret.words in told_outside(town.cases[case])
        if user.role is Role.DATA_OFFICER:  # what they wrote themselves
            return secret.table == "documents_owndata" or secret.words == town.cases[case].number
        if user.role is Role.AUDITOR:
            return secret.table in AUDITED or secret.words == town.cases[case].number
        return town.opens(user, case)

    def sign_in(self) -> None:
        if self.user is not None:
            self.client.force_login(self.user)

    def allowed_besides(self, case: str) -> None:
        """What the second wall shows of a case, although no page does."""
        self._forbidden = [(other, secret) for other, secret in self._forbidden if other != case]

    @property
    def name(self) -> str:
        return self.user.username if self.user is not None else "nobody"

    def get(self, address: str) -> tuple[HttpResponseBase, list[str]]:
        answer = self.client.get(address)
        return answer, self.leaks(answer, address)

    def send(self, address: str) -> tuple[HttpResponseBase, list[str]]:
        """An empty form: whom it opens for, it is asked again."""
        answer = self.client.post(address)
        return answer, self.leaks(answer, address)

    def leaks(self, answer: HttpResponseBase, address: str) -> list[str]:
        said = everything_said(answer)
        found = [(case, secret) for case, secret in self._forbidden if secret.words in said]
        return [
            f"{self.name} reads at {address} of the case {case!r} ({secret.table}): {secret.words}"
            for case, secret in found
        ]
