from __future__ import annotations

from django.db import migrations

from izligums.core.same_case import same_case


class Migration(migrations.Migration):
    dependencies = [("process", "0001_initial"), ("cases", "0002_rows_of_one_case")]
    operations = [
        same_case("process_deviation", person="cases_participation"),
    ]
