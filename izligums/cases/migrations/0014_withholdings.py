import django.db.models.deletion
import izligums.cases.enums
import izligums.core.fields
from django.conf import settings
from django.db import migrations, models

from izligums.core.same_case import same_case


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0013_e_identity'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Withholding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ground', izligums.core.fields.EnumField(izligums.cases.enums.WithholdingGround, max_length=40)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withholdings', to='cases.case')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('participation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withholdings', to='cases.participation')),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('second', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(condition=models.Q(('ended_on', None)), fields=['participation'], name='cases_withholding_live')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ground__in', ['inquiry', 'prosecution', 'public_security', 'rights_of_others'])), name='cases_withholding_ground'), models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='cases_withholding_order'), models.CheckConstraint(condition=models.Q(('reader', models.F('by')), _negated=True), name='cases_withholding_not_own'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_by__isnull', True), ('second__isnull', True)), models.Q(('agreed_by__isnull', False), ('second__isnull', False), models.Q(('second', models.F('by')), _negated=True), models.Q(('second', models.F('reader')), _negated=True)), _connector='OR'), name='cases_withholding_by_two'), models.CheckConstraint(condition=models.Q(models.Q(('ended_by__isnull', True), ('ended_on__isnull', True)), models.Q(('ended_by__isnull', False), ('ended_on__isnull', False)), _connector='OR'), name='cases_withholding_ended_whole')],
            },
        ),
        same_case(
            "cases_withholding",
            participation="cases_participation",
            decided_by="cases_act",
            agreed_by="cases_act",
            ended_by="cases_act",
        ),
        migrations.CreateModel(
            name="AuditedCase",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("received_on", models.DateField()),
            ],
            options={"db_table": "audited_case", "managed": False},
        ),
        migrations.CreateModel(
            name="AuditedOpening",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("seen_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "audited_opening", "managed": False},
        ),
        migrations.CreateModel(
            name="AuditedAct",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("sequence", models.PositiveIntegerField()),
                ("step", models.CharField(max_length=40)),
                ("happened_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("capacity", izligums.core.fields.EnumField(izligums.cases.enums.Capacity, max_length=40)),
                ("deviation", models.JSONField()),
            ],
            options={"db_table": "audited_act", "managed": False},
        ),
    ]
