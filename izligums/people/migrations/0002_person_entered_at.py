from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='entered_at',
            field=models.DateTimeField(db_default=models.Func(function='now', output_field=models.DateTimeField()), editable=False),
        ),
    ]
