from __future__ import annotations

from django.db import migrations, models

import izligums.cases.enums
import izligums.core.fields

# When it was read and of which unit the case was, the database says itself: who reads may not know the unit. The two
# functions belong to the owner; the first looks the unit up behind the walls.
FORWARDS = """
CREATE FUNCTION cases_reading_enter() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE before text := current_setting('izligums.job', true);
BEGIN
    PERFORM set_config('izligums.job', 'upkeep', true);
    NEW.at := now();
    NEW.unit_id := (SELECT unit_id FROM cases_case WHERE id = NEW.case_id);
    PERFORM set_config('izligums.job', coalesce(before, ''), true);
    RETURN NEW;
END
$$;
CREATE TRIGGER cases_reading_enter BEFORE INSERT ON cases_reading
    FOR EACH ROW EXECUTE FUNCTION cases_reading_enter();
CREATE FUNCTION cases_reading_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was read stays on record.'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'cases_reading_never_changes', TABLE = 'cases_reading';
END
$$;
CREATE TRIGGER cases_reading_never_changes BEFORE UPDATE OR DELETE ON cases_reading
    FOR EACH ROW EXECUTE FUNCTION cases_reading_refuse();
DO $$
DECLARE role text;
BEGIN
    FOR role IN SELECT rolname FROM pg_roles WHERE rolname IN ('izligums_web', 'izligums_worker') LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON cases_reading FROM %I', role);
    END LOOP;
END $$;
"""
BACKWARDS = """
DROP TRIGGER cases_reading_never_changes ON cases_reading;
DROP FUNCTION cases_reading_refuse();
DROP TRIGGER cases_reading_enter ON cases_reading;
DROP FUNCTION cases_reading_enter();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_sealed_journal")]
    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("user_id", models.BigIntegerField()),
                ("page", models.CharField(max_length=40)),
                ("case_id", models.BigIntegerField(blank=True, null=True)),
                ("unit_id", models.BigIntegerField(blank=True, null=True)),
                ("person_id", models.BigIntegerField(blank=True, null=True)),
                ("part", models.BigIntegerField(blank=True, null=True)),
                ("grant_id", models.BigIntegerField(blank=True, null=True)),
                ("hits", models.PositiveIntegerField(blank=True, null=True)),
                ("outcome", izligums.core.fields.EnumField(izligums.cases.enums.ReadingOutcome, max_length=40)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["-at", "-id"], name="cases_reading_latest"),
                    models.Index(fields=["case_id", "-at", "-id"], name="cases_reading_by_case"),
                    models.Index(fields=["user_id", "-at", "-id"], name="cases_reading_by_user"),
                    models.Index(fields=["unit_id", "-at", "-id"], name="cases_reading_by_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["read", "refused", "failed"])), name="cases_reading_outcome"
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
