from __future__ import annotations

from django.db import migrations

from izligums.core.same_case import same_case, same_case_as


class Migration(migrations.Migration):
    dependencies = [("settlements", "0001_initial"), ("cases", "0002_rows_of_one_case")]
    operations = [
        same_case("settlements_settlement", act="cases_act", scan="cases_receivedfile"),
        same_case_as("settlements_settlement", "settlements_signatory", "settlement", participation="cases_participation"),
        same_case_as("settlements_settlement", "settlements_signature", "settlement", participation="cases_participation", act="cases_act"),
        same_case_as("settlements_settlement", "settlements_condition", "settlement", owed_by="cases_participation", owed_to="cases_participation", act="cases_act"),
    ]
