from __future__ import annotations

import json
from typing import Any

from django.db import migrations, models
from django.db.models import Q

from izligums.core import keys
from izligums.core.sealed import SealedBytes, SealedJSON, SealedText, seal
from izligums.core.sealing import seal_columns
from izligums.process.fields import Text
from izligums.process.steps import TABLE


def part_texts(apps: Any, editor: Any) -> None:
    """What somebody wrote among the answers moves into a sealed column."""
    with editor.connection.cursor() as cursor:
        cursor.execute('SELECT id, case_id, step, "values" FROM process_deviation')
        for id, case_id, step, values in cursor.fetchall():
            answers = json.loads(values) if isinstance(values, str) else values
            written = {field.name for field in TABLE[step].asks if isinstance(field, Text)} & answers.keys()
            texts = {name: answers.pop(name) for name in written}
            if texts:
                keys.make(keys.case_key(case_id))
                plain = json.dumps(texts, ensure_ascii=False).encode()
                sealed = seal(plain, key=keys.case_key(case_id), place="process_deviation.texts")
                cursor.execute(
                    'UPDATE process_deviation SET "values" = %s, texts = %s WHERE id = %s',
                    [json.dumps(answers), sealed, id],
                )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("process", "0003_checked_file")]
    operations = [
        migrations.RemoveConstraint("deviation", "process_deviation_reason"),
        *seal_columns("process", "deviation", reason=SealedText()),
        migrations.AddConstraint(
            "deviation", models.CheckConstraint(name="process_deviation_reason", condition=~Q(reason=""))
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AddField("deviation", "texts", SealedJSON(blank=True))],
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE process_deviation ADD COLUMN texts bytea NOT NULL DEFAULT ''::bytea;"
                    "ALTER TABLE process_deviation ALTER COLUMN texts DROP DEFAULT"
                )
            ],
        ),
        migrations.RunPython(part_texts),
        *seal_columns("process", "checkedfile", key=keys.INTAKE, readable="{}", content=SealedBytes(key=keys.INTAKE)),
    ]
