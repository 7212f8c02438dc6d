"""The demo as a person starts it: a real process, real Ctrl-C."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from izligums.accounts.enums import Role
from izligums.commands import postgres
from izligums.commands.postgres_place import cluster, prepare_home
from izligums.commands.services import only_one
from izligums.sample import SIGN_INS

MEGABYTE = 1024 * 1024
Start = Callable[[int], subprocess.Popen[str]]


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "var"
    postgres.remove(tmp_path / "var")


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free: int = probe.getsockname()[1]
        return free


@pytest.fixture
def start(var: Path) -> Iterator[Start]:
    """Starts demos; ends what a failed test left running."""
    started = []
    outside = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "IZLIGUMS_MODE")}

    def demo(port: int) -> subprocess.Popen[str]:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "izligums", "demo", "--port", str(port)],
            env={**outside, "IZLIGUMS_VAR": str(var), "DJANGO_SETTINGS_MODULE": "izligums.config.settings"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield demo
    for process in started:
        if process.poll() is None:
            stop(process, signal.SIGTERM)


def read_until(process: subprocess.Popen[str], words: str) -> list[str]:
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if words in line:
            return lines
    raise AssertionError("It ended before it said so:\n" + "\n".join(lines))


def stop(process: subprocess.Popen[str], request: signal.Signals) -> int:
    process.send_signal(request)
    process.communicate(timeout=30)
    return process.returncode


def descendants(process: subprocess.Popen[str], var: Path) -> list[psutil.Process]:
    """Everything the demo started; the database is nobody's child, it is found by its own note."""
    server = psutil.Process(int((cluster(var).data / "postmaster.pid").read_text().split()[0]))
    return [*psutil.Process(process.pid).children(recursive=True), server, *server.children(recursive=True)]


def command(process: psutil.Process) -> str:
    """Empty when the process has ended since it was listed, as connections of the database do."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def listens_on(process: psutil.Process) -> set[str]:
    try:
        return {each.laddr.ip for each in process.net_connections("inet")}
    except psutil.NoSuchProcess:
        return set()


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [each for each in processes if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]


def test_demo_starts_serves_stops_and_starts_again(start: Start, var: Path, port: int) -> None:
    first = start(port)
    told = read_until(first, "Ctrl-C stops it")
    stages = (
        "database: starting",
        "translations",
        "bringing tables up to date",
        "static files",
        "sample office",
        "web server",
    )
    assert [stage for stage in stages if any(stage in line for line in told)] == list(stages)
    assert f"http://127.0.0.1:{port}/" in told[-1]
    assert all(any(each.username in line for line in told) for each in SIGN_INS)
    assert {each.role for each in SIGN_INS} == set(Role)

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/sign-in/")
    page = connection.getresponse()
    page.read()
    connection.close()
    assert page.status == 200
    assert page.headers["Content-Security-Policy"].startswith("default-src 'self'")
    with psycopg.connect(cluster(var).url(postgres.WEB)) as session:
        session.execute("INSERT INTO django_session VALUES ('kept', '', now())")
    started = descendants(first, var)
    web = [each for each in started if "granian" in command(each)]
    assert len(web) >= 2
    assert set().union(*map(listens_on, started)) == {"127.0.0.1"}
    assert sum(each.memory_info().rss for each in web) < 200 * MEGABYTE

    assert stop(first, signal.SIGINT) == 0
    assert alive(started) == []

    begun = time.monotonic()
    second = start(port)
    read_until(second, "Ctrl-C stops it")
    assert time.monotonic() - begun < 30  # 10 on a quiet machine; other tests keep both cores busy
    with psycopg.connect(cluster(var).url(postgres.WEB)) as session:
        assert session.execute("SELECT count(*) FROM django_session").fetchone() == (1,)
    started = descendants(second, var)
    assert stop(second, signal.SIGTERM) == 0
    assert alive(started) == []


def test_ctrl_c_while_starting_leaves_nothing(start: Start, var: Path, port: int) -> None:
    demo = start(port)
    read_until(demo, "bringing tables up to date")
    started = descendants(demo, var)
    assert stop(demo, signal.SIGINT) == 0
    assert alive(started) == []


def fails_with(demo: subprocess.Popen[str], *words: str) -> None:
    """One sentence, exit code 1, no traceback."""
    told, _ = demo.communicate(timeout=60)
    assert demo.returncode == 1
    assert "Traceback" not in told
    last = told.strip().splitlines()[-1]
    for word in words:
        assert word in last


def test_busy_port_is_told_before_anything_is_made(start: Start, var: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        fails_with(start(port), f"Port {port} is in use", f"PORT={port + 1}")
    assert not var.exists()


def test_foreign_data_is_told(start: Start, var: Path, port: int) -> None:
    here = cluster(var)
    var.mkdir()
    prepare_home(here)
    here.data.mkdir()
    (here.data / "PG_VERSION").write_text("15")
    fails_with(start(port), "holds a database of PostgreSQL 15")
    (here.data / "PG_VERSION").unlink()
    here.data.rmdir()


def test_second_demo_on_the_same_data_is_refused(start: Start, var: Path, port: int) -> None:
    with only_one(var):
        fails_with(start(port), "already runs")
