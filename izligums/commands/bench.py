"""`izligums bench`: what the pages cost, at a hundred cases and at ten thousand, in a database of its own.

Times are compared with a floor measured in the same run, request by request in turn: an empty page through the same
middleware, plus the page's own SQL sent through the driver alone. So the verdict does not hang on the machine.
At the end the pages are measured once more with row security switched off, to see what it costs.
"""

from __future__ import annotations

import http.client
import json
import re
import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import click

from izligums.commands import postgres
from izligums.commands import services as service

FEW, MANY = 100, 10_000  # cases
MOST_QUERIES = 15
MOST_TIMES_FLOOR = 4.0
MOST_TIMES_OPEN = 1.3  # with row security, compared with the same page without it
MOST_MEGABYTES = 200


@click.group(invoke_without_command=True)
@click.option("--cases", type=click.IntRange(FEW, 1_000_000), default=MANY, show_default=True, help="In the full run.")
@click.pass_context
def bench(context: click.Context, cases: int) -> None:
    """Measure the start pages, the case list and the case page against a floor."""
    if context.invoked_subcommand is not None:
        return
    var = service.var_folder() / "bench"
    postgres.remove(var)
    shutil.rmtree(var, ignore_errors=True)
    environment = {"IZLIGUMS_MODE": "demo", "IZLIGUMS_VAR": str(var)}
    with service.only_one(var), service.stoppable(), service.database(var) as address:
        web = {**environment, "DATABASE_URL": address[postgres.WEB]}
        owner = {**environment, "DATABASE_URL": address[postgres.OWNER]}
        service.finish(["prepare"], owner)
        service.finish(["sample", "--cases", str(FEW)], owner)
        few = measured(web)
        service.finish(["sample", "--cases", str(cases)], owner)
        many = measured(web)
        megabytes = memory(address, environment, [page["address"] for page in many["pages"]], many["sign_in"])
        service.finish(["bench", "take-walls-down"], owner)
        bare = measured(web)
    click.echo(table(few, many, bare, megabytes, cases=cases))
    complaints = verdict(few, many, bare, megabytes, cases=cases)
    if complaints:
        raise service.Sentence("\n".join(complaints))
    click.echo("Every page is within its bounds.")


@bench.command(hidden=True)
@click.argument("out", type=click.Path(path_type=Path))
def pages(out: Path) -> None:
    """Measure the pages on the database as it is; write what was found to OUT."""
    import django

    django.setup()
    from izligums.commands.measuring import measure

    out.write_text(json.dumps(measure()))


@bench.command(hidden=True)
def take_walls_down() -> None:
    """Switch row security off, in the bench's own database."""
    import django

    django.setup()
    from izligums.commands.measuring import take_walls_down

    take_walls_down()


def measured(web: dict[str, str]) -> dict[str, Any]:
    """By a process of its own, with the rights of the web server."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "measured.json"
        service.progress("pages: measuring")
        service.finish(["bench", "pages", str(out)], web)
        found: dict[str, Any] = json.loads(out.read_text())
        return found


def memory(
    database: dict[str, str], environment: dict[str, str], addresses: list[str], sign_in: dict[str, str]
) -> float:
    """Megabytes that the web server's processes hold after serving every page, what they share counted once."""
    with socket.socket() as free:
        free.bind((service.HOST, 0))
        port = free.getsockname()[1]
    with service.web_and_worker(port, database, environment) as (server, _worker):
        cookies = signed_in(port, sign_in)
        for address in addresses * 20:
            status, _ = request(port, "GET", address, cookies)
            if status not in (200, 403, 404):  # one user may not open every page
                raise service.Sentence(f"The page {address} answers {status}.")
        return proportional_memory(server.pid) / 1024


def signed_in(port: int, sign_in: dict[str, str]) -> dict[str, str]:
    """The cookies of a session."""
    _, cookies = request(port, "GET", "/sign-in/", {})
    body = urlencode({**sign_in, "csrfmiddlewaretoken": cookies["csrftoken"]})
    status, more = request(port, "POST", "/sign-in/", cookies, body)
    if status != 302:
        raise service.Sentence("The bench could not sign in.")
    return {**cookies, **more}


def request(
    port: int, method: str, address: str, cookies: dict[str, str], body: str | None = None
) -> tuple[int, dict[str, str]]:
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    if body is not None:
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{service.HOST}:{port}"}
    connection = http.client.HTTPConnection(service.HOST, port, timeout=60)
    connection.request(method, address, body, headers)
    answer = connection.getresponse()
    answer.read()
    given = [found for found in answer.msg.get_all("Set-Cookie", []) if "=" in found]
    return answer.status, {name: value.split(";")[0] for name, _, value in (cookie.partition("=") for cookie in given)}


def proportional_memory(pid: int) -> int:
    """Kilobytes of a process and its descendants."""
    own = 0
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if found := re.match(r"Pss:\s+(\d+) kB", line):
            own = int(found[1])
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return own + sum(proportional_memory(int(child)) for child in children)


def verdict(
    few: dict[str, Any], many: dict[str, Any], bare: dict[str, Any], megabytes: float, *, cases: int = MANY
) -> list[str]:
    """What is out of bounds, one sentence each."""
    wrong = []
    for before, page, without in zip(few["pages"], many["pages"], bare["pages"], strict=True):
        name = page["name"]
        if page["queries"] > MOST_QUERIES:
            wrong.append(f"{name}: {page['queries']} queries, more than {MOST_QUERIES}.")
        if page["queries"] != before["queries"]:
            wrong.append(f"{name}: {before['queries']} queries at {FEW} cases, {page['queries']} at {cases}.")
        if page["p50"] > MOST_TIMES_FLOOR * page["floor"]:
            wrong.append(
                f"{name}: {page['p50'] / page['floor']:.1f} times the floor, more than {MOST_TIMES_FLOOR:.0f}."
            )
        if times_open(page, without) > MOST_TIMES_OPEN:
            wrong.append(
                f"{name}: {times_open(page, without):.2f} times as long as without row security,"
                f" more than {MOST_TIMES_OPEN}."
            )
    if megabytes > MOST_MEGABYTES:
        wrong.append(f"The web server holds {megabytes:.0f} MB, more than {MOST_MEGABYTES}.")
    return wrong


def times_open(page: dict[str, Any], without: dict[str, Any]) -> float:
    """What row security costs. The two were measured minutes apart, so each is taken in empty pages of its minute."""
    return float(page["p50"] / page["empty"]) / float(without["p50"] / without["empty"])


def table(few: dict[str, Any], many: dict[str, Any], bare: dict[str, Any], megabytes: float, *, cases: int) -> str:
    lines = [
        f"\n{'page':<28}{'queries':>8}{'p50 ms':>9}{'p95 ms':>9}{'floor ms':>10}{'times':>7}{'open ms':>9}{'times':>7}"
        f"   at {cases} cases; queries at {FEW}",
    ]
    for before, page, without in zip(few["pages"], many["pages"], bare["pages"], strict=True):
        lines.append(
            f"{page['name']:<28}{page['queries']:>8}{page['p50']:>9.1f}{page['p95']:>9.1f}{page['floor']:>10.1f}"
            f"{page['p50'] / page['floor']:>7.1f}{without['p50']:>9.1f}{times_open(page, without):>7.2f}"
            f"   {before['queries']}"
        )
    lines.append(f"open: without row security; web server: {megabytes:.0f} MB")
    return "\n".join(lines)
