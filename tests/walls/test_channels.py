"""Side doors: what an answer tells beside its words. Not yours and not there must look, weigh and last the same."""

from __future__ import annotations

import io
import re
import statistics
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from django.db import connection, reset_queries
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from izligums.accounts.models import User
from izligums.accounts.walls import reading_as
from izligums.cases.models import Participation
from izligums.documents.models import IssuedDocument
from izligums.process.matrix import About, Answer
from tests.walls.conftest import Findings
from tests.walls.private import contact_data, everything_said
from tests.walls.town import Town
from tests.walls.visits import Visit

pytestmark = pytest.mark.xdist_group("walls")

NOBODYS = 987654  # a number that no row has
ROUNDS = 40
MOST_TIMES = 3.0


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def asked(client: Client, address: str) -> tuple[HttpResponseBase, int]:
    """The answer and how many queries it took."""
    reset_queries()  # Django keeps a limited number of all that were captured
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    return answer, len(queries)


#: Differs from answer to answer, whatever was asked.
_BY_CHANCE = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|Content-Length: \d+')


def looks(answer: HttpResponseBase, typed: str) -> tuple[int, str]:
    """Everything to be seen of an answer but what the visitor typed."""
    said = _BY_CHANCE.sub("", everything_said(answer))
    for words in (typed, quote(typed), quote(typed, safe=""), quote_plus(typed)):
        said = said.replace(words, "…")
    return answer.status_code, said


def foreign(town: Town, findings: Findings, user: User) -> Iterator[Visit]:
    for visit in findings.visits:
        if visit.case is not None and visit.expected(town, user) is Answer.ABSENT:
            yield visit


def nowhere(town: Town, visit: Visit) -> str:
    """The same address with a number that no case or paper has."""
    if visit.page.about is About.PAPER:
        return f"/{visit.address.split('/')[1]}/{NOBODYS}/"
    assert visit.case is not None
    return visit.address.replace(f"/cases/{town.cases[visit.case].pk}/", f"/cases/{NOBODYS}/", 1)


@pytest.mark.parametrize("who", ["berta", "gunta"])
def test_not_yours_looks_and_costs_like_not_there(town: Town, findings: Findings, who: str) -> None:
    client, differing, tried = client_of(town.users[who]), [], 0
    for visit in foreign(town, findings, town.users[who]):
        (there, queries), (absent, others) = asked(client, visit.address), asked(client, nowhere(town, visit))
        tried += 1
        if looks(there, visit.address) != looks(absent, nowhere(town, visit)) or queries != others:
            differing.append(f"{visit.address}: {queries} and {others} queries")
    assert differing == []
    assert tried > 50


def test_not_yours_lasts_as_long_as_not_there(town: Town) -> None:
    client, times = client_of(town.users["berta"]), {"far": list[float](), "nowhere": list[float]()}
    for _ in range(ROUNDS):
        for name, number in (("far", town.cases["far"].pk), ("nowhere", NOBODYS)):
            began = time.perf_counter()
            client.get(f"/cases/{number}/")
            times[name].append(time.perf_counter() - began)
    far, absent = (statistics.median(taken) for taken in times.values())
    assert 1 / MOST_TIMES < far / absent < MOST_TIMES


#: What a curious person of another unit would type, and the same for somebody who is in no case.
SOUGHT = {
    "family name": ("Dzilniņa", "Zilkalniņa"),
    "whole name": ("Ieva Dzilniņa", "Ieva Zilkalniņa"),
    "personal code": ("000077-90301", "000077-90999"),
    "number of proceedings": ("1187000003", "1187000999"),
}


@pytest.mark.parametrize(("theirs", "nobodys"), SOUGHT.values(), ids=SOUGHT)
@pytest.mark.parametrize("who", ["berta", "ilze"])
def test_search_for_a_person_of_others_is_a_search_for_nobody(town: Town, who: str, theirs: str, nobodys: str) -> None:
    client = client_of(town.users[who])
    (found, queries), (nothing, others) = (asked(client, f"/search/?q={quote(text)}") for text in (theirs, nobodys))
    assert looks(found, theirs) == looks(nothing, nobodys)
    assert queries == others


def test_search_does_find_what_is_ones_own(town: Town) -> None:
    assert "IZL-" in client_of(town.users["gunta"]).get("/search/", {"q": "Dzilniņa"}).content.decode()


