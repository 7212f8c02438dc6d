"""An application that waits in a unit, and a draft of somebody else."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from izligums.accounts.models import Unit
from izligums.core.enums import Language
from izligums.core.received import Received
from izligums.process import applying
from izligums.process.models import Application

#: What nobody but the office of the unit reads of the application.
TOLD = ("Slepena Iesniedzēja", "Slepeni vārdi 000009", "+371 29000009", "pielikums 000009")


def sent_application(unit: Unit) -> Application:
    key, now = applying.new_key(), timezone.now()
    area = unit.municipalities.order_by("pk").values_list("pk", flat=True)[0]
    answers: dict[str, dict[str, Any]] = {
        "who": {"who": "victim"},
        "person": {"given_name": "Slepena", "family_name": "Slepena Iesniedzēja", "born": "1980-01-01"},
        "happened": {"words_of": "Slepeni vārdi 000009"},
        "place": {"municipality": area},
        "contact": {"channel": "sms", "phone": "+371 29000009", "language": "lv"},
    }
    for question, told in answers.items():
        applying.save(key, question, told, language=Language.LATVIAN, origin="192.0.2.5", at=now)
    file = Received(b"pielikums 000009", "application/pdf", "pdf")
    assert applying.add_file(key, file, language=Language.LATVIAN, origin="192.0.2.5", at=now)
    applying.send(key, at=now)
    draft = applying.new_key()  # somebody else has not sent yet
    applying.save(draft, "person", answers["person"], language=Language.LATVIAN, origin="192.0.2.5", at=now)
    return Application.objects.exclude(sent_at=None).get(authority=None)
