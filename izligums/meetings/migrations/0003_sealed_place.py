from __future__ import annotations

from django.db import migrations

from izligums.core.sealed import SealedText
from izligums.core.sealing import seal_columns


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_rows_of_one_case")]
    operations = seal_columns("meetings", "session", place=SealedText(blank=True))
