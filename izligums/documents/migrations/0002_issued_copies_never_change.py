from __future__ import annotations

from django.db import migrations

# Django's own models cannot promise this: a bulk update, another program or a person with SQL would pass them by.
# The rendered file may be added once. An empty table may be truncated, which is what emptying a test database does.
FORWARDS = """
CREATE FUNCTION documents_issueddocument_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.content IS NULL AND NEW.content IS NOT NULL
            AND to_jsonb(NEW) - 'content' - 'sha256' = to_jsonb(OLD) - 'content' - 'sha256'
        THEN
            RETURN NEW;
        END IF;
    ELSIF TG_OP = 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT FROM documents_issueddocument) THEN
            RETURN NULL;
        END IF;
    END IF;
    RAISE EXCEPTION 'An issued paper never changes.' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER documents_issueddocument_unchanged BEFORE UPDATE OR DELETE ON documents_issueddocument
    FOR EACH ROW EXECUTE FUNCTION documents_issueddocument_refuse();
CREATE TRIGGER documents_issueddocument_not_emptied BEFORE TRUNCATE ON documents_issueddocument
    FOR EACH STATEMENT EXECUTE FUNCTION documents_issueddocument_refuse();
"""
BACKWARDS = """
DROP TRIGGER documents_issueddocument_not_emptied ON documents_issueddocument;
DROP TRIGGER documents_issueddocument_unchanged ON documents_issueddocument;
DROP FUNCTION documents_issueddocument_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
