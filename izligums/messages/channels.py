"""The ways out of the house: a mail server, an SMS gateway, and in the demo a folder that shows what would be sent."""

from __future__ import annotations

import http.client
import json
import secrets
import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from urllib.parse import urlsplit

from django.conf import settings

from izligums.messages.enums import Medium

_PATIENCE = 15  # seconds
_TRY_AGAIN = (408, 425, 429)


class Refused(Exception):  # noqa: N818 -- an answer, no fault of the program
    """The receiving side says no; trying again would not help. Carries no address."""


class Unreachable(Exception):  # noqa: N818
    """Worth another try later. Carries no address."""


Send = Callable[[str, str, str], None]


def channel_for(medium: Medium) -> Send | None:
    """What sends (address, subject, text); None when the office has not set this way up."""
    match medium:
        case Medium.EMAIL if settings.SMTP_HOST:
            return _by_smtp
        case Medium.SMS if settings.SMS_GATEWAY:
            return _by_gateway
    return _into_folder if settings.MODE == "demo" else None


def _by_smtp(address: str, subject: str, text: str) -> None:
    """Raises Refused or Unreachable."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = settings.MAIL_FROM, address, subject
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text)
    try:
        with smtplib.SMTP(settings.SMTP_HOST, settings.SMTP_PORT, timeout=_PATIENCE) as server:
            if settings.SMTP_TLS:
                server.starttls(context=ssl.create_default_context())
            if settings.SMTP_USER:
                server.login(settings.SMTP_USER, settings.SMTP_PASSWORD)
            server.send_message(letter)
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _words in error.recipients.values()]
        raise (Refused if all(code >= 500 for code in codes) else Unreachable) from None
    except smtplib.SMTPResponseException as error:
        raise (Refused if error.smtp_code >= 500 else Unreachable) from None
    except (smtplib.SMTPException, OSError):
        raise Unreachable from None


def _by_gateway(address: str, subject: str, text: str) -> None:
    """POST {"to", "text"} as JSON; the gateway's own words are not kept. Raises Refused or Unreachable."""
    where = urlsplit(settings.SMS_GATEWAY)
    kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
    headers = {"Content-Type": "application/json"}
    if settings.SMS_GATEWAY_TOKEN:
        headers["Authorization"] = f"Bearer {settings.SMS_GATEWAY_TOKEN}"
    connection = kind(where.hostname or "", where.port, timeout=_PATIENCE)
    try:
        connection.request("POST", where.path or "/", json.dumps({"to": address, "text": text}), headers)
        status = connection.getresponse().status
    except (http.client.HTTPException, OSError):
        raise Unreachable from None
    finally:
        connection.close()
    if status in _TRY_AGAIN or status >= 500:
        raise Unreachable
    if not 200 <= status < 300:
        raise Refused


def _into_folder(address: str, subject: str, text: str) -> None:
    """For trying the program out: nothing leaves this machine."""
    folder = settings.VAR / "outbox"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    number = sum(1 for _ in folder.iterdir()) + 1
    place = folder / f"{number:04}-{secrets.token_hex(3)}.txt"
    place.write_text(f"{address}\n{subject}\n\n{text}\n", encoding="utf-8")
