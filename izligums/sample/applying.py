"""Two who applied without signing in and wait in the home unit: one who was harmed, and a mother for her son."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image, ImageDraw

from izligums.accounts.models import Municipality
from izligums.core.enums import Language
from izligums.core.received import harmless
from izligums.process import applying
from izligums.sample.office import HOME

_ORIGIN = "192.0.2.1"  # an address that belongs to nobody


def apply_without_signing_in(at: datetime) -> None:
    """`at` is the present moment by the clock of the database too: it keeps no draft beyond its day."""
    today = timezone.localtime(at).date()
    _send(_harmed(today), sent_at=at - timedelta(days=1), at=at, picture=True)
    _send(_mother(today), sent_at=at - timedelta(hours=2), at=at)


def _send(answers: Mapping[str, Mapping[str, Any]], *, sent_at: datetime, at: datetime, picture: bool = False) -> None:
    key = applying.new_key()
    where = {"municipality": Municipality.objects.filter(unit__code=HOME).order_by("pk")[0].pk}
    for question, told in {**answers, "place": where}.items():
        applying.save(key, question, told, language=Language.LATVIAN, origin=_ORIGIN, at=at)
    if picture:
        applying.add_file(key, harmless(_picture()), language=Language.LATVIAN, origin=_ORIGIN, at=at)
    applying.send(key, at=sent_at)


def _harmed(today: date) -> dict[str, dict[str, Any]]:
    return {
        "who": {"who": "victim"},
        "person": {"given_name": "Elīna", "family_name": "Paraudziņa", "born": _born(19, today)},
        "happened": {
            "words_of": "Pagalmā man atņēma somu un pagrūda.\nGribu saprast, kāpēc tieši mani. Vienai satikties bail."
        },
        "proceedings": {"number": "", "office": "Parauga policijas iecirknis", "leader": ""},
        "other": {"given_name": "", "family_name": "", "others": "Viens puisis, klasesbiedri viņu sauc par Robi."},
        "contact": _reached("sms", "darbdienās pēc 16.00"),
        "needs": {"interpreter": "", "access": "Lai var nākt kopā ar draudzeni."},
    }


def _mother(today: date) -> dict[str, dict[str, Any]]:
    return {
        "who": {"who": "for_offender"},
        "person": {"given_name": "Solvita", "family_name": "Cielavniece", "born": _born(41, today)},
        "represented": {"given_name": "Dāvis", "family_name": "Cielavnieks", "born": _born(15, today)},
        "happened": {"words_of": "Dēls ar draugiem izsita veikala logu. Viņš grib atvainoties un atstrādāt."},
        "proceedings": {"number": "11000000026", "office": "Parauga policijas iecirknis", "leader": "Ozola"},
        "contact": _reached("phone", "vakaros"),
    }


def _reached(channel: str, hours: str) -> dict[str, Any]:
    phone = "+371 0000 0019" if channel == "sms" else "+371 0000 0041"
    return {"channel": channel, "phone": phone, "hours": hours, "no_post": True, "no_voicemail": True, "language": "lv"}


def _born(age: int, today: date) -> str:
    return (today - timedelta(days=age * 366)).isoformat()


def _picture() -> bytes:
    drawn = Image.new("RGB", (480, 320), "#f3efe6")
    ImageDraw.Draw(drawn).text((200, 150), "PARAUGS", fill="#1d282c")
    made = BytesIO()
    drawn.save(made, "PNG")
    return made.getvalue()
