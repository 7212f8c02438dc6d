from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q

TRIGGER = """
CREATE OR REPLACE FUNCTION documents_owndata_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {allowed}
    RAISE EXCEPTION 'A request for somebody''s own data never changes.'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'documents_owndata_unchanged', TABLE = 'documents_owndata';
END
$$;
"""
DRAWN = """IF TG_OP = 'UPDATE' AND OLD.content IS NULL AND to_jsonb(NEW) - 'content' = to_jsonb(OLD) - 'content' THEN
        RETURN NEW;
    END IF;"""
# Neither is drawn again what has been erased.
DRAWN_OR_ERASED = """IF TG_OP = 'UPDATE' AND OLD.erased_on IS NULL
        AND to_jsonb(NEW) - 'content' - 'erased_on' = to_jsonb(OLD) - 'content' - 'erased_on'
        AND (OLD.content IS NULL) = (NEW.erased_on IS NULL)
    THEN
        RETURN NEW;
    END IF;"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_own_data")]
    operations = [
        migrations.AddField(
            model_name="owndata", name="erased_on", field=models.DateField(blank=True, null=True)
        ),
        migrations.AddConstraint(
            model_name="owndata",
            constraint=models.CheckConstraint(
                condition=Q(("erased_on", None)) | Q(("content__isnull", True)), name="documents_owndata_erased_whole"
            ),
        ),
        migrations.RunSQL(TRIGGER.format(allowed=DRAWN_OR_ERASED), TRIGGER.format(allowed=DRAWN)),
    ]
