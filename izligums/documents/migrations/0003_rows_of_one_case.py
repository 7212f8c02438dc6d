from __future__ import annotations

from django.db import migrations

from izligums.core.same_case import can_be_pointed_to, same_case


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_issued_copies_never_change"), ("cases", "0002_rows_of_one_case")]
    operations = [
        can_be_pointed_to("documents_issueddocument"),
        same_case("documents_issueddocument", act="cases_act", recipient="cases_participation"),
    ]
