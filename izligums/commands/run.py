"""`izligums run`: web server and worker on this machine, with its own data; a proxy in front of it ends TLS."""

from __future__ import annotations

import click

from izligums.commands import postgres
from izligums.commands import services as service


@click.command()
@click.option("--port", type=service.PORT, default=8000, show_default=True, help="Port on this machine.")
def run(port: int) -> None:
    """Start the program with the office's own data, on loopback."""
    var = service.var_folder()
    service.refuse_busy_port(port)
    with service.only_one(var), service.stoppable():
        try:
            with service.database(var) as address:
                service.finish(["prepare"], {"DATABASE_URL": address[postgres.OWNER]})
                with service.web_and_worker(port, address, {}) as processes:
                    click.echo(f"Izlīgums listens on {service.HOST}:{port}.")
                    service.watch(processes)
        except KeyboardInterrupt:
            click.echo("Stopped.")
