"""Trying with plain SQL to write what must never be."""

from __future__ import annotations

from django.db import IntegrityError, connection, transaction


def refused_by(*statements: str) -> str:
    """The constraint that refuses the last of the statements; empty when the database takes them all."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            transaction.set_rollback(True)
    except IntegrityError as error:
        return str(error.__cause__.diag.constraint_name)  # type: ignore[union-attr]
    return ""


def copy_of(table: str, where: str, **changes: object) -> str:
    """A statement that inserts a copy of the newest row of `table` at `where`, some columns changed (plain SQL)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND table_schema = 'public'"
            " AND column_name NOT IN ('id', 'token') ORDER BY ordinal_position",
            [table],
        )
        columns = [name for (name,) in cursor.fetchall()]
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {where}")
        found = cursor.fetchone()
    assert found != (0,), f"no row of {table} where {where}"
    assert set(changes) <= set(columns), set(changes) - set(columns)
    named = ", ".join(f'"{name}"' for name in columns)
    taken = ", ".join(str(changes.get(name, f'"{name}"')) for name in columns)
    return f"INSERT INTO {table} ({named}) SELECT {taken} FROM {table} WHERE {where} ORDER BY id DESC LIMIT 1"
