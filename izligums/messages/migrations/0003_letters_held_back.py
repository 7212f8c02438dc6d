from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from izligums.core.same_case import same_case

NOT_SENT = ("waiting", "held_back")


class Migration(migrations.Migration):
    dependencies = [("messages", "0002_rows_of_one_case"), ("cases", "0003_journal_only_grows")]
    operations = [
        migrations.RemoveConstraint("letter", "messages_letter_state"),
        migrations.RemoveConstraint("letter", "messages_letter_dispatched_whole"),
        migrations.AddField(
            "letter",
            "held_back_by",
            models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.act"
            ),
        ),
        migrations.AddConstraint(
            "letter",
            models.CheckConstraint(
                name="messages_letter_state",
                condition=Q(state__in=["waiting", "dispatched", "returned", "held_back"]),
            ),
        ),
        migrations.AddConstraint(
            "letter",
            models.CheckConstraint(
                name="messages_letter_dispatched_whole",
                condition=Q(state__in=NOT_SENT, way__isnull=True, dispatched_on__isnull=True)
                | (~Q(state__in=NOT_SENT) & Q(way__isnull=False, dispatched_on__isnull=False)),
            ),
        ),
        migrations.AddConstraint(
            "letter",
            models.CheckConstraint(
                name="messages_letter_held_back_whole",
                condition=Q(state="held_back", held_back_by__isnull=False)
                | (~Q(state="held_back") & Q(held_back_by__isnull=True)),
            ),
        ),
        same_case("messages_letter", held_back_by="cases_act"),
    ]
