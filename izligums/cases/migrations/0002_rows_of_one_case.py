from __future__ import annotations

from django.db import migrations

from izligums.core.same_case import can_be_pointed_to, same_case


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [
        can_be_pointed_to("cases_participation", "cases_act", "cases_receivedfile"),
        same_case("cases_act", person="cases_participation", superseded_by="cases_act"),
        same_case("cases_participation", beside="cases_participation", act="cases_act"),
        same_case("cases_fact", person="cases_participation", other="cases_participation", act="cases_act", scan="cases_receivedfile"),
    ]
