from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="HelpNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("number", models.CharField(blank=True, max_length=20)),
                ("valid_from", models.DateField()),
                ("note", models.CharField(blank=True, max_length=500)),
                ("set_by", models.CharField(max_length=60)),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name", "valid_from", "pk"],
                "indexes": [models.Index(fields=["name", "valid_from"], name="core_helpnumber_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", ""), ("number__regex", "^\\+?[0-9][0-9 ]*[0-9]$"), _connector="OR"
                        ),
                        name="core_helpnumber_dialled",
                    )
                ],
            },
        ),
    ]
