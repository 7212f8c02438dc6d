from __future__ import annotations

from django.db import migrations

# Django's own models cannot promise this: a bulk update, another program or a person with SQL would pass them by.
# What happens to a row later is written once: that a later act superseded it, and what the act brought about.
FORWARDS = """
CREATE FUNCTION cases_act_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER cases_act_never_changes BEFORE UPDATE OR DELETE ON cases_act
    FOR EACH ROW EXECUTE FUNCTION cases_act_refuse();
CREATE FUNCTION cases_fact_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'superseded' = to_jsonb(OLD) - 'superseded'
        AND (NEW.superseded OR NOT OLD.superseded)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A fact never changes; a later one is recorded, or a correction.'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'cases_fact_never_changes', TABLE = 'cases_fact';
END
$$;
CREATE TRIGGER cases_fact_never_changes BEFORE UPDATE OR DELETE ON cases_fact
    FOR EACH ROW EXECUTE FUNCTION cases_fact_refuse();
"""
BACKWARDS = """
DROP TRIGGER cases_fact_never_changes ON cases_fact;
DROP FUNCTION cases_fact_refuse();
DROP TRIGGER cases_act_never_changes ON cases_act;
DROP FUNCTION cases_act_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_rows_of_one_case")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
