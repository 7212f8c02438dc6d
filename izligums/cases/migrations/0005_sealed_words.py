from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import F, Q

from izligums.cases.enums import FactKind
from izligums.core import keys
from izligums.core.sealed import SealedBytes, SealedText
from izligums.core.sealing import seal_columns

#: Kinds of facts for which the database looks at whether there is a text.
WITH_TEXT: dict[FactKind, dict[str, Any]] = {
    FactKind.ACKNOWLEDGEMENT: {"person__isnull": False, "yes__isnull": False, "text": ""},
    FactKind.WITHDRAWAL: {"person__isnull": False, "text": ""},
    FactKind.CLIENT_FILE: {"person__isnull": False, "text__gt": "", "number_key__gt": ""},
    FactKind.BAN_PERMISSION: {"person__isnull": False, "other__isnull": False, "text__gt": ""},
    FactKind.SAFETY_STOP: {"yes__isnull": False, "text": ""},
}


def whole(kind: FactKind) -> models.CheckConstraint:
    return models.CheckConstraint(name=f"cases_fact_{kind}_whole", condition=~Q(kind=kind) | Q(**WITH_TEXT[kind]))


def index_numbers(apps: Any, editor: Any) -> None:
    with editor.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_fact DISABLE TRIGGER USER")
        cursor.execute("SELECT id, text FROM cases_fact WHERE kind = 'client_file'")
        for id, number in cursor.fetchall():
            found_by = keys.blind_index("client file", number)
            cursor.execute("UPDATE cases_fact SET number_key = %s WHERE id = %s", [found_by, id])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE cases_fact ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_grants")]
    operations = [
        *seal_columns("cases", "case", case="id", offence=SealedText(case="pk")),
        *seal_columns(
            "cases",
            "participation",
            phone=SealedText(blank=True),
            email=SealedText(blank=True),
            address=SealedText(blank=True),
            hours=SealedText(blank=True),
            contact_note=SealedText(blank=True),
        ),
        *seal_columns("cases", "receivedfile", readable="{}", content=SealedBytes()),
        migrations.RemoveConstraint("act", "cases_act_deviation_by_two"),
        *seal_columns("cases", "act", reason=SealedText(blank=True)),
        migrations.AddConstraint(
            "act",
            models.CheckConstraint(
                name="cases_act_deviation_by_two",
                condition=Q(deviation=[], confirmed_by__isnull=True)
                | (~Q(deviation=[]) & Q(confirmed_by__isnull=False) & ~Q(confirmed_by=F("by")) & ~Q(reason="")),
            ),
        ),
        *(migrations.RemoveConstraint("fact", f"cases_fact_{kind}_whole") for kind in WITH_TEXT),
        migrations.RemoveConstraint("fact", "cases_fact_client_file_number"),
        migrations.AddField("fact", "number_key", models.CharField(blank=True, default="", max_length=40), False),
        migrations.RunPython(index_numbers),
        *seal_columns("cases", "fact", text=SealedText(blank=True)),
        *(migrations.AddConstraint("fact", whole(kind)) for kind in WITH_TEXT),
        migrations.AddConstraint(
            "fact",
            models.UniqueConstraint(
                condition=Q(kind=FactKind.CLIENT_FILE, superseded=False),
                fields=["number_key"],
                name="cases_fact_client_file_number",
            ),
        ),
    ]
