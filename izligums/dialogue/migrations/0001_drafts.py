import django.db.models.deletion
import izligums.core.sealed
from django.db import migrations, models

from izligums.core.same_case import same_case


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0016_acts_in_the_own_space'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.CharField(max_length=100)),
                ('said', izligums.core.sealed.SealedJSON()),
                ('saved_at', models.DateTimeField(db_index=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='cases.case')),
                ('participation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='cases.participation')),
            ],
            options={
                'ordering': ['-saved_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('participation', 'page'), name='dialogue_draft_one_each')],
            },
        ),
        same_case("dialogue_draft", participation="cases_participation"),
    ]
