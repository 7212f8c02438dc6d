"""Times the pages inside this process, against a floor. See `bench`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import clear_url_caches, path, reverse

from izligums.accounts.access import requires
from izligums.accounts.actions import create_user
from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.accounts.walls import reading_as, walls
from izligums.cases.access import visible_cases
from izligums.cases.enums import Stage
from izligums.sample import PASSWORD

ROUNDS = 60
WARMING = 5
EMPTY = "/bench-empty/"
IDLE = "bez.lietam"  # a mediator who has no case


@dataclass(frozen=True)
class Page:
    name: str
    username: str
    address: str


def measure() -> dict[str, Any]:
    """Queries, and milliseconds at the median and at the 95th of a hundred, of each page."""
    settings.ALLOWED_HOSTS = ["testserver"]
    import_module(settings.ROOT_URLCONF).urlpatterns.append(path(EMPTY.strip("/") + "/", empty))
    clear_url_caches()
    _enter_idle()
    return {
        "pages": [_measured(page) for page in measured_pages()],
        "sign_in": {"username": "koordinatore", "password": PASSWORD},
    }


@requires(Permission.OWN_PAGES)
def empty(request: HttpRequest) -> HttpResponse:
    """A page that says nothing: what middleware and session cost."""
    return HttpResponse("")


def measured_pages() -> list[Page]:
    return [
        Page("start: mediator", "starpniece", reverse("desk:today")),
        Page("start: coordinator", "koordinatore", reverse("desk:office")),
        Page("start: auditor", "auditore", reverse("desk:journal")),
        Page("cases: mediator", "starpniece", reverse("desk:cases")),
        Page("cases: coordinator", "koordinatore", reverse("desk:cases")),
        Page("start: without any case", IDLE, reverse("desk:today")),
        Page("cases: without any case", IDLE, reverse("desk:cases")),
        Page("case: mediator", "starpniece", _case("starpniece")),
        Page("case: coordinator", "koordinatore", _case("koordinatore")),
    ]


def _enter_idle() -> None:
    if not User.objects.filter(username=IDLE).exists():
        unit = User.objects.get(username="koordinatore").unit
        create_user(username=IDLE, display_name="Bez Lietām", role=Role.MEDIATOR, unit=unit, password=None, sample=True)


def take_walls_down() -> None:
    """As the owner of a database that is thrown away. Raises RuntimeError anywhere else."""
    if settings.VAR.name != "bench" or settings.MODE != "demo":
        raise RuntimeError("Row security stays: this is not the bench's own database.")
    with connection.cursor() as cursor:
        for table in walls():
            cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def _case(username: str) -> str:
    """A case in which much has happened, and much still can."""
    user = User.objects.get(username=username)
    with reading_as(user):
        mine = visible_cases(user).filter(stage=Stage.FOLLOWING_UP)
        return reverse("desk:case", args=[mine.order_by("-version", "-pk").values_list("pk", flat=True)[0]])


def _measured(page: Page) -> dict[str, Any]:
    client, user = Client(), User.objects.get(username=page.username)
    client.force_login(user)

    def load(address: str) -> None:
        status = client.get(address).status_code
        if status != 200:
            raise RuntimeError(f"{page.name} answers {status}")

    load(page.address)
    statements, of_empty = _statements(lambda: load(page.address)), _statements(lambda: load(EMPTY))
    own = statements[len(of_empty) :]  # session, user and who reads come first, on every page
    times: dict[str, list[float]] = {"page": [], "empty": [], "sql": []}
    for turn in range(ROUNDS + WARMING):
        taken = {
            "page": _timed(lambda: load(page.address)),
            "empty": _timed(lambda: load(EMPTY)),
            "sql": _sent(own, by=user),
        }
        if turn >= WARMING:
            for name, milliseconds in taken.items():
                times[name].append(milliseconds)
    return {
        "name": page.name,
        "address": page.address,
        "queries": len(statements),
        "p50": statistics.median(times["page"]),
        "empty": statistics.median(times["empty"]),
        "p95": statistics.quantiles(times["page"], n=20)[-1],
        "floor": statistics.median(times["empty"]) + statistics.median(times["sql"]),
    }


def _statements(action: Callable[[], None]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        action()
    return [query["sql"] for query in captured.captured_queries if query["sql"] not in ("BEGIN", "COMMIT")]


def _sent(statements: list[str], *, by: User) -> float:
    """Milliseconds through the driver alone, with every row read, behind the walls as the page is."""
    with reading_as(by), connection.connection.cursor() as cursor:
        return _timed(lambda: _send(cursor, statements))


def _send(cursor: Any, statements: list[str]) -> None:
    for statement in statements:
        cursor.execute(statement)
        if cursor.description:
            cursor.fetchall()


def _timed(action: Callable[[], None]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000
