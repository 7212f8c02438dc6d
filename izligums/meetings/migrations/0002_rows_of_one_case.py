from __future__ import annotations

from django.db import migrations

from izligums.core.same_case import same_case, same_case_as


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial"), ("cases", "0002_rows_of_one_case")]
    operations = [
        same_case("meetings_session", planned_by="cases_act", ended_by="cases_act"),
        same_case_as("meetings_session", "meetings_sessionperson", "session", participation="cases_participation"),
    ]
