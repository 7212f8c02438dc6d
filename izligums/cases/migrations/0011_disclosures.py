from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from izligums.cases.enums import FactKind
from izligums.core.same_case import can_be_pointed_to, same_case

KINDS = ["safe_way", "contact", "acknowledgement", "information", "consent", "withdrawal", "talk", "absence", "agreement",
    "detention", "death", "client_file", "departure", "concern", "ban", "ban_permission", "risk_review", "second_review",
    "safety_stop", "end", "recall", "closing", "reopening", "result_notice", "registration", "transfer", "certification",
    "disclosure", "disclosure_review"]


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_readings_of_visitors")]
    operations = [
        can_be_pointed_to("cases_fact"),
        migrations.AddField(
            model_name="fact",
            name="of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.fact",
            ),
        ),
        same_case("cases_fact", of="cases_fact"),
        migrations.RemoveConstraint(model_name="fact", name="cases_fact_kind"),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.CheckConstraint(condition=Q(("kind__in", KINDS)), name="cases_fact_kind"),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.CheckConstraint(
                condition=~Q(("kind", FactKind.DISCLOSURE)) | Q(("text__gt", "")), name="cases_fact_disclosure_whole"
            ),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.CheckConstraint(
                condition=~Q(("kind", FactKind.DISCLOSURE_REVIEW)) | Q(("of__isnull", False), ("yes__isnull", False)),
                name="cases_fact_disclosure_review_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.UniqueConstraint(
                condition=Q(("kind", FactKind.DISCLOSURE_REVIEW)),
                fields=("of",),
                name="cases_fact_one_disclosure_review",
            ),
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(
                condition=Q(("kind", FactKind.DISCLOSURE)), fields=["case", "id"], name="cases_fact_disclosed"
            ),
        ),
    ]
