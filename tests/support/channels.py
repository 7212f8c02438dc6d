"""A mail server and an SMS gateway on loopback: what really left, as the other side saw it."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from django.test import override_settings


@dataclass
class Received:
    mails: list[EmailMessage] = field(default_factory=list)
    texts: list[dict[str, str]] = field(default_factory=list)
    #: Answers instead of "taken": by the mail server, by the gateway.
    mail_answer: str = "250 OK"
    status: int = 202
    tokens: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- the library's name
        if self.mail_answer.startswith("250"):
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.mail_answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def loopback() -> Iterator[Received]:
    received = Received()
    mail = Controller(received, hostname="127.0.0.1", port=free_port())
    mail.start()

    class Gateway(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the library's name
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            received.tokens.append(self.headers.get("Authorization", ""))
            if received.status < 300:
                received.texts.append(body)
            self.send_response(received.status)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    gateway = HTTPServer(("127.0.0.1", 0), Gateway)
    thread = threading.Thread(target=gateway.serve_forever)
    thread.start()
    try:
        with override_settings(
            SMTP_HOST="127.0.0.1",
            SMTP_PORT=mail.port,
            SMTP_TLS=False,
            SMTP_USER="",
            MAIL_FROM="izligums@example.org",
            SMS_GATEWAY=f"http://127.0.0.1:{gateway.server_port}/send",
            SMS_GATEWAY_TOKEN="gateway-token",
            SITE="https://izligums.example.org",
        ):
            yield received
    finally:
        mail.stop()
        gateway.shutdown()
        thread.join()
        gateway.server_close()
