import django.db.models.deletion
import izligums.cases.enums
import izligums.core.fields
from django.conf import settings
from django.db import migrations, models

from izligums.core.same_case import same_case

# Who received a case stands in its first entry. Who may open it follows from the assignments so far; the entries that
# gave and ended them are found by the mediator they name.
RECEIVED = """
UPDATE cases_case SET received_by_id = first.by_id
FROM cases_act AS first WHERE first.case_id = cases_case.id AND first.sequence = 1;
SET CONSTRAINTS ALL IMMEDIATE;
"""
GRANTED = """
INSERT INTO cases_grant (case_id, holder_id, capacity, unit_id, given_by_id, started_on, ended_by_id, ended_on)
SELECT a.case_id, m.user_id, CASE a.duty WHEN 'lead' THEN 'mediator' ELSE 'co_mediator' END, c.unit_id,
    (
        SELECT id FROM cases_act WHERE case_id = a.case_id AND (values ->> 'mediator')::bigint = a.mediator_id
        AND step = CASE a.duty WHEN 'lead' THEN 'assign_mediator' ELSE 'assign_co_mediator' END
        ORDER BY sequence LIMIT 1
    ),
    a.started_on,
    CASE WHEN a.ended_on IS NOT NULL THEN (
        SELECT id FROM cases_act WHERE case_id = a.case_id
        AND step IN ('end_assignment', 'declare_conflict', 'transfer') ORDER BY sequence DESC LIMIT 1
    ) END,
    a.ended_on
FROM cases_assignment AS a JOIN mediators_mediator AS m ON m.id = a.mediator_id JOIN cases_case AS c ON c.id = a.case_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('cases', '0003_journal_only_grows'),
        ('mediators', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='received_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunSQL(RECEIVED, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='case',
            name='received_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', izligums.core.fields.EnumField(izligums.cases.enums.Capacity, max_length=40)),
                ('started_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='cases.case')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.unit')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(condition=models.Q(('ended_on', None)), fields=['holder', 'case'], name='cases_grant_live')],
                'constraints': [models.CheckConstraint(condition=models.Q(('capacity__in', ['mediator', 'co_mediator', 'coordinator', 'head'])), name='cases_grant_capacity'), models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('case', 'holder', 'capacity'), name='cases_grant_one_live'), models.CheckConstraint(condition=models.Q(models.Q(('ended_by__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_by__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='cases_grant_ended_whole'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='cases_grant_order')],
            },
        ),
        migrations.RunSQL(GRANTED, migrations.RunSQL.noop),
        same_case("cases_grant", given_by="cases_act", ended_by="cases_act"),
    ]
