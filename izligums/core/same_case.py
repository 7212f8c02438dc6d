"""Rows of one case never point into another: foreign keys of two columns, for migrations.

An identifier alone would let a fact of one case speak of a person of another. Like Django's own foreign keys these are
looked at when the transaction ends.
"""

from __future__ import annotations

from django.db.migrations import RunSQL


def can_be_pointed_to(*tables: str) -> RunSQL:
    """Let rows of other tables point to a row together with its case."""
    return RunSQL(
        "".join(f"ALTER TABLE {table} ADD CONSTRAINT {table}_with_case UNIQUE (id, case_id);\n" for table in tables),
        "".join(f"ALTER TABLE {table} DROP CONSTRAINT {table}_with_case;\n" for table in tables),
    )


def same_case(table: str, **columns: str) -> RunSQL:
    """What the `columns` of `table` point to, in the tables given, is of the same case."""
    return RunSQL(
        "".join(
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_same_case FOREIGN KEY ({column}_id, case_id) "
            f"REFERENCES {target} (id, case_id) DEFERRABLE INITIALLY DEFERRED;\n"
            for column, target in columns.items()
        ),
        "".join(f"ALTER TABLE {table} DROP CONSTRAINT {table}_{column}_same_case;\n" for column in columns),
    )


def same_case_as(parent: str, table: str, link: str, **columns: str) -> RunSQL:
    """The same for rows that know their case only through the row of `parent` that their column `link` points to."""
    return RunSQL(
        "".join(
            f"""
CREATE FUNCTION {table}_{column}_same_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM {parent} parent JOIN {target} target ON target.case_id = parent.case_id
        WHERE parent.id = NEW.{link}_id AND target.id = NEW.{column}_id
    ) THEN
        RAISE EXCEPTION 'A row of one case points into another case.'
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = '{table}_{column}_same_case', TABLE = '{table}';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER {table}_{column}_same_case AFTER INSERT OR UPDATE OF {link}_id, {column}_id ON {table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {table}_{column}_same_case();
"""
            for column, target in columns.items()
        ),
        "".join(
            f"DROP TRIGGER {table}_{column}_same_case ON {table};\nDROP FUNCTION {table}_{column}_same_case();\n"
            for column in columns
        ),
    )
