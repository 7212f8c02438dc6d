"""For migrations: readable columns become sealed ones, the rows that are there included."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from izligums.core import keys
from izligums.core.sealed import SealedField, seal

BATCH = 500  # rows


def seal_columns(
    app: str, model: str, *, case: str = "case_id", key: str = "", readable: str = "{}::text", **columns: SealedField
) -> list[Any]:
    """Constraints and indexes over the columns are taken off before and put on again after.

    `case` is SQL for the id of the case of a row, `readable` for the text of a column (`{}`); None, for bytes.
    """
    table = f"{app}_{model}"

    def seal_rows(apps: Any, editor: Any) -> None:
        named = ", ".join(columns)
        filled = " OR ".join(f"{name} <> ''" for name in columns)
        changed = ", ".join(f"{name} = %s" for name in columns)
        with editor.connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # no entry of the journal changes its meaning
            last = 0
            while True:
                cursor.execute(
                    f"SELECT id, {'0' if key else case}, {named} FROM {table}"  # noqa: S608 - our own names
                    f" WHERE id > %s AND ({filled}) ORDER BY id LIMIT {BATCH}",
                    [last],
                )
                rows = cursor.fetchall()
                if not rows:
                    break
                for id, case_id, *values in rows:
                    name = key or keys.case_key(case_id)
                    keys.make(name)
                    sealed = [
                        seal(bytes(value), key=name, place=f"{table}.{column}") if value else value
                        for column, value in zip(columns, values, strict=True)
                    ]
                    cursor.execute(f"UPDATE {table} SET {changed} WHERE id = %s", [*sealed, id])  # noqa: S608
                last = rows[-1][0]
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    alter = ", ".join(
        f"ALTER COLUMN {name} DROP DEFAULT, ALTER COLUMN {name} TYPE bytea"
        f" USING convert_to({readable.format(name)}, 'UTF8')"
        for name in columns
    )
    of_bytes = readable == "{}"
    return [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(model, name, field) for name, field in columns.items()],
            database_operations=[] if of_bytes else [migrations.RunSQL(f"ALTER TABLE {table} {alter}")],
        ),
        migrations.RunPython(seal_rows),
    ]
