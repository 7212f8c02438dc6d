from __future__ import annotations

from django.db import migrations, models

# As before, and of which case a visitor is: they do not say it.
ENTER = """
CREATE OR REPLACE FUNCTION cases_reading_enter() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE before text := current_setting('izligums.job', true);
BEGIN
    PERFORM set_config('izligums.job', 'upkeep', true);
    NEW.at := now();
    {case}
    NEW.unit_id := (SELECT unit_id FROM cases_case WHERE id = NEW.case_id);
    PERFORM set_config('izligums.job', coalesce(before, ''), true);
    RETURN NEW;
END
$$;
"""
CASE = """IF NEW.visitor_id IS NOT NULL THEN
        NEW.person_id := NEW.visitor_id;
        NEW.case_id := (SELECT case_id FROM cases_participation WHERE id = NEW.visitor_id);
    END IF;"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_access")]
    operations = [
        migrations.AlterField("reading", "user_id", models.BigIntegerField(blank=True, null=True)),
        migrations.AddField("reading", "visitor_id", models.BigIntegerField(blank=True, null=True)),
        migrations.AddConstraint(
            "reading",
            models.CheckConstraint(
                condition=models.Q(("user_id__isnull", False), ("visitor_id__isnull", True))
                | models.Q(("user_id__isnull", True), ("visitor_id__isnull", False)),
                name="cases_reading_by_one",
            ),
        ),
        migrations.RunSQL(ENTER.replace("{case}", CASE), ENTER.replace("{case}", "")),
    ]
