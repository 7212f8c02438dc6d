"""A request that the prosecutor of the sample office has sent, and that waits in the home unit."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from izligums.accounts.models import Municipality, User
from izligums.accounts.walls import reading_as
from izligums.core.enums import Language
from izligums.process.intake.requests import CASE
from izligums.process.requesting import send
from izligums.sample.office import HOME


def request_by_the_prosecutor(at: datetime) -> None:
    today = timezone.localtime(at).date()
    said: dict[str, dict[str, Any]] = {
        CASE: {
            "referral": "request",
            "procedure": "proceedings",
            "offence": "Trīs pusaudži salauza mūzikas skolas žogu un apķēpāja fasādi",
            "offence_article": "KL 185. pants",
            "proceedings_no": "11000000027",
            "due_on": (today + timedelta(days=40)).isoformat(),
            "municipality": Municipality.objects.filter(unit__code=HOME).order_by("pk")[0].pk,
        },
        "victim": {"legal_name": "Parauga mūzikas skola", "phone": "+371 0000 0020", "language": "lv"},
        "offender": {
            "given_name": "Renārs",
            "family_name": "Paraudziņš",
            "born": (today - timedelta(days=16 * 366)).isoformat(),
            "language": "lv",
        },
        "offender-representative": {
            "given_name": "Inga",
            "family_name": "Paraudziņa",
            "phone": "+371 0000 0042",
            "language": "lv",
        },
    }
    with reading_as(User.objects.get(username="prokurore")):
        send(said, token=uuid4(), language=Language.LATVIAN, at=at - timedelta(hours=5))
