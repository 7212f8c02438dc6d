"""`izligums demo`: the whole program with an invented office, for this machine only."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from izligums.commands import postgres
from izligums.commands import services as service
from izligums.commands.postgres_place import PostgresError


@click.command()
@click.option("--port", type=service.PORT, default=8000, show_default=True, help="Port on this machine.")
@click.option("--fresh", is_flag=True, help="Delete the demo's data first.")
def demo(port: int, fresh: bool) -> None:
    """Start the program with a sample office, on loopback only."""
    var = service.var_folder()
    service.refuse_busy_port(port)
    with service.only_one(var), service.stoppable():
        try:
            if fresh:
                start_anew()
            service.progress("database: starting")
            with service.database(var) as address:
                mode = {"IZLIGUMS_MODE": "demo"}
                owner = {**mode, "DATABASE_URL": address[postgres.OWNER]}
                service.finish(["prepare"], owner)
                service.finish(["sample"], owner)
                service.progress("web server and worker: starting")
                with service.web_and_worker(port, address, mode) as processes:
                    click.echo(f"\nIzlīgums answers at http://{service.HOST}:{port}/ — Ctrl-C stops it.")
                    service.watch(processes)
        except KeyboardInterrupt:
            click.echo("\nStopped. The data stays for the next time.")


def start_anew() -> None:
    """Delete the database, the received files, the keys (they opened nothing else) and the anchors of the journals."""
    var = service.var_folder()
    service.progress("starting anew: deleting the old data")
    try:
        postgres.remove(var)
    except PostgresError as error:
        raise service.Sentence(str(error)) from error
    shutil.rmtree(var / "files", ignore_errors=True)
    shutil.rmtree(var / "keys", ignore_errors=True)
    Path(os.environ.get("IZLIGUMS_JOURNAL_HEADS") or var / "journal-heads").unlink(missing_ok=True)
