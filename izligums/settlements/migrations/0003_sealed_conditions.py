from __future__ import annotations

from django.db import migrations

from izligums.core.sealed import SealedText
from izligums.core.sealing import seal_columns

CASE = "settlement__case_id"


class Migration(migrations.Migration):
    dependencies = [("settlements", "0002_rows_of_one_case")]
    operations = seal_columns(
        "settlements",
        "condition",
        case="(SELECT case_id FROM settlements_settlement WHERE settlements_settlement.id = settlement_id)",
        text=SealedText(case=CASE),
        shown_by=SealedText(case=CASE, blank=True),
        evidence=SealedText(case=CASE, blank=True),
    )
