from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.utils import timezone

from izligums.cases import anchors
from izligums.cases.chaining import seal_all

# The seal is written once, with what the act brought about; no transaction ends with an entry that has none.
ONCE = """
CREATE OR REPLACE FUNCTION cases_act_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - '{superseded_by_id,created,seal}'::text[]
            = to_jsonb(OLD) - '{superseded_by_id,created,seal}'::text[]
        AND (OLD.superseded_by_id IS NULL OR OLD.superseded_by_id IS NOT DISTINCT FROM NEW.superseded_by_id)
        AND (OLD.created IS NOT DISTINCT FROM NEW.created OR OLD.created IS NULL AND OLD.seal IS NULL)
        AND (OLD.seal IS NULL OR OLD.seal IS NOT DISTINCT FROM NEW.seal)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'An entry of the journal never changes.'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'cases_act_never_changes', TABLE = 'cases_act';
END
$$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION cases_act_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'superseded_by_id' - 'created' = to_jsonb(OLD) - 'superseded_by_id' - 'created'
        AND (OLD.superseded_by_id IS NULL OR OLD.superseded_by_id IS NOT DISTINCT FROM NEW.superseded_by_id)
        AND (OLD.created IS NULL OR OLD.created IS NOT DISTINCT FROM NEW.created)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'An entry of the journal never changes.'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'cases_act_never_changes', TABLE = 'cases_act';
END
$$;
"""
SEALED = """
SET CONSTRAINTS ALL IMMEDIATE;
CREATE FUNCTION cases_act_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM cases_act WHERE id = NEW.id AND (seal IS NULL OR octet_length(seal) <> 32)) THEN
        RAISE EXCEPTION 'An entry of the journal has no seal.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_act_sealed', TABLE = 'cases_act';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER cases_act_sealed AFTER INSERT OR UPDATE OF seal ON cases_act
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_act_sealed();
"""
UNSEALED = """
DROP TRIGGER cases_act_sealed ON cases_act;
DROP FUNCTION cases_act_sealed();
"""


def seal_what_stands(apps: Any, schema_editor: Any) -> None:
    """Entries older than the seal are taken as they stand: what happened to them before, it cannot tell."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM cases_act)")
        if cursor.fetchone()[0]:
            anchors.append(seal_all(cursor), at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_sealed_words")]
    operations = [
        migrations.AddField("act", "seal", models.BinaryField(blank=True, null=True)),
        migrations.RunSQL(ONCE, BEFORE),
        migrations.RunPython(seal_what_stands, migrations.RunPython.noop),
        migrations.RunSQL(SEALED, UNSEALED),
    ]
