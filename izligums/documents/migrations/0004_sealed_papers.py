from __future__ import annotations

from django.db import migrations

from izligums.core.sealed import SealedBytes, SealedJSON
from izligums.core.sealing import seal_columns


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_rows_of_one_case")]
    operations = [
        *seal_columns("documents", "issueddocument", data=SealedJSON()),
        *seal_columns("documents", "issueddocument", readable="{}", content=SealedBytes(blank=True, null=True)),
    ]
