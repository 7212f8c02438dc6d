"""The program as processes: database, web server and worker, started and stopped together.

`izligums demo` and `izligums run` are this module with and without the sample office. Nothing here sets Django up:
what needs it runs in a process of its own, so that migrations work as the owner of the database, the rest as the web
role.
"""

from __future__ import annotations

import errno
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

from izligums.commands import postgres
from izligums.commands.postgres_place import PostgresError

HOST = "127.0.0.1"
PORT = click.IntRange(1, 65535)
STOPPING = 15  # seconds a process has to end by itself
WAKING = 60  # seconds until the sign-in page must answer


class Sentence(click.ClickException):
    """A problem told in one sentence; exit code 1."""

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


def var_folder() -> Path:
    return Path(os.environ.get("IZLIGUMS_VAR", "var")).absolute()


def progress(line: str) -> None:
    click.echo(f"  {line}")


def refuse_busy_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Sentence(f"Port {port} is in use: choose another one, for example PORT={port + 1}.") from error
            raise Sentence(f"Port {port} cannot be used ({error.strerror}): choose another one.") from error


@contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Two of us on one database would stop it under each other's feet."""
    try:
        var.mkdir(mode=0o711, parents=True, exist_ok=True)
        lock = (var / "running.lock").open("w")
    except OSError as error:
        raise Sentence(f"The folder {var} cannot be written: {error.strerror}.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Sentence(f"The program already runs on the data in {var}: stop it first.") from error
        yield


@contextmanager
def stoppable() -> Iterator[None]:
    """Any polite request to end (Ctrl-C, a closed terminal, a service manager) ends the block the same way."""

    def end(number: int, frame: FrameType | None) -> None:
        for known in asked:
            signal.signal(known, signal.SIG_IGN)  # asked once is enough: let the tidying finish
        raise KeyboardInterrupt

    asked = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {known: signal.signal(known, end) for known in asked}
    try:
        yield
    finally:
        for known, handler in before.items():
            signal.signal(known, handler)


@contextmanager
def database(var: Path) -> Iterator[dict[str, str]]:
    """Yields the addresses of the database by role, and stops the embedded server at the end.

    With `DATABASE_URL`, that server is used for every role unless `DATABASE_OWNER_URL` and `DATABASE_WORKER_URL` name
    the addresses of the owner and of the worker.
    """
    given = os.environ.get("DATABASE_URL")
    if given:
        yield {
            postgres.WEB: given,
            postgres.OWNER: os.environ.get("DATABASE_OWNER_URL", given),
            postgres.WORKER: os.environ.get("DATABASE_WORKER_URL", given),
        }
        return
    try:
        try:
            here = postgres.start(var)
        except PostgresError as error:
            raise Sentence(str(error)) from error
        yield {role: here.url(role) for role in (postgres.WEB, postgres.OWNER, postgres.WORKER)}
    finally:
        postgres.stop(var)


def launch(arguments: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """A process in a session of its own: Ctrl-C reaches us only, and we end the others in order."""
    return subprocess.Popen(  # noqa: S603 - our own programs, no shell
        [sys.executable, "-m", *arguments], env={**os.environ, **environment}, start_new_session=True
    )


def end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def finish(arguments: list[str], environment: Mapping[str, str]) -> None:
    """Run one of our commands to its end; it tells its own progress and problems."""
    process = launch(["izligums", *arguments], environment)
    try:
        if process.wait():
            raise Sentence(f"The step `izligums {' '.join(arguments)}` failed; the lines above say why.")
    finally:
        end(process)


@contextmanager
def web_and_worker(
    port: int, address: Mapping[str, str], environment: Mapping[str, str]
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Web server (few threads: pages are short, memory is dear) and worker; yields them when pages are served."""
    # fmt: off
    server = [
        "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port), "--workers", "1",
        "--blocking-threads", "4", "--no-ws", "--log-level", "warning", "izligums.config.wsgi:application",
    ]
    # fmt: on
    processes: list[subprocess.Popen[bytes]] = []
    try:
        processes.append(launch(server, {**environment, "DATABASE_URL": address[postgres.WEB]}))
        processes.append(launch(["izligums", "worker"], {**environment, "DATABASE_URL": address[postgres.WORKER]}))
        _wait_for_pages(port, processes)
        yield processes
    finally:
        for process in processes:
            end(process)


def watch(processes: list[subprocess.Popen[bytes]]) -> None:
    """Returns never; raises when one of the processes ends by itself."""
    while True:
        for process in processes:
            if process.poll() is not None:
                raise Sentence(f"A part of the program stopped by itself (exit code {process.returncode}).")
        time.sleep(0.5)


def _wait_for_pages(port: int, processes: list[subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + WAKING
    while time.monotonic() < until:
        for process in processes:
            if process.poll() is not None:
                raise Sentence(f"A part of the program did not start (exit code {process.returncode}).")
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=10)
            connection.request("GET", "/sign-in/")
            answer = connection.getresponse()
            answer.read()
        except OSError:
            time.sleep(0.1)
            continue
        if answer.status >= 500:
            raise Sentence("The sign-in page answers with an error; the lines above say which.")
        return
    raise Sentence(f"The sign-in page did not answer within {WAKING} seconds.")
