from __future__ import annotations

from django.db import migrations

from izligums.core.same_case import same_case


class Migration(migrations.Migration):
    dependencies = [("messages", "0001_initial"), ("documents", "0003_rows_of_one_case")]
    operations = [
        same_case("messages_letter", document="documents_issueddocument", recipient="cases_participation", act="cases_act"),
    ]
