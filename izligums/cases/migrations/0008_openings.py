from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import izligums.core.sealed

# Once written, only the mark that the head of unit has seen it is added, once. Pages and jobs write nothing here at all:
# the doors in walls.sql, which belong to the owner, do.
FORWARDS = """
CREATE FUNCTION cases_opening_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.seen_at IS NULL AND ROW(OLD.id, OLD.case_id, OLD.holder_id, OLD.unit_id,
        OLD.from_unit_id, OLD.reason, OLD.at, OLD.until) IS NOT DISTINCT FROM ROW(NEW.id, NEW.case_id, NEW.holder_id,
        NEW.unit_id, NEW.from_unit_id, NEW.reason, NEW.at, NEW.until)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Who opened a case from outside stays on record.'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'cases_opening_never_changes', TABLE = 'cases_opening';
END
$$;
CREATE TRIGGER cases_opening_never_changes BEFORE UPDATE OR DELETE ON cases_opening
    FOR EACH ROW EXECUTE FUNCTION cases_opening_refuse();
DO $$
DECLARE role text;
BEGIN
    FOR role IN SELECT rolname FROM pg_roles WHERE rolname IN ('izligums_web', 'izligums_worker') LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON cases_opening FROM %I', role);
    END LOOP;
END $$;
"""
BACKWARDS = """
DROP TRIGGER cases_opening_never_changes ON cases_opening;
DROP FUNCTION cases_opening_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_readings"),
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", izligums.core.sealed.SealedText(key="openings")),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="cases.case"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
                (
                    "from_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.unit",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["holder", "until"], name="cases_opening_by_holder"),
                    models.Index(fields=["case", "id"], name="cases_opening_by_case"),
                    models.Index(fields=["unit", "id"], condition=Q(("seen_at", None)), name="cases_opening_unseen"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=~Q(("reason", "")), name="cases_opening_reason"),
                    models.CheckConstraint(condition=Q(("until__gt", F("at"))), name="cases_opening_order"),
                    models.CheckConstraint(
                        condition=Q(("from_unit", None)) | ~Q(("from_unit", F("unit"))),
                        name="cases_opening_from_outside",
                    ),
                    models.CheckConstraint(
                        condition=Q(seen_by__isnull=True, seen_at__isnull=True)
                        | Q(seen_by__isnull=False, seen_at__isnull=False) & ~Q(seen_by=F("holder")),
                        name="cases_opening_seen_whole",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
