from __future__ import annotations

from typing import Any

from django.db import migrations, models

from izligums.core import keys
from izligums.core.sealed import SealedText
from izligums.core.sealing import seal_columns
from izligums.people.enums import PersonKind


def index_codes(apps: Any, editor: Any) -> None:
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT id, personal_code FROM people_person WHERE personal_code <> ''")
        for id, code in cursor.fetchall():
            found_by = keys.blind_index("personal code", code)
            cursor.execute("UPDATE people_person SET code_key = %s WHERE id = %s", [found_by, id])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("people", "0002_person_entered_at")]
    operations = [
        migrations.RemoveConstraint("person", "people_person_named"),
        migrations.RemoveIndex("person", "people_person_code"),
        migrations.AddField("person", "code_key", models.CharField(blank=True, default="", max_length=40), False),
        migrations.RunPython(index_codes),
        *seal_columns("people", "person", key=keys.PEOPLE, personal_code=SealedText(key=keys.PEOPLE, blank=True)),
        migrations.AddIndex(
            "person",
            models.Index(condition=~models.Q(code_key=""), fields=["code_key"], name="people_person_code"),
        ),
        migrations.AddConstraint(
            "person",
            models.CheckConstraint(
                name="people_person_named",
                condition=(
                    models.Q(kind=PersonKind.NATURAL, legal_name="", registration_no="")
                    & ~models.Q(given_name="")
                    & ~models.Q(family_name="")
                )
                | (
                    models.Q(
                        kind=PersonKind.LEGAL,
                        given_name="",
                        family_name="",
                        born__isnull=True,
                        personal_code="",
                        code_key="",
                    )
                    & ~models.Q(legal_name="")
                ),
            ),
        ),
    ]