@pytest.mark.parametrize("page", ["/journal/?case={}", "/search/?q={}"])
def test_filter_by_a_number_of_others_finds_nothing(town: Town, page: str) -> None:
    client, number = client_of(town.users["ilze"]), town.cases["far"].number
    nobodys = number.replace(number.split("-")[-1], str(NOBODYS))
    (there, queries), (absent, others) = asked(client, page.format(number)), asked(client, page.format(nobodys))
    assert looks(there, number) == looks(absent, nobodys)
    assert queries == others


# -- papers ------------------------------------------------------------------------------------------------------------


def papers(findings: Findings, *names: str) -> list[Visit]:
    return [visit for visit in findings.visits if visit.page.name in names]


PRINTED = ("desk:document", "desk:print_consent", "desk:print_information", "desk:print_settlement", "desk:file")


def test_nothing_beside_the_words_of_a_paper_tells_of_people(town: Town, findings: Findings) -> None:
    """File names, headers and what a PDF says about itself: a number, a kind, a day."""
    clients = [client_of(town.users[name]) for name in ("ilze", "gunta")]
    told, tried = [], 0
    for visit in papers(findings, *PRINTED):
        for client in clients:
            answer: Any = client.get(visit.address)
            if answer.status_code != 200:
                continue
            tried += 1
            assert not {"ETag", "Last-Modified"} & set(answer.headers)
            assert "no-store" in answer.headers["Cache-Control"]
            beside = [*answer.headers.values(), *_about_file(answer.content)]
            secrets = [each.words for theirs in findings.secrets.values() for each in theirs]
            told += [(visit.address, words) for words in secrets if "IZL-" not in words and words in " ".join(beside)]
    assert told == []
    assert tried > 10


def _about_file(content: bytes) -> list[str]:
    if not content.startswith(b"%PDF"):
        return []
    paper = PdfReader(io.BytesIO(content))
    extended = paper.xmp_metadata.stream.get_data().decode() if paper.xmp_metadata else ""
    return [*(str(value) for value in (paper.metadata or {}).values()), extended]


def test_paper_for_one_person_holds_nobody_elses_contact_data(town: Town, findings: Findings) -> None:
    for name, client in (("ilze", client_of(town.users["ilze"])), ("gunta", client_of(town.users["gunta"]))):
        with reading_as(town.users[name]):
            everybody = {each.pk: contact_data(each) for each in Participation.objects.all()}
            recipients = dict(IssuedDocument.objects.values_list("pk", "recipient_id"))
        for visit in papers(findings, *PRINTED):
            number = int(visit.address.strip("/").split("/")[-1 if visit.page.name == "desk:document" else 3])
            whose = recipients.get(number) if visit.page.name == "desk:document" else number
            answer = client.get(visit.address)
            if answer.status_code != 200 or visit.page.name == "desk:file":
                continue
            said = everything_said(answer)
            others = {words for pk, contact in everybody.items() if pk != whose for words in contact}
            assert [words for words in others if words in said] == [], visit.address


# -- errors and logs ---------------------------------------------------------------------------------------------------


def test_page_that_fails_tells_nothing_of_why(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ValueError("Agrita Vanadziņa, Paslēptā iela 000001, Cēsis")

    monkeypatch.setattr("izligums.web.desk.views.case.presenter.stations", fail)
    client = Client(raise_request_exception=False)
    client.force_login(town.users["mara"])
    answer = client.get(f"/cases/{town.cases['mine'].pk}/")
    assert answer.status_code == 500
    assert "Vanadziņa" not in everything_said(answer)
    assert "Paslēptā" not in everything_said(answer)


# -- plans -------------------------------------------------------------------------------------------------------------

LISTS = (
    "/today/",
    "/cases/",
    "/cases/?stage=all",
    "/letters/",
    "/journal/",
    f"/search/?q={quote('Vanadziņa')}",
    "/office/",
)


@pytest.mark.parametrize("who", ["berta", "mara", "ilze"])
@pytest.mark.parametrize("page", LISTS)
def test_lists_never_read_every_case(town: Town, who: str, page: str) -> None:
    """Where an index is of use, no list goes through all cases. Left aside is the wall's own look at a case (`seen`),
    which so small a database may well keep in memory; how fast everything is, the bench says."""
    user = town.users[who]
    with CaptureQueriesContext(connection) as captured:
        answer = client_of(user).get(page)
    statements = [each["sql"] for each in captured.captured_queries]
    of_cases = [each for each in statements if each.startswith("SELECT") and "cases_" in each]
    assert of_cases or answer.status_code == 403
    with reading_as(user), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for statement in of_cases:
            cursor.execute("EXPLAIN " + statement.replace("%", "%%"))
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert not re.search("Seq Scan on cases_case(?! seen)", plan), f"{statement}\n{plan}"
